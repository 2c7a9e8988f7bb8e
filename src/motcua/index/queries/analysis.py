"""What a unit lost and the way up, from its round as it stands; and a what-if that touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.index import policies
from motcua.index.models import Entry, Round
from motcua.index.queries.tables import BlockTable, table_of
from motcua.index.rules.improving import index_above, what_if
from motcua.index.rules.ranking import competition
from motcua.index.rules.reasons import Reasons, lost_by_area, reasons_of
from motcua.index.rules.scoring import Scored
from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound


@dataclass(frozen=True)
class Analysis:
    """`goal` is the index that shares the next better place, None for the first."""

    entry: Entry
    table: BlockTable
    at: int
    reasons: Reasons
    goal: Fraction | None

    @property
    def unit(self) -> str:
        return str(self.entry.unit_id)

    @property
    def place(self) -> int:
        return int(self.table.table.places[self.at])

    @property
    def lost(self) -> dict[str, Fraction]:
        return lost_by_area(self.reasons)

    @property
    def lacking(self) -> Fraction | None:
        """Index points to the next place."""
        index = self.reasons.scored.index
        return None if self.goal is None or index is None else self.goal - index


@dataclass(frozen=True)
class WhatIf:
    """`place` in the block if the others stay as they are; 0 where there is no index."""

    scored: Scored
    place: int


def analysis_of(round_: Round, unit_id: int, by: Actor, at: dt.datetime) -> Analysis:
    """Raises NotAllowed for other people's units, NotFound for one that takes no part."""
    policies.require_analysis(by, unit_id)
    entry = (
        Entry.objects.select_related("block", "round").filter(round=round_, unit=unit_id).first()
    )
    table = table_of(entry.block) if entry else None
    if entry is None or table is None:
        raise NotFound("Đơn vị này không tham gia vòng chấm. Chọn đơn vị trong bảng xếp hạng.")
    place = table.table.sheet.units.index(str(unit_id))
    goal = index_above(table.table, place) if table.table.places[place] else None
    return Analysis(entry, table, place, reasons_of(table.table, str(unit_id))[str(unit_id)], goal)


def try_values(analysis: Analysis, values: Mapping[str, str]) -> WhatIf:
    """The round is not touched. Raises `InvalidScores` at the criterion."""
    scored = what_if(analysis.table.table, analysis.unit, dict(values))
    table = analysis.table.table
    indices = [
        None if not place else table.exact_index(at) for at, place in enumerate(table.places)
    ]
    indices[analysis.at] = scored.index
    return WhatIf(scored, competition(indices)[analysis.at] or 0)
