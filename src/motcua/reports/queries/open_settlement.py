"""Open data of what was received and settled: the form II.06 by month, with small counts withheld.

All tables that tell the same counts are judged together, so that one does not tell what another
withholds: by unit, by field, by channel, and what one month leaves open and the next carries over.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel import clock
from motcua.reports.indicators.definitions import INDICATORS, STATUTORY, Indicator
from motcua.reports.indicators.engines import Tables, in_memory
from motcua.reports.indicators.measures import MEASURES
from motcua.reports.indicators.reckoning import reckon
from motcua.reports.indicators.span import Span, span
from motcua.reports.queries import by_instant
from motcua.reports.queries.settlement import NEEDED, names_of
from motcua.reports.rules.open_data import Drawn, Row, Shared, least_on, settings
from motcua.reports.rules.suppression import Relation, withheld

TOTAL = "TOTAL"
SHARED = "settlement"
AGENCY, FIELD = "agency", "field"
COUNTS = {
    "received_total": "c3", "received_online": "c4", "received_counter_post": "c5",
    "carried_in": "c6", "settled": "c7", "settled_early": "c8", "settled_on_time": "c9",
    "settled_late": "c10", "open": "c11", "open_in_time": "c12", "open_overdue": "c13",
}  # fmt: skip
_CHANNELS = ("received_counter", "received_post")
EVERY = (*COUNTS, *_CHANNELS)
_SUMS = {
    "received_total": (
        ("received_online", "received_counter_post", "carried_in"), ("settled", "open"),
    ),
    "received_counter_post": (_CHANNELS,),
    "settled": (("settled_early", "settled_on_time", "settled_late"),),
    "open": (("open_in_time", "open_overdue"),),
}  # fmt: skip
_BY_POST = Indicator(
    key="received_by_post", label="", name="", unit=INDICATORS["c4"].unit, legal_basis="",
    valid_from=INDICATORS["c4"].valid_from, numerator=("received_by_post",),
)  # fmt: skip
assert "received_by_post" in MEASURES

# (month, "" or agency or field, key of the row or TOTAL, name of the count)
Cell = tuple[str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Counts of all cells, and which of them must not be told."""

    first: dt.date
    last: dt.date
    cells: Mapping[Cell, int]
    hidden: frozenset[Cell]

    def told(self, cell: Cell) -> int | None:
        return None if cell in self.hidden else self.cells[cell]


