"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        from motcua.dossiers.actions.carry_party import DossierCarrier
        from motcua.dossiers.tasks import listen
        from motcua.parties import carriers

        listen()
        carriers.register(DossierCarrier())
