"""Who changed which point of one criterion, when and why; and the rows behind its figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from motcua.dossiers import policies as dossier_policies
from motcua.dossiers.queries import rows as dossier_rows
from motcua.index.models import Entry, Round, ScoreChange
from motcua.index.queries import bindings
from motcua.index.queries.pages import stages_shown
from motcua.index.queries.sheets import code_of
from motcua.index.rules.judging import same_value
from motcua.index.rules.stages import STAGES, Stage
from motcua.kernel.actor import Actor
from motcua.kernel.figures import Row
from motcua.organisations.officer import Officer
from motcua.organisations.queries.officers import signatures

PREFIX = "dossier:"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One change as it is read aloud; `stood` is what counted when an appraiser spoke."""

    at: dt.datetime
    who: str
    stage: str
    before: str
    after: str
    note: str
    explain: bool
    first: bool
    stood: str = ""

    @property
    def differs(self) -> bool:
        """An appraiser who gave something else than what stood."""
        return bool(self.stood and self.after) and not same_value(self.stood, self.after)


def trail(entry: Entry, code: str, by: Actor, at: dt.datetime) -> list[Step]:
    """Oldest first, only of stages that this person may see."""
    shown = stages_shown(entry, by, at)
    found = ScoreChange.objects.filter(entry=entry, criterion=code, stage__in=shown)
    names = names_of({one.by for one in found})
    seen: set[str] = set()
    steps = []
    for one in found:
        steps.append(
            Step(
                at=one.at, who=names.get(one.by, one.by), stage=STAGES[Stage(one.stage)],
                before=one.before, after=one.after, note=one.note, explain=one.explain,
                first=one.stage not in seen, stood=one.stood,
            )
        )  # fmt: skip
        seen.add(one.stage)
    return steps


def names_of(references: Collection[str]) -> dict[str, str]:
    """`post:41` → `Lò Thị Hạnh, Công chức tiếp nhận`; what is no post says what it is."""
    posts = {
        int(number): reference
        for reference in references
        if (number := reference.removeprefix("post:")) != reference and number.isdigit()
    }
    told = {posts[post]: words for post, words in signatures(posts).items()}
    return told | {one: "Hệ thống" for one in references if one.startswith("system:")}


def rows_behind(entry: Entry, code: str, name: str) -> list[Row]:
    """Of a published round those of the instant of publication."""
    binding = bindings.registry().get(name)
    if binding is None:
        return []
    round_ = entry.round
    as_of = round_.published_at if round_.state == Round.State.PUBLISHED else None
    return binding.rows(code_of(entry), round_.facts_from, round_.facts_to, as_of=as_of)


def openable(rows: Collection[Row], by: Actor) -> set[str]:
    """Codes of the dossiers among these that this person may open."""
    codes = [row.key.removeprefix(PREFIX) for row in rows if row.key.startswith(PREFIX)]
    if not isinstance(by, Officer) or not codes:
        return set()
    readable = dossier_rows.within(dossier_policies.scope_of(by))
    return set(readable.filter(code__in=codes).values_list("code", flat=True))
