"""What the province offers: procedures in force with papers and process, read once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.demo.catalogue import Loaded
from motcua.demo.reading import data
from motcua.procedures.models import ProcedureVersion, ProcessVersion
from motcua.procedures.queries.catalogue import in_force
from motcua.procedures.queries.process import process_in_force

SENDING_BACK = "send_back"
ENDING = "hand_to_counter"


@dataclass(frozen=True, kw_only=True)
class Way:
    """A branch: the act, its outcome, and the key of the next step (empty: the end)."""

    act: str
    outcome: str
    next: str


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A step of the process; `rest` is its budget and those after it until processing ends."""

    key: str
    role: str
    budget: int
    ways: tuple[Way, ...]
    rest: int = 0

    @property
    def straight(self) -> Way:
        return next(way for way in self.ways if way.act != SENDING_BACK)

    @property
    def detour(self) -> Way | None:
        """Another way forward than the straight one (verifying on the spot)."""
        forward = [way for way in self.ways if way.act != SENDING_BACK]
        return forward[1] if len(forward) > 1 else None

    @property
    def back(self) -> Way | None:
        return next((way for way in self.ways if way.act == SENDING_BACK), None)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A paper that the procedure asks for."""

    name: str
    required: bool
    originals: int
    copies: int


@dataclass(frozen=True, kw_only=True)
class Offer:
    """`department` is the slug of the provincial agency that resolves it; empty: the commune."""

    code: str
    field: str
    term: str
    day_rule: str
    department: str
    audience: tuple[str, ...]
    channels: tuple[int, ...]
    sheets: tuple[Sheet, ...]
    stages: dict[str, Stage]
    settled_at_once: bool = False

    @property
    def weight(self) -> float:
        return float(data("demand")["fields"].get(self.field, 1))

    @property
    def for_firms(self) -> bool:
        return "firm" in self.audience and "citizen" not in self.audience


def read_offers(loaded: tuple[Loaded, ...], on: dt.date) -> tuple[Offer, ...]:
    """In the order of the data, so that the same seed chooses the same procedures."""
    versions = {
        version.procedure.code: version
        for version in in_force(on).prefetch_related("methods", "papers")
    }
    return tuple(_offer(row, versions[row.code], on) for row in loaded)


def _offer(row: Loaded, version: ProcedureVersion, on: dt.date) -> Offer:
    return Offer(
        code=row.code,
        field=version.field.code,
        term=row.term,
        day_rule=version.day_rule,
        department=row.department,
        audience=tuple(version.audience),
        channels=tuple(sorted({method.channel for method in version.methods.all()})),
        sheets=tuple(
            Sheet(
                name=paper.name, required=paper.required, originals=paper.originals,
                copies=paper.copies,
            )
            for paper in version.papers.all()
        ),
        stages=_stages(process_in_force(version.procedure, on)),
        settled_at_once=version.settled_at_once,
    )  # fmt: skip


def _stages(process: ProcessVersion) -> dict[str, Stage]:
    bare = {
        step.key: Stage(
            key=step.key, role=step.role, budget=step.budget_seconds,
            ways=tuple(
                Way(
                    act=branch.act, outcome=branch.outcome,
                    next=branch.next_step.key if branch.next_step else "",
                )
                for branch in step.branches.all()
            ),
        )
        for step in process.steps.prefetch_related("branches__next_step")
    }  # fmt: skip
    return {
        key: Stage(key=key, role=s.role, budget=s.budget, ways=s.ways, rest=_rest(bare, key))
        for key, s in bare.items()
    }


def _rest(stages: dict[str, Stage], key: str) -> int:
    """Along the straight way; a process is published only if it ends."""
    seconds = 0
    while key:
        stage = stages[key]
        seconds += stage.budget
        key = "" if stage.straight.act == ENDING else stage.straight.next
    return seconds
