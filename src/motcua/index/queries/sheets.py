"""A unit's sheet as it counts now: which value of which stage, figures from the facts, points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from motcua.index.models import Entry, Round, Score
from motcua.index.queries import bindings
from motcua.index.queries.sets import ReadRules, rules_of
from motcua.index.rules.bound import as_value
from motcua.index.rules.conduct import Dates, days_late
from motcua.index.rules.faults import Unreadable
from motcua.index.rules.scoring import Scored, score
from motcua.index.rules.sheet import read_cell
from motcua.index.rules.stages import WEIGHT, Stage
from motcua.index.rules.values import MISSING, Given
from motcua.kernel import clock
from motcua.kernel.figures import Figure
from motcua.organisations.queries import units

SELF_STAGES = (Stage.SURVEY, Stage.BOUND, Stage.SELF)


@dataclass(frozen=True, kw_only=True)
class UnitSheet:
    """`values` by criterion and stage; figures of the facts stand under `Stage.BOUND`."""

    entry: Entry
    rules: ReadRules
    values: Mapping[str, Mapping[str, Score]]
    figures: Mapping[str, Figure] = field(default_factory=dict)

    def value_of(self, code: str, stages: Iterable[str] = WEIGHT) -> str:
        """The first of these stages that gave a value."""
        return next((text for stage in stages if (text := self.text(code, stage))), "")

    def text(self, code: str, stage: str) -> str:
        if stage == Stage.BOUND and code in self.figures:
            return as_value(self.rules.leaves[code], self.figures[code])
        kept = self.values.get(code, {}).get(stage)
        return kept.value if kept else ""

    def counting(self) -> tuple[str, ...]:
        """What was never handed in counts for nothing, figures and surveys excepted."""
        if self.entry.locked_at:
            return WEIGHT
        return tuple(stage for stage in WEIGHT if stage != Stage.SELF)

    def scored(self, stages: Iterable[str] = WEIGHT) -> Scored:
        stages = tuple(stages)
        values = {code: self.value_of(code, stages) for code in self.rules.leaves}
        given = {code: _given(self.rules, code, text) for code, text in values.items()}
        return score(self.rules.criteria_set, "", given)

    @property
    def self_scored(self) -> Scored:
        return self.scored(SELF_STAGES)

    @property
    def final(self) -> Scored:
        return self.scored(self.counting())


def _given(rules: ReadRules, code: str, text: str) -> Given:
    """A value that a changed set does not take any more counts as not handed in."""
    try:
        return read_cell(rules.leaves[code], text)
    except Unreadable:
        return MISSING


def sheet_of(entry: Entry) -> UnitSheet:
    return sheets_of([entry])[0]


def sheets_of(entries: Collection[Entry]) -> list[UnitSheet]:
    """All of one round; figures are asked for once for all units."""
    if not entries:
        return []
    kept: dict[int, dict[str, dict[str, Score]]] = {}
    for row in Score.objects.filter(entry__in=[entry.pk for entry in entries]):
        kept.setdefault(row.entry_id, {}).setdefault(row.criterion, {})[row.stage] = row
    facts = _Facts(entries)
    return [
        UnitSheet(
            entry=entry,
            rules=rules_of(entry.block.rule_set),
            values=kept.get(entry.pk, {}),
            figures=facts.of(entry),
        )
        for entry in entries
    ]


class _Facts:
    """Figures of an open round as they stand; a published one has them among its scores."""

    def __init__(self, entries: Collection[Entry]) -> None:
        self.round = next(iter(entries)).round
        self.codes = {entry.pk: code_of(entry) for entry in entries}
        self.found: dict[str, dict[str, Figure]] = {}
        if self.round.state == Round.State.OPEN:
            names = {
                name for entry in entries for name in rules_of(entry.block.rule_set).bound.values()
            }
            codes = sorted(filter(None, self.codes.values()))
            first, last = self.round.facts_from, self.round.facts_to
            self.found = bindings.figures_of(names, codes, first, last)

    def of(self, entry: Entry) -> dict[str, Figure]:
        if self.round.state != Round.State.OPEN:
            return {}
        code, told = self.codes[entry.pk], {}
        for criterion, name in rules_of(entry.block.rule_set).bound.items():
            if name == bindings.LATE_DAYS:
                told[criterion] = Figure(late_days(entry), 1)
            elif name in self.found:
                told[criterion] = self.found[name].get(code, Figure(0, 0))
        return told


def code_of(entry: Entry) -> str:
    """By which facts know the unit; a division has none, and so no facts of its own."""
    return units.place(entry.unit_id, entry.round.facts_to).code


def late_days(entry: Entry) -> int:
    handed_in = clock.local(entry.locked_at).date() if entry.locked_at else None
    waived = any(one.waives for one in entry.permissions.all())
    return days_late(entry.round.self_score_until, handed_in, clock.today(), waived=waived)


def dates_of(round_: Round) -> Dates:
    return Dates(
        opens_on=round_.opens_on,
        self_score_until=round_.self_score_until,
        appraisal_until=round_.appraisal_until,
        explanation_until=round_.explanation_until,
        second_appraisal_until=round_.second_appraisal_until,
    )


def facts_as_of(round_: Round) -> dt.datetime:
    return round_.published_at or clock.now()
