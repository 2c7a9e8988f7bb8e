"""The eighteen points of NĐ 61/2018: what dossiers tell of a unit's criteria, and which dossiers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import InvalidInput
from motcua.reports.queries import by_instant, petitions
from motcua.reports.queries.service_place import place_of
from motcua.reports.rules.evaluation import evaluation
from motcua.reports.rules.evaluation_facts import TOLD, petition_points, points

MOST_LISTED = 200
_COLUMNS = ("code", "agency", "received_s", "finished_s", "due_s", "supplements")


@dataclass(frozen=True, kw_only=True)
class Told:
    """How many dossiers earn 2, 1 and 0 points."""

    counts: tuple[int, int, int]

    @property
    def whole(self) -> int:
        return sum(self.counts)

    @property
    def earned(self) -> int:
        return 2 * self.counts[0] + self.counts[1]


def check_period(first: dt.date, last: dt.date) -> None:
    """Raises InvalidInput where NĐ 61 was not in force on all these days."""
    rules = evaluation()
    until = rules.valid_to - dt.timedelta(days=1)
    if last < first:
        raise InvalidInput("Ngày cuối đứng trước ngày đầu. Đổi lại hai ngày.", field="den")
    if not (rules.valid_from <= first and last <= until):
        raise InvalidInput(
            f"Cách chấm 18 điểm có hiệu lực từ {rules.valid_from:%d/%m/%Y} đến hết "
            f"{until:%d/%m/%Y}. Chọn kỳ nằm trong khoảng ấy; từ {rules.valid_to:%d/%m/%Y} xem Bộ "
            "chỉ số 766.",
            field="tu" if first < rules.valid_from else "den",
        )


def told_by_dossiers(first: dt.date, last: dt.date, unit: str = "") -> dict[int, Told]:
    """By number of the criterion, of the dossiers finished on these days."""
    check_period(first, last)
    found: dict[int, Counter[int]] = {number: Counter() for number in TOLD}
    for _, earned in _each(first, last, unit):
        for number, value in earned.items():
            found[number][value] += 1
    return {n: Told(counts=(of[2], of[1], of[0])) for n, of in found.items()}


@dataclass(frozen=True, kw_only=True)
class Petitions:
    """Those whose answer fell due in the period; `points` of criterion 8, None: none fell due."""

    whole: int
    answered: int
    in_time: int
    points: int | None


def told_by_petitions(first: dt.date, last: dt.date, unit: str = "") -> Petitions:
    """Of the unit and all below it. Raises InvalidInput as `told_by_dossiers`."""
    check_period(first, last)
    ids = place_of(unit, last).unit_ids if unit else None
    whole, answered, in_time = petitions.settled(first, last, unit_ids=ids)
    earned = petition_points(in_time, answered, whole)
    return Petitions(whole=whole, answered=answered, in_time=in_time, points=earned)


def dossiers(
    first: dt.date, last: dt.date, unit: str, criterion: int, earned: int
) -> tuple[list[str], int]:
    """Codes of those that earn so many points, and how many there are. Raises InvalidInput."""
    check_period(first, last)
    if criterion not in TOLD:
        raise InvalidInput(f"Tiêu chí {criterion} không tính từ hồ sơ được.", field="tieu_chi")
    codes = [code for code, one in _each(first, last, unit) if one.get(criterion) == earned]
    return codes[:MOST_LISTED], len(codes)


def _each(first: dt.date, last: dt.date, unit: str) -> Iterator[tuple[str, dict[int, int]]]:
    begins = int(dt.datetime.combine(first, dt.time(), VIETNAM).timestamp())
    ends = int(dt.datetime.combine(last, dt.time(), VIETNAM).timestamp()) + 86_400
    for row in _finished(begins, ends, place_of(unit, last).codes if unit else None):
        code, named = (
            row["code"],
            {name: row[name] for name in ("finished_s", "due_s", "supplements")},
        )
        every = {number: points(number, **named) for number in TOLD}
        yield code, {number: value for number, value in every.items() if value is not None}


def _finished(begins: int, ends: int, agencies: Collection[str] | None) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    rows = by_instant.dossiers(_COLUMNS)
    wanted = (pc.field("finished_s") >= begins) & (pc.field("finished_s") < ends)
    wanted &= pc.field("received_s").is_valid()
    if agencies is not None:
        wanted &= pc.field("agency").isin(sorted(agencies))
    found: list[dict[str, Any]] = rows.filter(wanted).sort_by("code").to_pylist()
    return found
