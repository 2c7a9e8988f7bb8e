"""Django's entry to the door."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "motcua.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"
