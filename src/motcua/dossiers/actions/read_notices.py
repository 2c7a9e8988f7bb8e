"""Mark notices as read: one, those of a dossier that was opened, or all (ADR 0021)."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.queries.notices import notices_of
from motcua.organisations.officer import Officer


def read_notices(
    *, by: Officer, at: dt.datetime, notice: int | None = None, dossier: str = ""
) -> int:
    """Only one's own; returns how many were not read before."""
    unread = notices_of(by).filter(read_at=None)
    if notice is not None:
        unread = unread.filter(pk=notice)
    if dossier:
        unread = unread.filter(dossier__code=dossier)
    return unread.update(read_at=at)
