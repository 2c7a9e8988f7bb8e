"""A round reckoned as it stands: every sheet, its points, its place in its block."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from motcua.index.models import Entry, Round
from motcua.index.queries.sheets import UnitSheet, sheets_of
from motcua.index.rules.ranking import ranked, tied
from motcua.index.rules.scoring import Scored


@dataclass(frozen=True)
class Standings:
    """Places share a seat where indices are equal, unrounded; by number of the sheet."""

    sheets: tuple[UnitSheet, ...]

    @cached_property
    def lines(self) -> list[tuple[UnitSheet, Scored]]:
        return [(sheet, sheet.final) for sheet in self.sheets]

    @cached_property
    def places(self) -> dict[int, int | None]:
        indices = {str(sheet.entry.pk): scored.index for sheet, scored in self.lines}
        return {int(key): place for key, place in ranked(indices, self._blocks).items()}

    @cached_property
    def tied(self) -> set[int]:
        """Sheets that share their place with another."""
        places = {str(pk): place for pk, place in self.places.items()}
        return {int(key) for key in tied(places, self._blocks)}

    @cached_property
    def sizes(self) -> Counter[int]:
        return Counter(sheet.entry.block_id for sheet in self.sheets)

    @property
    def _blocks(self) -> dict[str, str]:
        return {str(sheet.entry.pk): str(sheet.entry.block_id) for sheet in self.sheets}


def entries_of(round_: Round) -> list[Entry]:
    """With what a sheet is read from, in the order of blocks."""
    rows = Entry.objects.filter(round=round_).select_related("round", "block__rule_set")
    return list(rows.prefetch_related("permissions").order_by("block__order", "id"))


def standings_of(round_: Round) -> Standings:
    return Standings(tuple(sheets_of(entries_of(round_))))
