"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "motcua.demo"
    label = "demo"
    verbose_name = "Tỉnh trình diễn"
