"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "motcua.reports"
    label = "reports"
    verbose_name = "Báo cáo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.reports.queries.open_sets import register_own
        from motcua.reports.tasks import listen

        register_own()
        listen()
