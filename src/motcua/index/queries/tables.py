"""A block of a round scored as it stands: the table that rankings, ways up and what-ifs ask.

A published round has its values among its scores, so its table stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256

from motcua.index.models import Entry, Round, RoundBlock
from motcua.index.queries.sheets import UnitSheet, sheets_of
from motcua.index.rules.confidence import Disputed
from motcua.index.rules.criteria import CriteriaSet
from motcua.index.rules.faults import Unreadable
from motcua.index.rules.sheet import SheetReader, read_cell
from motcua.index.rules.stages import Stage
from motcua.index.rules.table import Table, scored_table
from motcua.kernel.errors import NotFound

# Self-score against what the appraisers say, the latest of them.
_APPRAISED = (Stage.COUNCIL, Stage.SECOND_APPRAISAL, Stage.APPRAISAL)


@dataclass(frozen=True)
class BlockTable:
    """`table` knows units by the text of their key; `entries` by the same."""

    block: RoundBlock
    entries: dict[str, Entry]
    table: Table
    disputed: tuple[Disputed, ...]
    digest: str


def block_named(round_: Round, name: str) -> RoundBlock:
    found = round_.blocks.select_related("rule_set").filter(name=name).first()
    if found is None:
        raise NotFound("Vòng chấm này không có khối đó. Chọn khối trong danh sách.")
    return found


def table_of(block: RoundBlock) -> BlockTable | None:
    """None while the block has no unit."""
    rows = Entry.objects.filter(block=block).select_related("round", "block__rule_set", "unit")
    sheets = sheets_of(list(rows.prefetch_related("permissions").order_by("pk")))
    if not sheets:
        return None
    criteria_set = replace(sheets[0].rules.criteria_set, blocks={})
    reader = SheetReader(criteria_set)
    print_ = sha256(repr(block.rule_set.body).encode())
    for sheet in sheets:
        for code, text in _values(sheet, criteria_set):
            reader.add(str(sheet.entry.unit_id), code, text, where=str(sheet.entry.pk))
            print_.update(f"{sheet.entry.unit_id}|{code}|{text}\n".encode())
    table = scored_table(reader.sheet())
    disputed = tuple(one for sheet in sheets for one in _disputes(sheet, criteria_set))
    entries = {str(sheet.entry.unit_id): sheet.entry for sheet in sheets}
    return BlockTable(block, entries, table, disputed, print_.hexdigest())


def _values(sheet: UnitSheet, criteria_set: CriteriaSet) -> Iterable[tuple[str, str]]:
    """What its rule does not take any more counts as not handed in, as everywhere."""
    stages = sheet.counting()
    for leaf in criteria_set.leaves:
        text = sheet.value_of(leaf.code, stages)
        try:
            read_cell(leaf, text)
        except Unreadable:
            text = ""
        yield leaf.code, text


def _disputes(sheet: UnitSheet, criteria_set: CriteriaSet) -> Iterable[Disputed]:
    """Points that the unit and its appraisers see differently, after all was said."""
    for leaf in criteria_set.regular:
        own = sheet.values.get(leaf.code, {}).get(Stage.SELF)
        other = next(
            (kept for stage in _APPRAISED
             if (kept := sheet.values.get(leaf.code, {}).get(stage)) and kept.value),
            None,
        )  # fmt: skip
        if own is None or other is None or own.points is None or other.points is None:
            continue
        low, high = sorted((Fraction(own.points), Fraction(other.points)))
        if low != high and high <= leaf.top:
            yield Disputed(str(sheet.entry.unit_id), leaf.code, low, high)
