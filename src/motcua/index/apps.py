"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class IndexConfig(AppConfig):
    name = "motcua.index"
    label = "index"
    verbose_name = "Chỉ số CCHC"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.index.queries.open_rankings import register_own
        from motcua.index.queries.rewarding import register_ranks
        from motcua.index.tasks import listen

        register_own()
        register_ranks()
        listen()
