"""Lists of capacity as an official may see them, and what expires."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.kernel.folding import fold
from motcua.organisations import policies
from motcua.organisations.authority import Authority
from motcua.organisations.models import (
    DigitalCertificate,
    Headcount,
    OfficeCoverage,
    StreamliningRound,
    TrainingCourse,
)
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.capacity import COLUMNS, As, Column, Sheet, expiry_words

MODELS: dict[Sheet, type[Model]] = {
    Sheet.HEADCOUNT: Headcount,
    Sheet.STREAMLINING: StreamliningRound,
    Sheet.TRAINING: TrainingCourse,
    Sheet.COVERAGE: OfficeCoverage,
    Sheet.CERTIFICATES: DigitalCertificate,
}
_ORDER = {
    Sheet.HEADCOUNT: ("-year", "kind"), Sheet.STREAMLINING: ("-decided_on", "label"),
    Sheet.TRAINING: ("-first_day", "title"), Sheet.COVERAGE: ("unit_id",),
    Sheet.CERTIFICATES: ("valid_to", "serial"),
}  # fmt: skip
_YEAR_OF = {
    Sheet.HEADCOUNT: "year", Sheet.STREAMLINING: "decided_on__year",
    Sheet.TRAINING: "first_day__year",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Filters:
    """`unit`: a slug, with all below it; `soon`: certificates that end within 30 days or have."""

    text: str = ""
    unit: str = ""
    year: int = 0
    soon: bool = False


@dataclass(frozen=True, kw_only=True)
class CapacityLine:
    """`cells` in the order of the sheet's columns; `typed` as a form takes them again."""

    pk: int
    unit_id: int
    cells: tuple[str, ...]
    typed: dict[str, str]
    warning: str


def lines(sheet: Sheet, officer: Officer, on: dt.date, filters: Filters) -> list[CapacityLine]:
    """All that the official may see; raises NotAllowed without the authority."""
    reach = policies.units_within(officer, Authority.CAPACITY_READ)
    rows = MODELS[sheet]._default_manager.order_by(*_ORDER[sheet])
    if reach is not None:
        rows = rows.filter(unit__in=reach)
    if filters.unit:
        found = units.id_of(filters.unit)
        rows = rows.filter(unit__in=units.tree(on).below(found) if found else ())
    if filters.year and sheet in _YEAR_OF:
        rows = rows.filter(**{_YEAR_OF[sheet]: filters.year})
    if filters.soon and sheet is Sheet.CERTIFICATES:
        rows = rows.filter(_ending(on))
    told = [_line(sheet, row, on) for row in rows.select_related("unit")]
    wanted = fold(filters.text)
    return [one for one in told if wanted in fold(" ".join(one.cells))] if wanted else told


def _ending(on: dt.date) -> Q:
    return Q(valid_to__lte=on + dt.timedelta(days=30), revoked_on__isnull=True)


def certificates_ending(officer: Officer, on: dt.date) -> int:
    """How many of those within reach end in 30 days or have ended."""
    reach = policies.units_within(officer, Authority.CAPACITY_READ)
    rows = DigitalCertificate.objects.filter(_ending(on))
    return (rows if reach is None else rows.filter(unit__in=reach)).count()


def line(sheet: Sheet, key: int, officer: Officer, on: dt.date) -> CapacityLine:
    """NotFound also for what is out of reach."""
    reach = policies.units_within(officer, Authority.CAPACITY_READ)
    row: Any = MODELS[sheet]._default_manager.select_related("unit").filter(pk=key).first()
    if row is None or (reach is not None and row.unit_id not in reach):
        raise NotFound("Không có dòng này trong phạm vi anh/chị xem được. Tải lại danh sách.")
    return _line(sheet, row, on)


def _line(sheet: Sheet, row: Any, on: dt.date) -> CapacityLine:
    warning = ""
    if sheet is Sheet.CERTIFICATES and row.revoked_on is None:
        warning = expiry_words(row.valid_to, on)
    columns = COLUMNS[sheet]
    typed = {column.key: _typed(column, row) for column in columns}
    return CapacityLine(
        pk=row.pk,
        unit_id=row.unit_id,
        cells=tuple(_shown(column, row, on, typed[column.key]) for column in columns),
        typed=typed,
        warning=warning,
    )


def _typed(column: Column, row: Any) -> str:
    value = row.unit.slug if column.of is As.UNIT else getattr(row, column.key)
    if value is None:
        return ""
    if column.of is As.YES:
        return "co" if value else "khong"
    return f"{value:%d/%m/%Y}" if column.of is As.DAY else str(value)


def _shown(column: Column, row: Any, on: dt.date, typed: str) -> str:
    if column.of is As.UNIT:
        return units.full_name(row.unit_id, on)
    if column.of is As.CHOICE:
        return (column.choices or {}).get(typed, typed)
    if column.of is As.YES:
        return "Có" if typed == "co" else "Không"
    return typed


def unit_to_keep(text: str, by: Actor, on: dt.date) -> int:
    """By short name, code or name on the day, within reach of who keeps the lists."""
    found = units.numbers(on).get(text) or _by_name(text, on)
    if found is None:
        raise InvalidInput(
            f"Không có đơn vị “{text[:80]}” vào ngày {on:%d/%m/%Y}. "
            "Ghi mã định danh, tên ngắn hoặc tên đầy đủ của đơn vị.",
            field="unit",
        )
    if not policies.may_keep_capacity_of(by, found):
        raise InvalidInput(
            f"“{text[:80]}” không thuộc đơn vị anh/chị phụ trách. Bỏ dòng này.", field="unit"
        )
    return found


def _by_name(text: str, on: dt.date) -> int | None:
    wanted = fold(text)
    places = units.tree(on).places.values()
    alike = [place.unit_id for place in places if wanted == fold(place.name)]
    return alike[0] if len(alike) == 1 else None


def unit_choices(officer: Officer, on: dt.date) -> Sequence[tuple[str, str]]:
    """Slug and name of the units whose lists the official may keep, by name."""
    reach = policies.units_within(officer, Authority.CAPACITY_KEEP)
    places = units.tree(on).places
    within = places if reach is None else places.keys() & reach
    slugs = units.slugs(within)
    named = [(slugs[pk], units.full_name(pk, on)) for pk in within]
    return sorted(named, key=lambda pair: fold(pair[1]))
