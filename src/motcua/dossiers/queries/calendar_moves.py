"""What a change of a calendar would move: asked before it is entered, and by who carries it out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from motcua.calendars.queries import Calendars, calendars_now
from motcua.calendars.rules.entries import Entry
from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.rows import within
from motcua.dossiers.reckoning import Projection, projected
from motcua.dossiers.rules.lifecycle import LIFECYCLE, PAUSED, Status, Verb
from motcua.kernel import clock
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

SAMPLE = 20
MOVABLE = LIFECYCLE[Verb.RERECKON].sources


@dataclass(frozen=True, kw_only=True)
class Move:
    """One running dossier and what would become of its due time."""

    code: str
    unit_id: int
    due_before: dt.datetime | None
    due_after: dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class UnitMoves:
    """Of one competent authority: how many move, and from which days to which."""

    unit_id: int
    name: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Preview:
    """`moving`: promises that move; `acting`: only the next act's time does; `staying`: running and
    untouched; `finished`: never move. `sample` has only what the officer may read.
    """

    moving: int
    acting: int
    staying: int
    paused: int
    finished: int
    by_unit: tuple[UnitMoves, ...]
    sample: tuple[Move, ...]


def affected(entry: Entry, on: dt.date) -> frozenset[int] | None:
    """The units that work by the changed calendar; None = all."""
    return None if entry.unit_id is None else units.tree(on).below(entry.unit_id)


def of_units(where: frozenset[int] | None) -> QuerySet[Dossier]:
    """Dossiers whose term, step or counter runs by the calendar of one of these units."""
    if where is None:
        return Dossier.objects.all()
    ids = sorted(where)
    decided = Q(resolving_unit__in=ids) | Q(holder_unit__in=ids)
    return Dossier.objects.filter(decided | Q(receiving_unit__in=ids, status=Status.REGISTERED))


def candidates(entry: Entry, on: dt.date) -> QuerySet[Dossier]:
    """What could move: unfinished, and not over before the first changed day."""
    midnight = dt.datetime.combine(entry.begins, dt.time(), clock.VIETNAM)
    reaches = Q(due_at__gte=midnight) | Q(act_by__gte=midnight) | Q(due_at=None)
    return of_units(affected(entry, on)).filter(reaches, status__in=MOVABLE, finished_at=None)


def preview(entry: Entry, officer: Officer, on: dt.date) -> Preview:
    """Reckons every candidate by the calendars as they would be; nothing is written."""
    planned = calendars_now().planned(entry)
    found = candidates(entry, on).select_related("step").prefetch_related("pauses").order_by("pk")
    moves = [(d, m) for d, m in _moves(found, planned) if m.moves(d)]
    promised = [(d, m) for d, m in moves if m.due_at != d.due_at]
    running = of_units(affected(entry, on)).filter(status__in=MOVABLE, finished_at=None)
    counts = Counter(d.resolving_unit_id for d, _ in promised)
    return Preview(
        moving=len(promised),
        acting=len(moves) - len(promised),
        staying=running.count() - len(moves),
        paused=running.filter(status__in=PAUSED).count(),
        finished=_finished_since(entry, on),
        by_unit=tuple(
            UnitMoves(unit_id=unit, name=units.unit_name(unit, on), count=count)
            for unit, count in counts.most_common()
        ),
        sample=tuple(_sample(promised, officer)),
    )


def _moves(found: QuerySet[Dossier], calendars: Calendars) -> Iterator[tuple[Dossier, Projection]]:
    for dossier in found.iterator(chunk_size=500):
        yield dossier, projected(dossier, calendars)


def _finished_since(entry: Entry, on: dt.date) -> int:
    """Of the changed days: already finished, so that their due date stays as it was promised."""
    midnight = dt.datetime.combine(entry.begins, dt.time(), clock.VIETNAM)
    return (
        of_units(affected(entry, on)).filter(due_at__gte=midnight, finished_at__gt=midnight).count()
    )


def _sample(moves: list[tuple[Dossier, Projection]], officer: Officer) -> Iterator[Move]:
    moved = {dossier.pk: (dossier, found) for dossier, found in moves}
    allowed = within(policies.scope_of(officer)).filter(pk__in=list(moved)[:2000])
    for pk in allowed.order_by("due_at", "pk").values_list("pk", flat=True)[:SAMPLE]:
        dossier, found = moved[pk]
        yield Move(
            code=dossier.code,
            unit_id=dossier.resolving_unit_id,
            due_before=dossier.due_at,
            due_after=found.due_at,
        )
