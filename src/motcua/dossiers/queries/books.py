"""The next number of a register, as the clerk sees it before it is drawn."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.models import DocumentBook
from motcua.kernel import clock


def next_number(
    unit_id: int, at: dt.datetime, kind: DocumentBook.Kind = DocumentBook.Kind.RESULT
) -> str:
    """What is sealed bears this number, if nobody draws it meanwhile."""
    book = DocumentBook.objects.filter(unit_id=unit_id, kind=kind, year=clock.local(at).year)
    last = book.values_list("last", flat=True).first() or 0
    return f"{last + 1}/{kind}"
