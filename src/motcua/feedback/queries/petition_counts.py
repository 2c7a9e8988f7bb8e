"""Petitions counted: for a board, for the statistics of a period, and by unit for index and forms."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from motcua.feedback.models import Petition
from motcua.feedback.queries import seats
from motcua.feedback.queries.petitions import within
from motcua.feedback.rules.petition_terms import Course, in_time
from motcua.feedback.rules.petitions import DISLIKED, ENDED, OPEN, WAITING
from motcua.kernel import clock
from motcua.kernel.clock import VIETNAM
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

SOON = dt.timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """The card of a board: `soon` are due within two days, `late` past the due of the next act."""

    waiting: int
    soon: int
    late: int
    to_publish: int


def waiting(officer: Officer, now: dt.datetime) -> Waiting:
    """Of what this officer may see, in one statement."""
    soon = Q(status__in=WAITING, next_due_at__gte=now, next_due_at__lt=now + SOON)
    told = (
        within(officer).select_related(None).order_by().aggregate(
            waiting=Count("pk", filter=Q(status__in=WAITING)),
            soon=Count("pk", filter=soon),
            late=Count("pk", filter=Q(status__in=OPEN, next_due_at__lt=now)),
            to_publish=Count("pk", filter=Q(status="answered")),
        )
    )  # fmt: skip
    return Waiting(**told)


@dataclass(frozen=True, kw_only=True)
class Running:
    """`received` in each span; `open` now, and of these `late`: past the due of the next act."""

    received: tuple[int, ...]
    open: int
    late: int


def running(
    officer: Officer, spans: Sequence[tuple[dt.date, dt.date]], now: dt.datetime,
    unit: int | None = None,
) -> Running:  # fmt: skip
    """Of what this officer may see, of one unit and all below it where it is named. One statement.

    Raises NotAllowed.
    """
    rows = within(officer).select_related(None).order_by()
    if unit is not None:
        on = clock.local(now).date()
        rows = rows.filter(unit__in=units.with_predecessors(units.tree(on).below(unit), on))
    counts = {f"in_{n}": Count("pk", filter=between(*span)) for n, span in enumerate(spans)}
    open_ = Q(status__in=OPEN)
    told = rows.aggregate(
        **counts,
        open=Count("pk", filter=open_),
        late=Count("pk", filter=open_ & Q(next_due_at__lt=now)),
    )
    received = tuple(told.pop(name) for name in counts)
    return Running(received=received, **told)


def between(first: dt.date, last: dt.date, column: str = "lodged_at") -> Q:
    """Both days included."""
    begin = dt.datetime.combine(first, dt.time(), VIETNAM)
    end = dt.datetime.combine(last, dt.time(), VIETNAM) + dt.timedelta(days=1)
    return Q(**{f"{column}__gte": begin, f"{column}__lt": end})


def course_of(row: Petition) -> Course:
    return Course(
        refuse_due_at=row.refuse_due_at, ask_due_at=row.ask_due_at,
        answer_due_at=row.answer_due_at, publish_due_at=row.publish_due_at,
        ended_at=row.ended_at, asked_at=row.asked_at, answered_at=row.answered_at,
        published_at=row.published_at,
    )  # fmt: skip


def is_in_time(row: Petition, at: dt.datetime) -> bool:
    return in_time(course_of(row), at)


def is_satisfied(row: Petition, at: dt.datetime) -> bool:
    """Not disliked, not overdue, not one that came again (QĐ 766/QĐ-TTg, 5.3)."""
    rated = row.rating if row.rated_at and row.rated_at <= at else None
    return rated != DISLIKED and row.repeats_id is None and is_in_time(row, at)


def of_units(rows: QuerySet[Petition], wanted: Collection[int], on: dt.date) -> list[Petition]:
    """Those held by the seats of the day, or by units below them."""
    chosen = set(wanted)
    return [row for row in rows if seats.seat_of(row.unit_id, on) in chosen]


@dataclass(frozen=True, kw_only=True)
class UnitCount:
    """A line of the statistics; received = settled + open, open = in time + late."""

    name: str
    regulation: int
    conduct: int
    answered: int
    ended: int
    open_in_time: int
    open_late: int
    in_time: int
    satisfied: int
    repeated: int

    @property
    def received(self) -> int:
        return self.regulation + self.conduct


def statistics(
    officer: Officer, first: dt.date, last: dt.date, now: dt.datetime
) -> list[UnitCount]:
    """Petitions lodged in the period, by department or commune that holds them now."""
    on = clock.today()
    held: defaultdict[int, list[Petition]] = defaultdict(list)
    for row in within(officer).select_related(None).filter(between(first, last)):
        held[seats.seat_of(row.unit_id, on)].append(row)
    names = seats.names(set(held), on)
    lines = [line(names[unit], rows, now) for unit, rows in held.items()]
    return sorted(lines, key=lambda one: (-one.received, one.name))


def line(name: str, rows: Iterable[Petition], now: dt.datetime) -> UnitCount:
    told: Counter[str] = Counter()
    for row in rows:
        told[row.kind] += 1
        told["answered"] += row.answered_at is not None
        told["ended"] += row.state in ENDED and row.answered_at is None
        on_way = row.state in WAITING
        punctual = is_in_time(row, now)
        told["open_in_time"] += on_way and punctual
        told["open_late"] += on_way and not punctual
        told["in_time"] += punctual
        told["satisfied"] += is_satisfied(row, now)
        told["repeated"] += row.repeats_id is not None
    names = (
        "regulation", "conduct", "answered", "ended", "open_in_time", "open_late", "in_time",
        "satisfied", "repeated",
    )  # fmt: skip
    return UnitCount(name=name, **{key: told[key] for key in names})
