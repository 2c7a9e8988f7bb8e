"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        from motcua.dossiers import search_index
        from motcua.dossiers.actions.carry_party import DossierCarrier
        from motcua.parties import carriers

        carriers.register(DossierCarrier())
        post_migrate.connect(search_index.ensure, sender=self, dispatch_uid="dossiers.search_index")
