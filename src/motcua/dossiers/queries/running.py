"""Which running dossiers follow which internal process, and where they stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.rows import within
from motcua.dossiers.rules.lifecycle import LIFECYCLE, OPEN, Verb
from motcua.organisations.authority import Reach
from motcua.organisations.officer import Officer
from motcua.procedures.models import ProcessVersion
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.rules.transition import StepMove, transition

MOVABLE = LIFECYCLE[Verb.MOVE_PROCESS].sources


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A step of the old process with its new one and how many dossiers stand there."""

    move: StepMove
    count: int


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What moving would do. `unstarted` have no step yet; `others` are open in a state that stays."""

    standings: tuple[Standing, ...]
    unstarted: int
    others: int

    @property
    def total(self) -> int:
        return self.unstarted + sum(standing.count for standing in self.standings)

    @property
    def stuck(self) -> int:
        return sum(one.count for one in self.standings if one.move.target is None)


def by_process(procedure: str, officer: Officer) -> dict[int, int]:
    """Open dossiers of a procedure that the officer may read, by process."""
    return _counts(procedure, officer, "process_id")


def by_version(procedure: str, officer: Officer) -> dict[int, int]:
    """The same by version of the procedure."""
    return _counts(procedure, officer, "procedure_version_id")


def _counts(procedure: str, officer: Officer, column: str) -> dict[int, int]:
    rows = within(policies.scope_of(officer)).filter(procedure__code=procedure, status__in=OPEN)
    return dict(rows.order_by().values_list(column).annotate(n=Count("pk", distinct=True)))


def may_move(officer: Officer) -> bool:
    return officer.reach(policies.AUTHORITY[Verb.MOVE_PROCESS]) > Reach.NONE


def preview(
    old: ProcessVersion, new: ProcessVersion, mapping: Mapping[str, str], officer: Officer
) -> Preview:
    """Raises InvalidInput for a mapping to steps that do not exist."""
    moves = transition(definition_of(old), definition_of(new), mapping)
    rows = within(policies.scope_of(officer)).filter(process=old, status__in=OPEN)
    found = rows.filter(status__in=MOVABLE).order_by().values_list("step__key")
    counts = dict(found.annotate(n=Count("pk", distinct=True)))
    return Preview(
        standings=tuple(Standing(move=move, count=counts.get(move.step.key, 0)) for move in moves),
        unstarted=counts.get(None, 0),
        others=rows.exclude(status__in=MOVABLE).count(),
    )


def to_move(old: ProcessVersion, officer: Officer, most: int) -> list[Dossier]:
    """The next dossiers to move, oldest first."""
    rows = within(policies.scope_of(officer)).filter(process=old, status__in=MOVABLE)
    return list(rows.distinct().order_by("pk")[:most])
