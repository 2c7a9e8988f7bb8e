"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "motcua.oversight"
    label = "oversight"
    verbose_name = "Kiểm tra, kế hoạch"
    default_auto_field = "django.db.models.BigAutoField"
