"""What the first page of each role says beside its lists: one statement a question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Subquery, Sum

from motcua.calendars.queries import calendar_of
from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.soon import soon
from motcua.dossiers.rules.clock import COLLECT_BY, by_term
from motcua.dossiers.rules.lifecycle import RUNNING, Status
from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role

RECENT = 5
UNITS = 10


def _midnight(now: dt.datetime) -> dt.datetime:
    return clock.local(now).replace(hour=0, minute=0, second=0, microsecond=0)


def _mine(officer: Officer) -> QuerySet[Dossier]:
    return rows.within(policies.scope_of(officer))


def counter_day(officer: Officer, now: dt.datetime) -> dict[str, Any]:
    """The counter's day; keys are named after what they count."""
    midnight = _midnight(now)
    tomorrow = midnight + dt.timedelta(days=1)
    long_ago = now - (by_term(calendar_of(officer.unit_id), now, COLLECT_BY) - now)
    waits = Q(status=Status.REGISTERED)
    at_counter = Q(status=Status.RECEIVED, holder_role=Role.TN)
    done = Q(status=Status.DONE)
    asked = Q(status=Status.SUPPLEMENT)
    today = Q(received_at__gte=midnight) | Q(returned_at__gte=midnight)
    # Only rows that any of these can count: years of returned dossiers are none of them.
    counted = Q(status__in=_AT_COUNTER) | today
    return _mine(officer).filter(counted, receiving_unit__in=officer.unit_ids).aggregate(
        online_soonest=Min("act_by", filter=waits),
        online_late=Count("pk", filter=waits & Q(act_by__lt=now)),
        handover_soonest=Min("act_by", filter=at_counter),
        handover_late=Count("pk", filter=at_counter & Q(act_by__lt=now)),
        collect_today=Count("pk", filter=done & Q(due_at__gte=midnight, due_at__lt=tomorrow)),
        collect_long=Count("pk", filter=done & Q(finished_at__lt=long_ago)),
        supplement_late=Count("pk", filter=asked & Q(act_by__lt=now)),
        received_today=Count("pk", filter=Q(received_at__gte=midnight)),
        returned_today=Count("pk", filter=Q(returned_at__gte=midnight)),
    )  # fmt: skip


_AT_COUNTER = (Status.REGISTERED, Status.RECEIVED, Status.DONE, Status.SUPPLEMENT)


def recent_intakes(officer: Officer, now: dt.datetime) -> list[Dossier]:
    """What this officer received today, newest first."""
    received = _mine(officer).filter(
        received_at__gte=_midnight(now), participations__post=officer.post_id
    )
    return rows.sharing(
        rows.with_related(received.distinct()).order_by("-received_at", "-pk")[:RECENT]
    )


def unit_day(officer: Officer, now: dt.datetime) -> dict[str, int]:
    """Today in all that the officer sees, and what they themselves decided this month."""
    midnight = _midnight(now)
    running = Q(status__in=RUNNING)
    today = Q(received_at__gte=midnight) | Q(finished_at__gte=midnight)
    counted = _mine(officer).filter(running | today | Q(returned_at__gte=midnight))
    decided = _decided(officer, midnight.replace(day=1))
    told = counted.aggregate(
        received=Count("pk", filter=Q(received_at__gte=midnight)),
        finished=Count("pk", filter=Q(finished_at__gte=midnight) & ~Q(status=Status.REFUSED)),
        returned=Count("pk", filter=Q(returned_at__gte=midnight)),
        running=Count("pk", filter=running),
        late=Count("pk", filter=running & Q(due_at__lt=now)),
        # The same for every row, so that it is read once and in this statement.
        decided=Max(Subquery(decided)), rows=Count("pk"),
    )  # fmt: skip
    if not told.pop("rows"):
        told["decided"] = next(iter(decided.values_list("n", flat=True)), 0)
    return {name: number or 0 for name, number in told.items()}


def _decided(officer: Officer, since: dt.datetime) -> QuerySet[Outcome, Any]:
    mine = Outcome.objects.filter(decided_by=officer.post_id, decided_at__gte=since)
    return mine.order_by().values("decided_by").annotate(n=Count("pk")).values("n")


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one person, or one unit, holds; `seconds` is working time budgeted for this week."""

    key: int
    name: str
    held: int
    soon: int
    late: int
    seconds: int = 0


def by_person(officer: Officer, now: dt.datetime) -> list[Load]:
    """Who below this officer holds how much, the fullest hands first."""
    week = _midnight(now) + dt.timedelta(days=7 - clock.local(now).weekday())
    held = _mine(officer).filter(
        status__in=RUNNING, holder_unit__in=officer.unit_ids, holder_post__isnull=False
    )
    found = held.values("holder_post", "holder_post__official__name").annotate(
        **_sums(officer, now), seconds=Sum("step__budget_seconds", filter=Q(act_by__lt=week))
    )
    return [
        Load(
            key=row["holder_post"],
            name=row["holder_post__official__name"],
            held=row["held"],
            soon=row["soon"],
            late=row["late"],
            seconds=row["seconds"] or 0,
        )
        for row in found.order_by("-late", "-held")
    ]


def by_unit(officer: Officer, now: dt.datetime) -> list[Load]:
    """Which units hold what is late or soon late; those with nothing pressing are left out."""
    found = (
        _mine(officer).filter(status__in=RUNNING).values("holder_unit")
        .annotate(**_sums(officer, now)).order_by("-late", "-soon", "-held")
    )  # fmt: skip
    return [
        Load(key=row["holder_unit"], name="", held=row["held"], soon=row["soon"], late=row["late"])
        for row in found[:UNITS]
        if row["late"] or row["soon"]
    ]


def _sums(officer: Officer, now: dt.datetime) -> dict[str, Count]:
    pressing = soon(officer, now)
    return {
        "held": Count("pk", distinct=True),
        "soon": Count("pk", filter=pressing, distinct=True),
        "late": Count("pk", filter=Q(due_at__lt=now), distinct=True),
    }
