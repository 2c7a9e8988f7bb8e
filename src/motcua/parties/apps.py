"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "motcua.parties"
    label = "parties"
    verbose_name = "Người nộp hồ sơ"
