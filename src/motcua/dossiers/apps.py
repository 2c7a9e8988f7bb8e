"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        from motcua.dossiers.carrying import DossierCarrier
        from motcua.dossiers.subscriptions import on_post_ended
        from motcua.kernel.events import subscribe
        from motcua.organisations import carriers
        from motcua.organisations.actions._ending import POST_ENDED

        subscribe("dossiers.release", POST_ENDED, handler=on_post_ended)
        carriers.register("dossiers", DossierCarrier())
