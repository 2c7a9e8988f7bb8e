"""Django's entry to the room."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "motcua.calendars"
    label = "calendars"
    verbose_name = "Lịch làm việc"
