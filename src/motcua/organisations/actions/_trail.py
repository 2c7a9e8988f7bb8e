"""What every verb of the room leaves behind: its event, marked with the session it was done in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.audit.actions import record as leave
from motcua.audit.models import Event
from motcua.kernel.actor import Actor
from motcua.organisations.officer import Officer


def record(
    *,
    chain: str,
    type: str,  # noqa: A002 - as audit's own
    by: Actor,
    at: dt.datetime,
    facts: dict[str, Any],
) -> Event:
    session = by.administration_id if isinstance(by, Officer) else None
    marked = {**facts, "administration": session} if session else facts
    return leave(chain=chain, type=type, by=by, at=at, facts=marked)
