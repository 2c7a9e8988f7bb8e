"""Indicators of one unit over a period, from the facts of its dossiers: integers, divided last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.organisations.queries import units
from motcua.reports.indicators import reckoning
from motcua.reports.indicators.definitions import INDICATORS, Indicator, Unit
from motcua.reports.indicators.engines import in_memory
from motcua.reports.indicators.span import span
from motcua.reports.queries import by_instant

__all__ = ["INDICATORS", "UnitFigure", "bindable", "unit_figures"]

# All that a measure of dossiers may look at; those of legs are not offered here.
_NEEDED = (
    "agency", "field", "procedure", "channel", "result_channel", "online_level", "ending",
    "received_s", "due_s", "finished_s", "supplements", "supplement_from_s", "supplement_to_s",
    "paused_s", "working_s", "apologies", "cause", "papers", "papers_digitised",
    "result_electronic",
)  # fmt: skip
_COMPARABLE = frozenset({Unit.PERCENT, Unit.DOSSIERS, Unit.LETTERS})
_OF_LEGS = frozenset({"step_late_rate", "sent_back"})
_WHOLE = ""


@dataclass(frozen=True, kw_only=True)
class UnitFigure:
    """`shown` is divided last and carries its unit (`91,08 %`); empty where nothing divides."""

    key: str
    name: str
    definition: str
    numerator: int
    denominator: int
    shown: str


def bindable() -> dict[str, str]:
    """Key and name of every indicator a checklist or a task may be bound to."""
    return {
        key: one.name
        for key, one in INDICATORS.items()
        if key not in _OF_LEGS and one.unit in _COMPARABLE
    }


def unit_figures(
    unit_ids: Sequence[int],
    keys: Iterable[str],
    first: dt.date,
    last: dt.date,
    *,
    as_of: dt.datetime,
) -> dict[int, dict[str, UnitFigure]]:
    """By unit and key. A province is all dossiers; any other unit those that it resolves itself."""
    wanted = [INDICATORS[key] for key in dict.fromkeys(keys)]
    if not wanted or not unit_ids:
        return {unit: {} for unit in unit_ids}
    day = min(last, as_of.date())
    sums = _sums(wanted, first, last, as_of)
    empty = reckoning.Figures(sums=dict.fromkeys((m for one in wanted for m in one.measures), 0))
    return {
        unit: {one.key: _figure(one, sums.get(_agency(unit, day), empty)) for one in wanted}
        for unit in unit_ids
    }


def _sums(
    wanted: list[Indicator], first: dt.date, last: dt.date, as_of: dt.datetime
) -> dict[str, reckoning.Figures]:
    of = span(first, last, as_of)
    with in_memory(by_instant.dossiers(_NEEDED, as_of)) as tables:
        found = reckoning.reckon(tables, of, by=["agency"], indicators=wanted)
    by_agency = {str(agency): figures for (agency,), figures in found.items()}
    names = dict.fromkeys(name for one in wanted for name in one.measures)
    return {**by_agency, _WHOLE: reckoning.total(found.values(), names)}


def _agency(unit_id: int, on: dt.date) -> str:
    """The code by which facts know the agency; empty for the province, which is all of them."""
    place = units.place(unit_id, on)
    if place.kind == "province":
        return _WHOLE
    return place.code or units.unit_code(unit_id, on)


def _figure(indicator: Indicator, figures: reckoning.Figures) -> UnitFigure:
    above, below = figures.parts(indicator)
    shown = indicator.shown(above, below)
    unit = "%" if indicator.unit is Unit.PERCENT else indicator.unit.value
    return UnitFigure(
        key=indicator.key,
        name=indicator.name,
        definition=f"{indicator.name}: {indicator.formula}. {indicator.legal_basis}.",
        numerator=above,
        denominator=below,
        shown=_said(shown, unit),
    )


def _said(shown: str, unit: str) -> str:
    if not shown:
        return ""
    # The sign stays with its number at the end of a line.
    return f"{shown.replace('.', ',')}\u00a0%" if unit == "%" else f"{shown} {unit}"
