"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "motcua.feedback"
    label = "feedback"
    verbose_name = "Phản hồi"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.feedback import tasks
        from motcua.feedback.carrying import PetitionCarrier
        from motcua.organisations import carriers

        carriers.register("feedback", PetitionCarrier())
        tasks.listen()
