"""The next number of a unit's register; drawn in the transaction of the act, so none is skipped."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.models import DocumentBook
from motcua.kernel import clock
from motcua.kernel.errors import WrongState


def draw_number(unit_id: int, kind: DocumentBook.Kind, at: dt.datetime) -> str:
    """`1287/KQ`: from 1 each year, without a gap (NĐ 30/2020/NĐ-CP, Điều 15)."""
    year = clock.local(at).year
    DocumentBook.objects.get_or_create(unit_id=unit_id, kind=kind, year=year)
    book = DocumentBook.objects.select_for_update().get(unit_id=unit_id, kind=kind, year=year)
    book.last += 1
    book.save(update_fields=["last"])
    return f"{book.last}/{kind}"


def check_number(drawn: str, *, borne: str) -> None:
    """What is signed or sealed already bears its number: another one drawn is not its."""
    if drawn != borne:
        raise WrongState(
            f"Số {borne} vừa được cấp cho văn bản khác; số tiếp theo là {drawn}. "
            "Ký lại với số mới rồi ban hành.",
            code="number_taken",
        )
