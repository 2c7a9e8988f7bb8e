"""Reminders of open rounds for the bell: sheets that wait for one's unit, units that keep one waiting.

Nothing is kept for them: what was done is no longer owed, and so is not shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q

from motcua.index import policies
from motcua.index.models import Entry, Round, Score
from motcua.index.queries.board import BEFORE_LOCK
from motcua.index.rules.stages import EntryState, Stage
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer

NEAR = dt.timedelta(days=3)


class Owed(StrEnum):
    SCORES = "scores"
    EXPLANATION = "explanation"
    UNITS = "units"


@dataclass(frozen=True, kw_only=True)
class Reminded:
    """`count` units that have not handed in, where one runs the round; otherwise one's own sheet,
    with when it was last asked for.
    """

    owed: Owed
    round: Round
    due: dt.date
    entry: Entry | None = None
    reminded_at: dt.datetime | None = None
    count: int = 0


def waiting(officer: Officer, today: dt.date) -> list[Reminded]:
    """What is due soonest first. Scores are told of when asked for or due within three days."""
    found = [*_own(officer, today), *_run(officer, today)]
    return sorted(found, key=lambda one: (one.due, one.round.pk))


def _own(officer: Officer, today: dt.date) -> Iterator[Reminded]:
    asked = (Authority.INDEX_SCORE, Authority.INDEX_APPROVE)
    if all(officer.reach(one) == Reach.NONE for one in asked):
        return
    near = Q(reminded_at__isnull=False) | Q(round__self_score_until__lte=today + NEAR)
    flagged = Score.objects.filter(entry=OuterRef("pk"), stage=Stage.APPRAISAL, explain=True)
    rows = Entry.objects.filter(
        (Q(state__in=BEFORE_LOCK) & near)
        | (Q(state=EntryState.EXPLANATION, explained_at=None) & Exists(flagged)),
        round__state=Round.State.OPEN,
        unit__in=policies.own_units(officer),
    )
    for entry in rows.select_related("round", "unit"):
        explains = entry.state == EntryState.EXPLANATION
        yield Reminded(
            owed=Owed.EXPLANATION if explains else Owed.SCORES,
            round=entry.round,
            due=entry.round.explanation_until if explains else entry.round.self_score_until,
            entry=entry,
            reminded_at=entry.reminded_at,
        )


def _run(officer: Officer, today: dt.date) -> Iterator[Reminded]:
    reach = officer.reach(Authority.INDEX_RUN)
    if reach == Reach.NONE:
        return
    rows = Round.objects.filter(state=Round.State.OPEN, self_score_until__lte=today + NEAR)
    if reach < Reach.ALL:
        rows = rows.filter(run_by__in=officer.unit_ids)
    unlocked = Count("entries", filter=Q(entries__state__in=BEFORE_LOCK))
    for round_ in rows.annotate(unlocked=unlocked).filter(unlocked__gt=0):
        yield Reminded(
            owed=Owed.UNITS, round=round_, due=round_.self_score_until, count=round_.unlocked
        )
