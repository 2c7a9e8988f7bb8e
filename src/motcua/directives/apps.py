"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "motcua.directives"
    label = "directives"
    verbose_name = "Nhiệm vụ giao"
    default_auto_field = "django.db.models.BigAutoField"
