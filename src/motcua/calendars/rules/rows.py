"""Rows of a calendar file (docs/calendar-file.md) as planned changes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from motcua.calendars.rules.entries import ChangeKind, Entry, NationalDay
from motcua.calendars.rules.plans import (
    plan_closing,
    plan_hours,
    plan_swap,
    plan_working,
    plan_year,
)
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.kernel.folding import fold
from motcua.worktime import DayKind

COLUMNS = ("unit", "from", "to", "kind", "hours", "name", "legal_basis")
KINDS = ("hours", "closing", "holiday", "compensation", "swap", "working")
NATIONAL_KINDS = ("holiday", "compensation", "swapped-off", "working")
MOST_DAYS = 31
_DAYS = ("t2", "t3", "t4", "t5", "t6", "t7", "cn")
_PART = re.compile(
    r"(?P<days>(?:T[2-7]|CN)(?:\s*[-–]\s*(?:T[2-7]|CN))?)\s*:?\s*(?P<hours>.*)", re.IGNORECASE
)
_RECEPTION = "tiep nhan"
_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
_TIMED = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M")


@dataclass(kw_only=True)
class Reading:
    """Planned changes and faults, each with the number of its line; a year stands at its first."""

    planned: list[tuple[int, Entry]] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)

    def blame(self, line: int, fault: DomainError) -> None:
        self.faults += [
            (line, name, text) for name, texts in fault.errors.items() for text in texts
        ]


def read_rows(rows: Iterable[tuple[int, Mapping[str, str]]], units: Mapping[str, int]) -> Reading:
    """`units`: the slug and the code of each unit → its number."""
    found, years = Reading(), _Years()
    for line, row in rows:
        try:
            if row["unit"].strip():
                found.planned.append((line, _of_unit(row, units)))
            else:
                years.take(line, row)
        except DomainError as fault:
            found.blame(line, fault)
    for line, year, days, basis in years.all():
        try:
            found.planned.append((line, plan_year(year, days=days, legal_basis=basis)))
        except DomainError as fault:
            found.blame(line, fault)
    found.planned.sort(key=lambda each: each[0])
    return found


class _Years:
    """Days of the whole country, gathered by year; the law of the first row is the year's."""

    def __init__(self) -> None:
        self.days: dict[int, list[NationalDay]] = {}
        self.first: dict[int, tuple[int, str]] = {}

    def take(self, line: int, row: Mapping[str, str]) -> None:
        kind = row["kind"].strip().lower()
        if kind not in NATIONAL_KINDS:
            raise InvalidInput(
                f"Dòng không có đơn vị là ngày của cả nước; kind phải là {', '.join(NATIONAL_KINDS)}.",
                field="kind",
            )
        begins, _ = _moment(row["from"], "from")
        ends, _ = _moment(row["to"], "to") if row["to"].strip() else (begins, None)
        if not 0 <= (ends - begins).days < MOST_DAYS:
            raise InvalidInput("Ngày kết thúc phải sau ngày bắt đầu, cách không quá 31 ngày.",
                               field="to")  # fmt: skip
        for number in range((ends - begins).days + 1):
            day = begins + dt.timedelta(number)
            national = NationalDay(day=day, kind=DayKind(kind), name=row["name"].strip())
            self.days.setdefault(day.year, []).append(national)
            self.first.setdefault(day.year, (line, row["legal_basis"]))

    def all(self) -> Iterator[tuple[int, int, list[NationalDay], str]]:
        for year, days in sorted(self.days.items()):
            line, basis = self.first[year]
            yield line, year, days, basis


def _of_unit(row: Mapping[str, str], units: Mapping[str, int]) -> Entry:
    name = row["unit"].strip()
    unit = units.get(name)
    if unit is None:
        raise InvalidInput(
            f"Không có đơn vị “{name}”. Ghi tên ngắn cố định hoặc mã định danh của đơn vị.",
            field="unit",
        )
    kind = row["kind"].strip().lower()
    if kind not in KINDS:
        raise InvalidInput(f"kind “{kind}” lạ. Chọn một trong: {', '.join(KINDS)}.", field="kind")
    day, time = _moment(row["from"], "from")
    told = {"name": row["name"], "legal_basis": row["legal_basis"]}
    match ChangeKind(kind):
        case ChangeKind.HOURS:
            week, reception = read_week(row["hours"])
            return plan_hours(unit, valid_from=day, week=week, reception=reception, **told)
        case ChangeKind.WORKING:
            return plan_working(unit, day=day, hours=row["hours"], **told)
        case ChangeKind.SWAP:
            return plan_swap(unit, off=day, made_up_on=_moment(row["to"], "to")[0], **told)
    last, until = _moment(row["to"], "to") if row["to"].strip() else (day, None)
    return plan_closing(
        unit, first_day=day, last_day=last, from_time=time, to_time=until, kind=ChangeKind(kind),
        **told,
    )  # fmt: skip


def read_week(text: str) -> tuple[list[str], set[int]]:
    """`T2-T6: 07:30-11:30, 13:30-17:30; T7: 07:30-11:30 tiếp nhận`; what is not named is off."""
    week, reception = [""] * 7, set()
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _PART.fullmatch(part)
        if match is None:
            raise InvalidInput(
                f"Không hiểu “{part}”. Viết như “T2-T6: 07:30-11:30, 13:30-17:30”.", field="hours"
            )
        days, hours = match["days"].lower(), match["hours"].strip()
        ends = [_DAYS.index(each.strip()) for each in re.split(r"[-–]", days)]
        only = fold(hours).endswith(_RECEPTION)
        for number in range(ends[0], ends[-1] + 1):
            week[number] = hours[: -len("tiếp nhận")].strip() if only else hours
            reception |= {number} if only else set()
    return week, reception


def _moment(text: str, column: str) -> tuple[dt.date, dt.time | None]:
    text = text.strip()
    for formats, timed in ((_FORMATS, False), (_TIMED, True)):
        for form in formats:
            try:
                found = dt.datetime.strptime(text, form)  # noqa: DTZ007 - a clock on a wall
            except ValueError:
                continue
            return found.date(), found.time() if timed else None
    raise InvalidInput(
        f"“{text}” không phải ngày có thật. Viết 2026-10-12 hoặc 2026-10-12 09:30.", field=column
    )
