"""Figures of the definitions by unit, for rooms above: counted by the database over the kept facts.

The definitions are those of indicators/; what a measure picks is said here once more for the
database, so that a page needs no engine, and a test holds the two together. As they stood at an
instant, they are reckoned by the engine itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from functools import partial

from django.db.models import Count, F, Q
from django.db.models.expressions import Combinable

from motcua.kernel.figures import Figure, Row
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.indicators.measures import ONLINE, POST
from motcua.reports.indicators.span import Span, span
from motcua.reports.models import DossierFact
from motcua.reports.queries import service_index
from motcua.reports.rules.facts import DAY_S, UTC_OFFSET_S, Ending

FigureOf = Callable[..., dict[str, Figure]]
RowsOf = Callable[..., list[Row]]
_DECIDED = Q(ending__in=[Ending.GRANTED.value, Ending.DECLINED.value])
_LATE = Q(due_s__isnull=False, finished_s__gt=F("due_s"))


def _due_day() -> Combinable:
    return F("due_s") - (F("due_s") + UTC_OFFSET_S) % DAY_S


def _entered(of: Span) -> Q:
    return Q(received_s__gte=of.from_s, received_s__lt=of.end_s)


def _finished(of: Span) -> Q:
    return Q(received_s__lt=of.end_s, finished_s__gte=of.from_s, finished_s__lt=of.end_s)


def _early() -> Q:
    return Q(due_s__isnull=False, finished_s__lt=_due_day())


# Measures of indicators/measures.py, as the database picks them.
PICKED: dict[str, Callable[[Span], Q]] = {
    "c7": _finished,
    "c8": lambda of: _finished(of) & _early(),
    "c9": lambda of: _finished(of) & ~_early() & ~_LATE,
    "c10": lambda of: _finished(of) & _LATE,
    "received": _entered,
    "c4": lambda of: _entered(of) & Q(channel=ONLINE),
    "received_by_post": lambda of: _entered(of) & Q(channel=POST),
    "with_papers": lambda of: _entered(of) & Q(papers__gt=0),
    "digitised": lambda of: _entered(of) & Q(papers__gt=0, papers_digitised__gte=F("papers")),
    "supplemented_again": lambda of: _entered(of) & Q(supplements__gt=1),
    "home_by_post": lambda of: _finished(of) & Q(result_channel=POST),
    "decided": lambda of: _finished(of) & _DECIDED,
    "electronic": lambda of: _finished(of) & _DECIDED & Q(result_electronic=1),
}
NAMES = (
    "on_time_rate", "second_supplement_rate", "online_share", "postal_share",
    "postal_result_share", "digitised_share", "electronic_share",
)  # fmt: skip


def figure(
    name: str,
    units: Collection[str],
    first: dt.date,
    last: dt.date,
    *,
    as_of: dt.datetime | None = None,
) -> dict[str, Figure]:
    """Of one definition, by the code of the agency that resolved; nothing of a unit is 0 of 0."""
    indicator = INDICATORS[name]
    if as_of is not None:
        return _as_it_stood(name, units, span(first, last, as_of), as_of)
    of = span(first, last)
    above, below = _any(indicator.numerator, of), _any(indicator.denominator, of)
    rows = DossierFact.objects.filter(below, agency__in=list(units)).order_by().values("agency")
    counted = rows.annotate(above=Count("pk", filter=above), below=Count("pk"))
    found = {row["agency"]: Figure(row["above"], row["below"]) for row in counted}
    return {unit: found.get(unit, Figure(0, 0)) for unit in units}


def figure_rows(
    name: str, unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    """The dossiers of the denominator by code; `counted`: of the numerator too."""
    indicator = INDICATORS[name]
    if as_of is not None:
        with service_index.held((unit,), as_of) as tables:
            behind = service_index.dossiers_behind(tables, span(first, last, as_of), indicator)
            return [Row(f"dossier:{one.key}", one.key, one.counted) for one in behind]
    of = span(first, last)
    rows = DossierFact.objects.filter(_any(indicator.denominator, of), agency=unit)
    counted = set(rows.filter(_any(indicator.numerator, of)).values_list("code", flat=True))
    codes = rows.order_by("code").values_list("code", flat=True)
    return [Row(f"dossier:{code}", code, code in counted) for code in codes]


def _any(measures: Sequence[str], of: Span) -> Q:
    """No two measures of one part hold the same dossier."""
    found = Q()
    for name in measures:
        found |= PICKED[name](of)
    return found


def _as_it_stood(
    name: str, units: Collection[str], of: Span, as_of: dt.datetime
) -> dict[str, Figure]:
    from motcua.reports.indicators.reckoning import reckon

    indicator = INDICATORS[name]
    with service_index.held(units, as_of) as tables:
        found = reckon(tables, of, by=["agency"], indicators=[indicator])
    told = {agency: Figure(*figures.parts(indicator)) for (agency,), figures in found.items()}
    return {unit: told.get(unit, Figure(0, 0)) for unit in units}


def offered() -> dict[str, tuple[FigureOf, RowsOf]]:
    """By name of the definition: the figure by unit, and the rows behind one."""
    return {name: (partial(figure, name), partial(figure_rows, name)) for name in NAMES}
