"""What dashboards read: sums of roll-ups, a few hundred rows whatever the number of dossiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    Q,
    SmallIntegerField,
    Sum,
    Value,
)
from django.db.models.functions import Cast

from motcua.reports.models import DossierFact, OpenTally, Tally
from motcua.reports.rules.tallies import COUNTS, GRAINS, HOUR_S, MONTH, NO_DUE


def sums(
    grain: str,
    *,
    first: dt.date,
    last: dt.date,
    by: Iterable[str] = (),
    counts: Iterable[str] = COUNTS,
    span: str = MONTH,
    **keys: Any,
) -> list[dict[str, Any]]:
    """`counts` (of COUNTS) summed over the months (or days) that begin between two days, by keys of
    the grain, `first` or `channel`; `keys` filter, as in `agency="H52.118"`, `agency__in=[…]`. Over
    thousands of agencies ask only for the counts that are shown.
    """
    groups = list(by)
    if unknown := set(groups) - {*GRAINS[grain], "channel", "first"}:
        message = f"{grain} keeps no {sorted(unknown)}"
        raise LookupError(message)
    rows = Tally.objects.filter(grain=grain, span=span, first__gte=first, first__lte=last, **keys)
    added = {f"sum_{name}": Sum(name, default=0) for name in counts}
    grouped = rows.values(*groups).annotate(**added).order_by(*groups)
    found = list(grouped) if groups else [rows.aggregate(**added)]
    return [{name.removeprefix("sum_"): value for name, value in row.items()} for row in found]


Cells = tuple[str, dict[str, Any]]


def sums_with_names(
    cells: Cells,
    names: Cells,
    *,
    name: str,
    first: dt.date,
    last: dt.date,
    named_from: dt.date,
    counts: Iterable[str],
) -> list[dict[str, Any]]:
    """`sums` by month and channel of the first `(grain, keys)`; in the same statement, with `first`
    None, each value of the key `name` that the second has had since `named_from`.
    """
    wanted = tuple(counts)
    columns = ("first", "channel", "name", *(f"sum_{one}" for one in wanted))
    added = {f"sum_{one}": Sum(one, default=0) for one in wanted}
    rows = _cells(cells, first, last).values("first", "channel").annotate(name=Value(""), **added)
    # Cast: PostgreSQL takes a bare value of a DISTINCT part for text.
    none = {f"sum_{one}": Cast(Value(0), BigIntegerField()) for one in wanted}
    told = _cells(names, named_from, last).values(name).distinct().annotate(**none)
    named = told.values_list(
        Cast(Value(None), DateField()), Cast(Value(0), SmallIntegerField()), name, *columns[3:]
    )  # fmt: skip
    found = rows.values_list(*columns).union(named, all=True)
    listed = [dict(zip(columns, row, strict=True)) for row in found]
    return sorted(
        ({key.removeprefix("sum_"): value for key, value in row.items()} for row in listed),
        key=lambda row: (str(row["first"]), row["channel"], row["name"]),
    )


def _cells(cells: Cells, first: dt.date, last: dt.date) -> Any:
    grain, keys = cells
    kept = Tally.objects.filter(grain=grain, span=MONTH, first__gte=first, first__lte=last, **keys)
    return kept.order_by()


def open_now(**keys: Any) -> int:
    return int(_open(keys).aggregate(n=Sum("dossiers", default=0))["n"])


def overdue_now(now: dt.datetime, **keys: Any) -> int:
    """Exactly those whose due time has passed: whole hours from the roll-up, of the hour that runs
    the few dossiers themselves.
    """
    return sum(overdue_by(now, **keys).values())


def overdue_by(now: dt.datetime, by: str = "agency", **keys: Any) -> dict[str, int]:
    """The same by one of the keys of facts: agency, tier, procedure, field, channel."""
    moment = int(now.timestamp())
    hour = moment // HOUR_S
    gone = _open(keys, by).filter(due_hour__gt=NO_DUE, due_hour__lt=hour)
    found = dict(gone.values_list(by).annotate(n=Sum("dossiers")).values_list(by, "n"))
    for key in _running_out(hour, moment, keys).values_list(by, flat=True):
        found[key] = found.get(key, 0) + 1
    return found


def standing_by(now: dt.datetime, by: str = "agency", **keys: Any) -> dict[str, tuple[int, int]]:
    """Open, and of these overdue, by one of the keys: both in one statement."""
    moment = int(now.timestamp())
    hour = moment // HOUR_S
    gone = Q(due_hour__gt=NO_DUE, due_hour__lt=hour)
    rows = _open(keys, by).order_by().values(by).annotate(
        n=Sum("dossiers"), over=Sum("dossiers", filter=gone, default=0)
    )  # fmt: skip
    running = _running_out(hour, moment, keys).order_by().values(by)
    also = running.annotate(n=Value(0), over=Count("pk"))
    found: dict[str, tuple[int, int]] = {}
    for key, number, late in rows.values_list(by, "n", "over").union(
        also.values_list(by, "n", "over"), all=True
    ):
        told, over = found.get(key, (0, 0))
        found[key] = told + number, over + late
    # Where the roll-up is a moment behind the facts, what is overdue is open all the same.
    return {key: (max(told, over), over) for key, (told, over) in found.items() if told or over}


def _running_out(hour: int, moment: int, keys: dict[str, Any]) -> Any:
    """Of those due in the hour that runs, whose time has passed."""
    running = DossierFact.objects.filter(
        received_s__isnull=False, finished_s__isnull=True, due_s__gte=hour * HOUR_S,
        due_s__lt=moment, **keys,
    )  # fmt: skip
    return running.filter(Q(supplement_from_s=None) | Q(supplement_to_s__isnull=False))


def grain_of(keys: Iterable[str], *besides: str) -> str:
    """The coarsest grain that keeps these keys (`agency__in` asks for the key agency)."""
    names = {*(name.partition("__")[0] for name in keys), *besides} - {"channel", "first"}
    return next(grain for grain, kept in GRAINS.items() if names <= set(kept))


def _open(keys: dict[str, Any], *besides: str) -> Any:
    return OpenTally.objects.filter(grain=grain_of(keys, *besides), **keys)
