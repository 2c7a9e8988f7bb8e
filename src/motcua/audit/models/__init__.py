"""What audit remembers."""

from __future__ import annotations

from motcua.audit.models.delivery import Delivery
from motcua.audit.models.event import Event, PersonalPart
from motcua.audit.models.person_key import PersonKey

__all__ = ["Delivery", "Event", "PersonKey", "PersonalPart"]