def months_before(at: dt.datetime) -> tuple[dt.date, dt.date]:
    """The first and the last day of the whole months that are over."""
    last = clock.local(at).date().replace(day=1) - dt.timedelta(days=1)
    months = last.year * 12 + last.month - int(settings()["months"])
    return dt.date(months // 12, months % 12 + 1, 1), last


def table(at: dt.datetime) -> Table:
    """Of the whole months before an instant, as it stood then."""
    first, last = months_before(at)
    with in_memory(by_instant.dossiers(NEEDED, at)) as tables:
        cells = dict(_counted(tables, span(first, last, at)))
    hidden = withheld(cells, _relations(cells), least_on(clock.local(at).date()))
    return Table(
        first=first,
        last=last,
        cells=cells,
        hidden=frozenset(cell for cell in cells if cell in hidden),
    )


def _counted(tables: Tables, whole: Span) -> Iterator[tuple[Cell, int]]:
    """One reading a month; rows without dossiers are left out, the sum of all is not."""
    asked = (*STATUTORY, _BY_POST)
    for month, part in whole.months():
        sums: dict[tuple[str, str], Counter[str]] = {("", TOTAL): Counter()}
        for (agency, field), found in reckon(
            tables, part, by=[AGENCY, FIELD], indicators=asked
        ).items():
            for row in (("", TOTAL), (AGENCY, str(agency)), (FIELD, str(field))):
                sums.setdefault(row, Counter()).update(found.sums)
        for row, counts in sums.items():
            if row[0] == "" or any(counts.values()):
                yield from _of(month, *row, counts)


def _of(month: str, by: str, row: str, sums: Mapping[str, int]) -> Iterator[tuple[Cell, int]]:
    for name, column in COUNTS.items():
        yield (month, by, row, name), sums[column]
    post = sums["received_by_post"]
    yield (month, by, row, "received_counter"), sums["c5"] - post
    yield (month, by, row, "received_post"), post


def _relations(cells: Mapping[Cell, int]) -> Iterator[Relation]:
    rows = dict.fromkeys(cell[:3] for cell in cells)
    for row in rows:
        for total, ways in _SUMS.items():
            for parts in ways:
                yield Relation((*row, total), tuple((*row, part) for part in parts))
    yield from _down(rows)
    yield from _from_month_to_month(cells, rows)


def _down(rows: Mapping[Any, None]) -> Iterator[Relation]:
    for month in dict.fromkeys(row[0] for row in rows):
        for by in (AGENCY, FIELD):
            parts = [row for row in rows if row[:2] == (month, by)]
            if not parts:
                continue
            for name in EVERY:
                yield Relation((month, "", TOTAL, name), tuple((*row, name) for row in parts))


def _from_month_to_month(cells: Mapping[Cell, int], rows: Mapping[Any, None]) -> Iterator[Relation]:
    """What is open at the end of a month is what the next one carries in."""
    for month, by, row in rows:
        year, number = int(month[:4]), int(month[5:])
        following = f"{year + number // 12:04d}-{number % 12 + 1:02d}"
        carried, left = (following, by, row, "carried_in"), (month, by, row, "open")
        if carried in cells and cells[carried] == cells[left]:
            yield Relation(carried, (left,))


def _once(at: dt.datetime, shared: Shared) -> Table:
    found = shared.get(SHARED) or table(at)
    assert isinstance(found, Table)
    shared[SHARED] = found
    return found


def by_unit(at: dt.datetime, shared: Shared) -> Drawn:
    return _drawn(_once(at, shared), AGENCY, "unit", "unit_name", COUNTS)


def by_field(at: dt.datetime, shared: Shared) -> Drawn:
    return _drawn(_once(at, shared), FIELD, "field", "", COUNTS)


def channels(at: dt.datetime, shared: Shared) -> Drawn:
    wanted = ("received_online", "received_counter", "received_post")
    return _drawn(_once(at, shared), AGENCY, "unit", "unit_name", wanted)


def on_time(at: dt.datetime, shared: Shared) -> Drawn:
    """Shares of counts that are told, so that the share tells nothing more."""
    found = _once(at, shared)
    drawn = _drawn(found, AGENCY, "unit", "unit_name", ("settled", "settled_late"))
    rows = []
    for row in drawn.rows:
        settled, late = row["settled"], row["settled_late"]
        in_time = None if settled is None or late is None else settled - late
        share = round(100 * in_time / settled, 2) if settled and in_time is not None else None
        kept = {name: row[name] for name in ("month", "unit", "unit_name")}
        rows.append({**kept, "settled": settled, "settled_in_time": in_time, "on_time_rate": share})
    missing = sum(value is None for row in rows for name, value in row.items()
                  if name in {"settled", "settled_in_time"})  # fmt: skip
    return Drawn(rows=tuple(rows), first=drawn.first, last=drawn.last, withheld=missing)


def _drawn(found: Table, by: str, key: str, name: str, counts: Any) -> Drawn:
    places = dict.fromkeys(cell[:3] for cell in found.cells if cell[1] in {by, ""})
    names = {**names_of(by, {row for _, _, row in places}), TOTAL: "Toàn tỉnh"} if name else {}
    rows: list[Row] = []
    for month, group, row in sorted(places, key=lambda place: (place[0], place[1] == "", place[2])):
        told = {count: found.told((month, group, row, count)) for count in counts}
        named = {name: names.get(row, row)} if name else {}
        rows.append({"month": month, key: row, **named, **told})
    missing = sum(value is None for row in rows for value in row.values())
    return Drawn(rows=tuple(rows), first=found.first, last=found.last, withheld=missing)
