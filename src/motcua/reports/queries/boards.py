"""What boards show, from roll-ups alone: a few statements whatever the number of dossiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from motcua.kernel.figures import Figure
from motcua.reports.models import SpreadTally
from motcua.reports.queries import tallies
from motcua.reports.queries.board_views import View, names_of, ranked
from motcua.reports.rules import boards as rules
from motcua.reports.rules.spread import CAUSE, DAYS, MOST_DAYS, SPREAD_GRAINS, percentile
from motcua.reports.rules.whole_months import Period, month_after

MONTHS = 12
_NOTHING: dict[str, int] = {}
Sums = Mapping[str, int]


# Months


@dataclass(frozen=True)
class Flows:
    """By the first of each month: sums of all channels, and of what came in online."""

    months: Mapping[dt.date, tuple[Sums, Sums]]
    fields: tuple[str, ...] = ()

    def figure(self, key: str, period: Period) -> Figure:
        """Of an indicator over the months of the period."""
        whole, online = self._over(period)
        return rules.figure(key, whole, online)

    def count(self, period: Period, *names: str) -> int:
        whole, _online = self._over(period)
        return sum(whole[name] for name in names)

    def online(self, period: Period) -> int:
        return self._over(period)[1]["received"]

    def month(self, key: str, first: dt.date) -> Figure:
        return rules.figure(key, *self.months.get(first, (_NOTHING, _NOTHING)))

    def _over(self, period: Period) -> tuple[dict[str, int], dict[str, int]]:
        told = [both for first, both in self.months.items() if period.first <= first <= period.last]
        return rules.added(both[0] for both in told), rules.added(both[1] for both in told)


def flows(view: View) -> Flows:
    """The period, the one before, and no less than a year; beside it the fields of the period, as
    `board_heat.fields` tells them: one statement.
    """
    first, last = min(trend(view.period)[0], view.period.previous.first), view.period.last
    wide = view.without_field
    rows: list[dict[str, Any]] = []
    named: list[dict[str, Any]] = []
    for row in tallies.sums_with_names(
        (view.grain, view.keys), (tallies.grain_of(wide, "field"), wide), name="field",
        first=first, last=last, named_from=view.period.first, counts=rules.COUNTS,
    ):  # fmt: skip
        (named if row["first"] is None else rows).append(row)
    months: dict[dt.date, list[Sums]] = {}
    online: dict[dt.date, list[Sums]] = {}
    for row in rows:
        months.setdefault(row["first"], []).append(row)
        if row["channel"] == rules.ONLINE:
            online.setdefault(row["first"], []).append(row)
    return Flows({
        month: (rules.added(told), rules.added(online.get(month, ())))
        for month, told in months.items()
    }, fields=tuple(row["name"] for row in named if row["name"]))  # fmt: skip


def trend(period: Period) -> list[dt.date]:
    """The first days of the twelve months up to the end of the period, oldest first."""
    end = period.last.replace(day=1)
    return [month_after(end, back) for back in range(1 - MONTHS, 1)]


# What is open


@dataclass(frozen=True)
class Standing:
    """Open and overdue at this instant, by agency."""

    by: Mapping[str, tuple[int, int]]

    @property
    def open(self) -> int:
        return sum(number for number, _late in self.by.values())

    @property
    def overdue(self) -> int:
        return sum(late for _number, late in self.by.values())

    @property
    def worst(self) -> list[tuple[str, int]]:
        """Agencies with what is overdue, the most first."""
        late = [(code, late) for code, (_number, late) in self.by.items() if late]
        return sorted(late, key=lambda pair: (-pair[1], pair[0]))


def standing(view: View, now: dt.datetime) -> Standing:
    return Standing(tallies.standing_by(now, **view.keys))


# How long, and why late


@dataclass(frozen=True)
class Spread:
    """`days[n]`: finished in from n up to n + 1 working days, the last holding all beyond."""

    days: tuple[int, ...]
    causes: Mapping[str, int]

    def within(self, share: int) -> int | None:
        return percentile(self.days, share)


def spread(view: View) -> Spread:
    names = {name.partition("__")[0] for name in view.keys}
    grain = next(grain for grain, kept in SPREAD_GRAINS.items() if names <= set(kept))
    rows = SpreadTally.objects.filter(
        grain=grain,
        kind__in=(DAYS, CAUSE),
        first__gte=view.period.first,
        first__lte=view.period.last,
        **view.keys,
    )
    days, causes = [0] * (MOST_DAYS + 1), {}
    for kind, value, number in rows.values_list("kind", "value").annotate(n=Sum("dossiers")):
        if kind == DAYS:
            days[int(value)] += number
        elif kind == CAUSE and number:
            causes[value] = number
    return Spread(tuple(days), causes)


# Unit beside unit


@dataclass(frozen=True, kw_only=True)
class Place:
    """One agency in the league; `told` is false where nothing was received or finished."""

    code: str
    name: str
    figure: Figure
    before: Figure
    received: int
    open: int
    overdue: int

    @property
    def told(self) -> bool:
        return bool(self.received or self.figure.denominator or self.open)


def league(view: View, key: str, now: dt.datetime, on: dt.date) -> list[Place]:
    """By the indicator, the best first, those of whom nothing is known last."""
    this, last = by_agency(view, view.period), by_agency(view, view.period.previous)
    stands = standing(view, now).by
    expected = ranked(view, on)
    names = expected | names_of(({*this, *stands}) - set(expected), on)
    found = [
        Place(
            code=code, name=name, received=this.get(code, (_NOTHING, _NOTHING))[0].get("received", 0),
            figure=rules.figure(key, *this.get(code, (_NOTHING, _NOTHING))),
            before=rules.figure(key, *last.get(code, (_NOTHING, _NOTHING))),
            open=stands.get(code, (0, 0))[0], overdue=stands.get(code, (0, 0))[1],
        )
        for code, name in names.items()
    ]  # fmt: skip
    better = -1 if rules.SHARES[key].more else 1
    return sorted(found, key=lambda one: (_rank(one, better), -one.received, one.name))


def _rank(one: Place, better: int) -> tuple[int, float]:
    if not one.figure.denominator:
        return (1 if one.told else 2), 0.0
    return 0, better * one.figure.numerator / one.figure.denominator


def by_agency(view: View, period: Period) -> dict[str, tuple[Sums, Sums]]:
    """Sums of all channels, and of what came in online."""
    rows = tallies.sums(
        tallies.grain_of(view.keys, "agency"), first=period.first, last=period.last,
        by=["agency", "channel"], counts=rules.COUNTS, **view.keys,
    )  # fmt: skip
    return _both(rows, "agency")


def _both(rows: Iterable[Mapping[str, int]], by: str) -> dict[str, tuple[Sums, Sums]]:
    """By key: sums of all channels, and of what came in online."""
    whole: dict[str, list[Sums]] = {}
    online: dict[str, list[Sums]] = {}
    for row in rows:
        key = str(row[by])
        whole.setdefault(key, []).append(row)
        if row["channel"] == rules.ONLINE:
            online.setdefault(key, []).append(row)
    return {
        key: (rules.added(told), rules.added(online.get(key, ()))) for key, told in whole.items()
    }
