"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "motcua.directives"
    label = "directives"
    verbose_name = "Nhiệm vụ giao"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.directives import tasks
        from motcua.directives.carrying import TaskCarrier
        from motcua.directives.queries.citations import cited
        from motcua.legislation import citations
        from motcua.organisations import carriers

        carriers.register("directives", TaskCarrier())
        citations.register("directives", cited)
        tasks.listen()
