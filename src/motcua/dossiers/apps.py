"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from motcua.kernel import events


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        from motcua.dossiers import reader_index, search_index
        from motcua.dossiers.actions.carry_party import DossierCarrier
        from motcua.dossiers.carrying import ReorganisationCarrier
        from motcua.dossiers.passage import EVENTS
        from motcua.dossiers.queries.citations import cited
        from motcua.dossiers.rules.notices import HEARD
        from motcua.dossiers.subscriptions import on_post_ended
        from motcua.dossiers.tasks import listen
        from motcua.kernel.events import subscribe
        from motcua.legislation import citations
        from motcua.organisations import carriers as of_units
        from motcua.organisations.actions._ending import POST_ENDED
        from motcua.parties import carriers as of_parties

        subscribe("dossiers.release", POST_ENDED, handler=on_post_ended)
        citations.register("dossiers", cited)
        of_units.register("dossiers", ReorganisationCarrier())
        of_parties.register(DossierCarrier())
        listen()
        post_migrate.connect(search_index.ensure, sender=self, dispatch_uid="dossiers.search_index")
        pre_migrate.connect(
            reader_index.step_aside, sender=self, dispatch_uid="dossiers.reader_index.aside"
        )
        post_migrate.connect(reader_index.ensure, sender=self, dispatch_uid="dossiers.reader_index")
        heard = (EVENTS[verb] for verb in HEARD)
        subscribe("dossiers.notices", *heard, handler=_tell_officers)


def _tell_officers(told: events.Announcement) -> None:
    from motcua.dossiers.actions.notify import notify
    from motcua.kernel import clock
    from motcua.kernel.actor import SystemActor

    worker = SystemActor("system:worker", "Hệ thống")
    notify(told.chain, told.sequence, by=worker, at=clock.now())
