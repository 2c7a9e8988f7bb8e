"""What a proof says: which cell differs, and by how much."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# Of each table, so that many broken rows do not hide a broken sum.
MOST_TOLD = 20


@dataclass(frozen=True, kw_only=True)
class Difference:
    """`cell` names the row: a dossier's code, or grain, channel and keys of a roll-up. `column` is
    empty where the whole row is missing or too many; None stands for no row.
    """

    table: str
    cell: str
    unit: str
    month: str
    column: str
    stored: Any
    recomputed: Any

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.unit, self.month, self.cell) if part)
        said = f"đang ghi {_shown(self.stored)}, tính lại {_shown(self.recomputed)}"
        return f"{self.table} [{place}] {self.column or 'cả dòng'}: {said}."


def _shown(value: Any) -> str:
    return "không có" if value is None else str(value)


@dataclass(kw_only=True)
class Proof:
    """`behind`: dossiers whose newest events are still owed; they were compared as they stood."""

    dossiers: int = 0
    cells: int = 0
    behind: int = 0
    found: int = 0
    mended: dict[str, int] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def add(self, difference: Difference) -> None:
        self.found += 1
        told = sum(one.table == difference.table for one in self.differences)
        if told < MOST_TOLD:
            self.differences.append(difference)
