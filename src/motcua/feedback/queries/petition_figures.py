"""Petitions for the index and for reports: in time, satisfied, by unit code.

A unit counts what it holds now, that of its divisions too. `due` picks those whose answer fell due
in the period, `lodged` those sent in it, as the 766 index counts.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from django.db.models import Q

from motcua.feedback.models import Petition
from motcua.feedback.queries import seats
from motcua.feedback.queries.petition_counts import between, is_in_time, is_satisfied
from motcua.kernel import clock
from motcua.kernel.figures import Figure, Row
from motcua.kernel.vietnamese import date_text

Judge = Callable[[Petition, dt.datetime], bool]


def petitions_in_time(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Of those due in the period; a unit without any is left out."""
    return _figures(units, first, last, as_of, is_in_time)


def petitions_in_time_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    return _rows(unit, first, last, as_of, is_in_time)


def petitions_satisfied(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Neither disliked, nor overdue, nor sent again, of those due in the period."""
    return _figures(units, first, last, as_of, is_satisfied)


def petitions_satisfied_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    return _rows(unit, first, last, as_of, is_satisfied)


def _figures(
    units: Collection[str], first: dt.date, last: dt.date, as_of: dt.datetime | None, judge: Judge
) -> dict[str, Figure]:
    at, known = as_of or clock.now(), seats.codes(last)
    wanted = {known[code]: code for code in units if code in known}
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in due(first, last, at):
        if code := wanted.get(seats.seat_of(row.unit_id, last)):
            counts[code][0] += judge(row, at)
            counts[code][1] += 1
    return {code: Figure(*told) for code, told in counts.items()}


def _rows(
    unit: str, first: dt.date, last: dt.date, as_of: dt.datetime | None, judge: Judge
) -> list[Row]:
    at, number = as_of or clock.now(), seats.codes(last).get(unit)
    found = [row for row in due(first, last, at) if seats.seat_of(row.unit_id, last) == number]
    return [
        Row(row.code, f"{row.code} · {date_text(clock.local(row.lodged_at).date())}",
            judge(row, at))
        for row in found
    ]  # fmt: skip


def due(first: dt.date, last: dt.date, at: dt.datetime) -> list[Petition]:
    """What is running and not due by `at` has not been judged yet."""
    settled = Q(answered_at__lte=at) | Q(ended_at__lte=at) | Q(answer_due_at__lt=at)
    rows = Petition.objects.filter(between(first, last, "answer_due_at"), lodged_at__lte=at)
    return list(rows.filter(settled).order_by("pk"))


def lodged(
    first: dt.date, last: dt.date, *, unit_ids: Collection[int] | None, as_of: dt.datetime | None
) -> list[Petition]:
    """Sent in the period, known by `as_of`; `unit_ids` None: of the whole province."""
    rows = Petition.objects.filter(between(first, last))
    if as_of:
        rows = rows.filter(lodged_at__lte=as_of)
    if unit_ids is not None:
        rows = rows.filter(unit__in=unit_ids)
    return list(rows.order_by("pk"))


def procedures_of(petitions: Iterable[int]) -> dict[int, str]:
    """Number of each petition → code of the procedure it names, else of that of its dossier; left
    out where it has neither.
    """
    rows = Petition.objects.filter(pk__in=set(petitions)).order_by()
    told = rows.values_list("pk", "procedure__code", "dossier__procedure__code")
    return {pk: code for pk, own, its in told if (code := own or its)}


def petitioned_dossiers(by: dt.datetime) -> frozenset[str]:
    """Codes of dossiers that a petition sent by then is about."""
    rows = Petition.objects.filter(dossier__isnull=False, lodged_at__lt=by).order_by()
    return frozenset(rows.values_list("dossier__code", flat=True))
