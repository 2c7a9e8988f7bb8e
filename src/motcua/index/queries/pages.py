"""What the page of a sheet shows: the tree with values, points, proof, and what others said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Max

from motcua.index import policies
from motcua.index.models import Entry, Evidence, Round, Score, ScoreChange
from motcua.index.queries import bindings, evidence
from motcua.index.queries.bindings import Binding
from motcua.index.queries.sheets import SELF_STAGES, UnitSheet, dates_of, sheet_of
from motcua.index.rules.criteria import Criterion
from motcua.index.rules.scoring import Scored
from motcua.index.rules.stages import WEIGHT, EntryState, Stage
from motcua.kernel.actor import Actor
from motcua.kernel.figures import Figure
from motcua.organisations.officer import Officer

_APPRAISED = (Stage.APPRAISAL, Stage.SECOND_APPRAISAL)
_AFTER_FIRST = frozenset(EntryState) - {
    EntryState.SELF_SCORING, EntryState.APPROVED, EntryState.LOCKED, EntryState.APPRAISAL,
}  # fmt: skip


__all__ = ["Line", "SheetPage", "dates_of", "page_of", "permitted_until"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One criterion; of one with parts only its name and sums. Points None: does not apply."""

    criterion: Criterion
    depth: int
    leaf: bool
    own: Fraction | None
    final: Fraction | None
    last: Fraction | None = None
    value: str = ""
    bound: str = ""
    binding: Binding | None = None
    figure: Figure | None = None
    said: Mapping[str, Score]
    proofs: tuple[Evidence, ...] = ()
    seen: Mapping[str, int]

    @property
    def proved(self) -> bool:
        return any(one.withdrawn_at is None for one in self.proofs)

    @property
    def typed(self) -> bool:
        """Filled by hand, neither by facts nor by a survey."""
        return self.leaf and not self.bound and not self.criterion.by_survey

    @property
    def differs(self) -> bool:
        return self.leaf and self.own != self.final

    @property
    def flagged(self) -> bool:
        first = self.said.get(Stage.APPRAISAL)
        return bool(first and first.explain)

    @property
    def unproved(self) -> bool:
        return self.typed and bool(self.own) and not self.proved


@dataclass(frozen=True, kw_only=True)
class Group:
    code: str
    name: str
    own: Fraction
    final: Fraction
    most: Fraction
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    sheet: UnitSheet
    own: Scored
    final: Scored
    groups: tuple[Group, ...]

    @property
    def lines(self) -> Iterator[Line]:
        return (line for group in self.groups for line in group.lines if line.leaf)

    def line(self, code: str) -> Line | None:
        return next((line for line in self.lines if line.criterion.code == code), None)

    @property
    def done(self) -> int:
        return sum(1 for line in self.lines if line.typed and line.value)

    @property
    def to_do(self) -> int:
        return sum(1 for line in self.lines if line.typed)

    @property
    def lacking_proof(self) -> int:
        return sum(1 for line in self.lines if line.unproved)


def page_of(entry: Entry, by: Actor, at: dt.datetime) -> SheetPage:
    policies.require_reading(by, entry, at)
    sheet, shown = sheet_of(entry), stages_shown(entry, by, at)
    own = sheet.scored(SELF_STAGES)
    final = sheet.scored(tuple(stage for stage in sheet.counting() if stage in shown))
    maker = _Maker(sheet, own, final, shown)
    return SheetPage(sheet=sheet, own=own, final=final, groups=tuple(maker.groups()))


def stages_shown(entry: Entry, by: Actor, at: dt.datetime) -> frozenset[str]:
    """A unit sees an appraisal when it is sent to it, and the council's word when it is public."""
    everything = frozenset(map(str, Stage))
    overseeing = isinstance(by, Officer) and (
        policies.reads_all(by, entry.round) or policies.asked_to_appraise(by, entry)
    )
    if overseeing or not isinstance(by, Officer) or policies.is_public(entry.round, at):
        return everything
    hidden = {str(Stage.COUNCIL)}
    if EntryState(entry.state) not in _AFTER_FIRST:
        hidden |= {str(Stage.APPRAISAL)}
    if EntryState(entry.state) in {EntryState.EXPLANATION, EntryState.SECOND_APPRAISAL}:
        hidden |= {str(Stage.SECOND_APPRAISAL)}
    return everything - hidden


