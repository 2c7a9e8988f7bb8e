"""Fixtures of the room."""

from __future__ import annotations

from tests.parties.people import officials

__all__ = ["officials"]
