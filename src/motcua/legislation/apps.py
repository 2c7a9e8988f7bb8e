from __future__ import annotations

from django.apps import AppConfig


class LegislationConfig(AppConfig):
    name = "motcua.legislation"
    label = "legislation"
    verbose_name = "Văn bản pháp luật"
    default_auto_field = "django.db.models.BigAutoField"
