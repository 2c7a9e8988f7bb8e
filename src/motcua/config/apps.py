"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class InstallationConfig(AppConfig):
    name = "motcua.config"
    label = "installation"
    verbose_name = "Bản cài đặt"

    def ready(self) -> None:
        from motcua.config.backups import forgetting

        forgetting.subscribe()