class _Maker:
    def __init__(self, sheet: UnitSheet, own: Scored, final: Scored, shown: frozenset[str]) -> None:
        self.sheet, self.own, self.final, self.shown = sheet, own, final, shown
        self.proofs = evidence.of_entry(sheet.entry)
        self.last = last_points(sheet.entry)
        self.seen: dict[str, dict[str, int]] = {}
        rows = ScoreChange.objects.filter(entry=sheet.entry).order_by()
        for code, stage, newest in rows.values_list("criterion", "stage").annotate(Max("pk")):
            self.seen.setdefault(code, {})[stage] = newest

    def groups(self) -> Iterator[Group]:
        rules = self.sheet.rules.criteria_set
        for area in rules.areas:
            yield self._group(area.code, area.name, area.criteria)
        if rules.bonus:
            yield self._group("+", "Điểm thưởng", rules.bonus)
        if rules.penalties:
            yield self._group("−", "Điểm trừ", rules.penalties)

    def _group(self, code: str, name: str, roots: tuple[Criterion, ...]) -> Group:
        leaves = [leaf for root in roots for leaf in root.leaves()]
        return Group(
            code=code, name=name, own=self.own.sum_of(leaves), final=self.final.sum_of(leaves),
            most=self.final.most_of(leaves),
            lines=tuple(line for root in roots for line in self._lines(root, 0)),
        )  # fmt: skip

    def _lines(self, criterion: Criterion, depth: int) -> Iterator[Line]:
        if criterion.parts:
            leaves = list(criterion.leaves())
            yield Line(
                criterion=criterion, depth=depth, leaf=False, own=self.own.sum_of(leaves),
                final=self.final.sum_of(leaves), said={}, seen={},
            )  # fmt: skip
        else:
            yield self._leaf(criterion, depth)
        for part in criterion.parts:
            yield from self._lines(part, depth + 1)

    def _leaf(self, leaf: Criterion, depth: int) -> Line:
        code = leaf.code
        bound = self.sheet.rules.bound.get(code, "")
        said = self.sheet.values.get(code, {})
        return Line(
            criterion=leaf, depth=depth, leaf=True, own=self.own.earned[code],
            final=self.final.earned[code], last=self.last.get(code),
            value=self.sheet.value_of(code, SELF_STAGES), bound=bound,
            binding=bindings.registry().get(bound), figure=self._figure(code),
            said={stage: row for stage, row in said.items() if stage in self.shown},
            proofs=tuple(self.proofs.get(code, ())), seen=self.seen.get(code, {}),
        )  # fmt: skip

    def _figure(self, code: str) -> Figure | None:
        """Live, or as it was frozen at publication."""
        if code in self.sheet.figures:
            return self.sheet.figures[code]
        kept = self.sheet.values.get(code, {}).get(Stage.BOUND)
        above, _, below = (kept.note if kept else "").partition("/")
        return Figure(int(above), int(below)) if above.isdigit() and below.isdigit() else None


def last_points(entry: Entry) -> dict[str, Fraction | None]:
    """What last year's round gave the same unit, where its set had a criterion of the same code."""
    before = entry.round.previous_id
    rows = Entry.objects.filter(
        round=before, unit=entry.unit_id, round__state=Round.State.PUBLISHED
    )
    old = rows.select_related("round", "block__rule_set").first() if before else None
    return dict(sheet_of(old).scored(WEIGHT).earned) if old else {}


def permitted_until(entry: Entry, act: str) -> dt.date | None:
    rows = entry.permissions.filter(act=act).order_by("-until")
    return rows.values_list("until", flat=True).first()
