"""Counts for those who steer and never open a dossier: by agency, by day; no names, no codes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncDate

from motcua.dossiers import policies
from motcua.dossiers.models import DocumentBook, Dossier
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.choosing import midnight
from motcua.dossiers.queries.soon import soon
from motcua.dossiers.rules.lifecycle import RUNNING, Status
from motcua.kernel import clock
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.procedures.models import Method

FEE_DAYS = 14


@dataclass(frozen=True, kw_only=True)
class AgencyCount:
    """What one agency answers for; `agency` is the id of its unit."""

    agency: int
    received: int
    finished: int
    running: int
    soon: int
    late: int


def by_agency(officer: Officer, now: dt.datetime) -> list[AgencyCount]:
    """This month received and finished, now running, soon and late; the latest first."""
    first = midnight(now).replace(day=1)
    running = Q(status__in=RUNNING)
    found = rows.within(policies.count_scope_of(officer)).values("resolving_unit").annotate(
        received=Count("pk", filter=Q(received_at__gte=first)),
        finished=Count("pk", filter=Q(finished_at__gte=first) & ~Q(status=Status.REFUSED)),
        running=Count("pk", filter=running),
        soon=Count("pk", filter=soon(officer, now)),
        late=Count("pk", filter=running & Q(due_at__lt=now)),
    )  # fmt: skip
    return [
        AgencyCount(agency=row.pop("resolving_unit"), **row)
        for row in found.order_by("-late", "-soon", "-running")
    ]


@dataclass(frozen=True, kw_only=True)
class FeeDay:
    """`sum` in dong is of dossiers whose procedure names one amount; `unknown` counts the others."""

    day: dt.date
    dossiers: int
    sum: int
    unknown: int


def fees_by_day(officer: Officer, now: dt.datetime, days: int = FEE_DAYS) -> list[FeeDay]:
    """What the catalogue says was to be paid for the dossiers received, the newest day first.

    Only what the catalogue knows: reductions and what was really paid are not in it.
    """
    scope = policies.fee_scope_of(officer)
    if scope.reach == Reach.NONE:
        return []
    since = midnight(now) - dt.timedelta(days=days - 1)
    mine = Dossier.objects.filter(receiving_unit__in=scope.unit_ids, received_at__gte=since)
    found = list(
        mine.values(
            "procedure_version", "channel", day=TruncDate("received_at", tzinfo=clock.VIETNAM)
        ).annotate(n=Count("pk"))
    )
    amounts = _amounts({row["procedure_version"] for row in found})
    return _fee_days(found, amounts)


def _amounts(versions: set[int]) -> dict[tuple[int, int], int]:
    """The one amount of a version and channel; free is zero, several cases are not one amount."""
    methods = Method.objects.filter(version__in=versions)
    several = methods.values("version", "channel").annotate(
        most=Max("fees__amount"), least=Min("fees__amount"), rows=Count("fees")
    )
    return {
        (row["version"], row["channel"]): row["most"] or 0
        for row in several
        if row["most"] == row["least"] and (row["rows"] == 0 or row["most"] is not None)
    }


def _fee_days(
    found: Sequence[Mapping[str, Any]], amounts: dict[tuple[int, int], int]
) -> list[FeeDay]:
    days: dict[dt.date, list[int]] = {}
    for row in found:
        sums = days.setdefault(row["day"], [0, 0, 0])
        amount = amounts.get((row["procedure_version"], row["channel"]))
        sums[0] += row["n"]
        sums[1] += (amount or 0) * row["n"]
        sums[2] += row["n"] if amount is None else 0
    return [
        FeeDay(day=day, dossiers=sums[0], sum=sums[1], unknown=sums[2])
        for day, sums in sorted(days.items(), reverse=True)
    ]


def next_numbers(officer: Officer, now: dt.datetime) -> list[tuple[str, int]]:
    """The registers of the clerk's agency, each with the number that comes next."""
    year = clock.local(now).year
    books = DocumentBook.objects.filter(unit__in=officer.unit_ids, year=year).order_by("kind")
    last = dict.fromkeys((DocumentBook.Kind.RESULT, DocumentBook.Kind.APOLOGY), 0)
    last |= {book.kind: book.last for book in books}
    return [(str(DocumentBook.Kind(kind).label), number + 1) for kind, number in last.items()]


def waiting_handovers(officer: Officer) -> list[tuple[int, int, dt.datetime]]:
    """What was handed over and nobody accepted, by the unit that should: id, how many, since when."""
    scoped = rows.within(policies.scope_of(officer)).filter(
        offered_unit__isnull=False, status__in=RUNNING
    )
    found = scoped.values("offered_unit").annotate(n=Count("pk"), oldest=Min("offered_at"))
    return [(row["offered_unit"], row["n"], row["oldest"]) for row in found.order_by("oldest")[:10]]
