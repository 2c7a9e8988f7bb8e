"""Planned changes, made from what was typed; the verbs and the previews make them alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from motcua.calendars.rules.entries import OFF_KINDS, ChangeKind, Entry, NationalDay
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text

TEXT_LENGTH = 200


def plan_closing(
    unit_id: int,
    *,
    first_day: dt.date,
    last_day: dt.date | None = None,
    from_time: dt.time | None = None,
    to_time: dt.time | None = None,
    name: str,
    legal_basis: str,
    kind: ChangeKind = ChangeKind.CLOSING,
) -> Entry:
    if kind not in OFF_KINDS:
        raise InvalidInput("Chọn nghỉ tại đơn vị, ngày nghỉ hoặc nghỉ bù.", field="kind")
    return Entry(
        kind=kind, unit_id=unit_id, first_day=first_day, last_day=last_day or first_day,
        from_time=from_time, to_time=to_time, name=line(name, "name"),
        legal_basis=line(legal_basis, "legal_basis"),
    )  # fmt: skip


def plan_working(
    unit_id: int, *, day: dt.date, hours: str = "", name: str = "", legal_basis: str
) -> Entry:
    return Entry(
        kind=ChangeKind.WORKING, unit_id=unit_id, first_day=day, last_day=day,
        hours=" ".join(hours.split()), name=line(name, "name"),
        legal_basis=line(legal_basis, "legal_basis"),
    )  # fmt: skip


def plan_swap(
    unit_id: int, *, off: dt.date, made_up_on: dt.date, name: str = "", legal_basis: str
) -> Entry:
    return Entry(
        kind=ChangeKind.SWAP, unit_id=unit_id, first_day=off, last_day=off, made_up_on=made_up_on,
        name=line(name, "name") or f"Hoán đổi, làm bù ngày {made_up_on:%d/%m/%Y}",
        legal_basis=line(legal_basis, "legal_basis"),
    )  # fmt: skip


def plan_hours(
    unit_id: int,
    *,
    valid_from: dt.date,
    week: Sequence[str],
    reception: Iterable[int] = (),
    name: str = "",
    legal_basis: str,
) -> Entry:
    """`week`: the hours of Monday to Sunday; `reception`: weekdays that count for no term."""
    texts = tuple(" ".join(text.split()) for text in week)
    if len(texts) != 7:
        raise InvalidInput("Tuần làm việc cần đủ bảy ngày, từ thứ Hai đến Chủ nhật.", field="day_0")
    return Entry(
        kind=ChangeKind.HOURS, unit_id=unit_id, first_day=valid_from, week=texts,
        reception=frozenset(reception), name=line(name, "name"),
        legal_basis=line(legal_basis, "legal_basis"),
    )  # fmt: skip


def plan_year(year: int, *, days: Iterable[NationalDay], legal_basis: str) -> Entry:
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise InvalidInput("Năm không có thật. Ghi bốn chữ số, ví dụ 2027.", field="year")
    basis = line(legal_basis, "legal_basis")
    if not basis:
        raise InvalidInput("Ghi số thông báo nghỉ lễ, Tết của năm.", field="legal_basis")
    return Entry(
        kind=ChangeKind.YEAR, unit_id=None, first_day=dt.date(year, 1, 1),
        last_day=dt.date(year, 12, 31), days=tuple(sorted(days, key=lambda day: day.day)),
        legal_basis=basis,
    )  # fmt: skip


def plan_withdrawal(change: Entry, *, name: str) -> Entry:
    """Takes a change back; its days are those of the change."""
    reason = line(name, "name")
    if not reason:
        raise InvalidInput("Ghi vì sao bỏ thay đổi này.", field="name")
    return Entry(
        kind=ChangeKind.WITHDRAWAL, unit_id=change.unit_id, first_day=change.begins,
        last_day=max(change.ends, change.made_up_on or change.ends), name=reason,
        legal_basis=change.legal_basis, withdraws=change.pk,
    )  # fmt: skip


def line(text: str, field: str) -> str:
    """On one line, without invisible letters, no longer than the column."""
    found = " ".join(clean_text(text).split())
    if len(found) > TEXT_LENGTH:
        raise InvalidInput(
            f"Dài {len(found)} ký tự, tối đa {TEXT_LENGTH}. Ghi gọn lại.", field=field
        )
    return found
