"""Measures summed by an engine, indicators divided here: the same integers everywhere.

One pass over each table for all that is asked; percentiles by counting dossiers a minute of
working time, which every engine does alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from motcua.reports.indicators.definitions import INDICATORS, Indicator
from motcua.reports.indicators.engines import Tables
from motcua.reports.indicators.measures import MEASURES, Measure, marked, marked_legs
from motcua.reports.indicators.span import Span

Key = tuple[Any, ...]
_MINUTE = 60
_WHOLE: Key = ()


@dataclass
class Figures:
    """`sums` of measures and `minutes` of percentiles, for one group."""

    sums: dict[str, int] = field(default_factory=dict)
    minutes: dict[int, int] = field(default_factory=dict)

    def parts(self, indicator: Indicator) -> tuple[int, int]:
        """Numerator and denominator; for a percentile its seconds, or 0 ÷ 0 without dossiers."""
        if indicator.percentile:
            found = self.minutes.get(indicator.percentile)
            return (0, 0) if found is None else (found * _MINUTE, 1)
        return indicator.parts(self.sums)


def reckon(
    tables: Tables,
    of: Span,
    *,
    by: Sequence[str] = (),
    indicators: Iterable[Indicator] = INDICATORS.values(),
) -> dict[Key, Figures]:
    """Figures by group, in the order of their keys; without `by` one group of all, `()`."""
    asked = list(indicators)
    names = dict.fromkeys(name for indicator in asked for name in indicator.measures)
    plain = [MEASURES[name] for name in names if not MEASURES[name].legs]
    of_legs = [MEASURES[name] for name in names if MEASURES[name].legs]
    dossiers = marked(tables.dossiers, of)
    found: dict[Key, Figures] = {_WHOLE: Figures()} if not by else {}
    if plain:
        _sum(found, tables, dossiers, by, plain)
    if of_legs:
        _sum(found, tables, _legs(tables, of, by), by, of_legs)
    if shares := {one.percentile for one in asked if one.percentile}:
        _percentiles(found, tables, dossiers, by, shares)
    for figures in found.values():
        figures.sums = {name: figures.sums.get(name, 0) for name in names}
    return dict(sorted(found.items()))


def total(figures: Iterable[Figures], names: Iterable[str]) -> Figures:
    every = list(figures)
    return Figures(sums={name: sum(one.sums[name] for one in every) for name in names})


def _sum(
    found: dict[Key, Figures],
    tables: Tables,
    rows: Any,
    by: Sequence[str],
    measures: Sequence[Measure],
) -> None:
    sums = {measure.key: _summed(rows, measure) for measure in measures}
    asked = rows.group_by(list(by)).aggregate(**sums) if by else rows.aggregate(**sums)
    for row in tables.rows(asked):
        figures = found.setdefault(tuple(row[name] for name in by), Figures())
        figures.sums.update({measure.key: int(row[measure.key] or 0) for measure in measures})


def _summed(rows: Any, measure: Measure) -> Any:
    value = measure.of(rows)
    return rows.count(where=value) if value.type().is_boolean() else value.sum()


def _legs(tables: Tables, of: Span, by: Sequence[str]) -> Any:
    """A leg is counted where its dossier is."""
    legs = marked_legs(tables.legs, of)
    wanted = [name for name in by if name != "province"]
    if not wanted:
        return legs
    dossiers = tables.dossiers.select("province", "code", *wanted)
    return legs.join(dossiers, ["province", "code"])


def _percentiles(
    found: dict[Key, Figures], tables: Tables, dossiers: Any, by: Sequence[str], shares: set[int]
) -> None:
    """The first minute by which the share has been met, counted up inside each group."""
    import ibis

    timed = dossiers.filter(dossiers.finished & dossiers.working_s.notnull())
    timed = timed.mutate(up_to=timed.working_s - timed.working_s % _MINUTE)
    counted = timed.group_by([*by, "up_to"]).aggregate(n=timed.count())
    so_far = ibis.window(group_by=list(by), order_by="up_to", preceding=None, following=0)
    ranked = counted.mutate(
        met=counted.n.sum().over(so_far),
        whole=counted.n.sum().over(ibis.window(group_by=list(by))),
    )
    least = {
        f"p{share}": ranked.up_to.min(where=ranked.met * 100 >= ranked.whole * share)
        for share in sorted(shares)
    }
    asked = ranked.group_by(list(by)).aggregate(**least) if by else ranked.aggregate(**least)
    for row in tables.rows(asked):
        figures = found.setdefault(tuple(row[name] for name in by), Figures())
        told = {share: row[f"p{share}"] for share in shares if row[f"p{share}"] is not None}
        figures.minutes = {share: int(seconds) // _MINUTE for share, seconds in told.items()}
