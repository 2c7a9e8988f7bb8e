"""Ratings by unit and month: counts only, never with a dossier or a name."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.feedback import policies
from motcua.feedback.models import Rating
from motcua.feedback.queries import seats
from motcua.feedback.rules.designs import LEAST_SHOWN
from motcua.feedback.rules.ratings import REASONS, SATISFIED
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VIETNAM
from motcua.kernel.figures import Figure

MOST_COMMENTS = 50


@dataclass(frozen=True, kw_only=True)
class UnitRatings:
    unit: int
    name: str
    very: int
    satisfied: int
    unsatisfied: int

    @property
    def total(self) -> int:
        return self.very + self.satisfied + self.unsatisfied

    @property
    def share(self) -> float:
        return (self.very + self.satisfied) / self.total if self.total else 0.0


@dataclass(frozen=True, kw_only=True)
class Ratings:
    units: tuple[UnitRatings, ...]
    reasons: tuple[tuple[str, int], ...]
    comments: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(one.total for one in self.units)

    @property
    def satisfied(self) -> int:
        return sum(one.very + one.satisfied for one in self.units)


def given(first: dt.date, last: dt.date) -> QuerySet[Rating]:
    begin = dt.datetime.combine(first, dt.time(), VIETNAM)
    end = dt.datetime.combine(last, dt.time(), VIETNAM) + dt.timedelta(days=1)
    return Rating.objects.filter(given_at__gte=begin, given_at__lt=end)


def ratings(officer: Actor, first: dt.date, last: dt.date) -> Ratings:
    """What this person may read of the period; comments only where there are enough ratings that
    they tell of nobody.
    """
    mine = policies.rating_units(officer, clock.today())
    rows = given(first, last)
    if mine is not None:
        rows = rows.filter(unit_id__in=mine)
    units = _units(rows)
    enough = [one.unit for one in units if one.total >= LEAST_SHOWN]
    told = rows.filter(unit_id__in=enough)
    reasons = Counter(key for keys in told.values_list("reasons", flat=True) for key in keys)
    comments = told.exclude(comment="").order_by("comment").values_list("comment", flat=True)
    return Ratings(
        units=units,
        reasons=tuple((REASONS[key], n) for key, n in reasons.most_common() if key in REASONS),
        comments=tuple(comments[:MOST_COMMENTS]),
    )


def satisfaction_over(
    officer: Actor, spans: Sequence[tuple[dt.date, dt.date]], unit: int | None = None
) -> list[Figure]:
    """Of each span (both days included), ratings from "hài lòng" up of all given, as far as this
    person may read them; of one unit where it is named. One statement. Raises NotAllowed.
    """
    rows = given(min(first for first, _last in spans), max(last for _first, last in spans))
    mine = policies.rating_units(officer, clock.today())
    if mine is not None:
        rows = rows.filter(unit_id__in=mine)
    if unit is not None:
        rows = rows.filter(unit=unit)
    counts = {}
    for place, (first, last) in enumerate(spans):
        within = Q(given_at__gte=_begin(first), given_at__lt=_begin(last + dt.timedelta(days=1)))
        counts[f"of_{place}"] = Count("pk", filter=within)
        counts[f"good_{place}"] = Count("pk", filter=within & Q(level__gte=SATISFIED))
    told = rows.aggregate(**counts)
    return [Figure(told[f"good_{n}"], told[f"of_{n}"]) for n in range(len(spans))]


def disliked_dossiers(by: dt.datetime) -> frozenset[str]:
    """Codes of dossiers that were rated below "hài lòng" by then: for sums, never to be shown."""
    rows = Rating.objects.filter(level__lt=SATISFIED, given_at__lt=by)
    return frozenset(rows.values_list("dossier__code", flat=True))


def _begin(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), VIETNAM)


def _units(rows: QuerySet[Rating]) -> tuple[UnitRatings, ...]:
    counts: dict[int, Counter[int]] = {}
    for unit, level, count in rows.values_list("unit_id", "level").annotate(n=Count("pk")):
        counts.setdefault(unit, Counter())[level] = count
    names = seats.names(set(counts), clock.today())
    found = (
        UnitRatings(
            unit=unit, name=names[unit], very=c[SATISFIED + 1], satisfied=c[SATISFIED],
            unsatisfied=c[1],
        )
        for unit, c in counts.items()
    )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.share, one.name)))


def may_be_rated(code: str) -> bool:
    """Its result was returned and nobody has rated it yet."""
    returned = Dossier.objects.filter(code=code, status=Status.RETURNED, status_before__isnull=True)
    return returned.exists() and not Rating.objects.filter(dossier__code=code).exists()
