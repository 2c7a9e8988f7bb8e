"""What audit remembers."""

from __future__ import annotations

from motcua.audit.models.delivery import Delivery
from motcua.audit.models.event import Event, PersonalPart
from motcua.audit.models.person_key import PersonKey
from motcua.audit.models.reading_log import ReadingLog

__all__ = ["Delivery", "Event", "PersonKey", "PersonalPart", "ReadingLog"]
