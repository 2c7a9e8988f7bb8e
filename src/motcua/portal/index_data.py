"""A round's figures as open data, and a unit's losses by area."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from motcua.index.queries.rankings import Ranking, RankRow

HEAD = (
    "year", "block", "unit", "index", "rank", "of", "tied", "grade", "change", "places",
    "comparable", "points", "max_applicable", "appraised", "surveyed", "bonus", "penalty",
    "rank_p05", "rank_p95", "set", "decision",
)  # fmt: skip


def csv_of(found: Sequence[Ranking]) -> str:
    """UTF-8 with a byte-order mark, so that spreadsheets read it; what is not known is empty."""
    areas = list(dict.fromkeys(area.code for one in found for area in one.areas))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*HEAD, *(f"area:{code}" for code in areas)])
    for one in found:
        for row in one.rows:
            points = {area.code: _text(area.points) for area in row.areas}
            writer.writerow([*_cells(one, row), *(points.get(code, "") for code in areas)])
    return "\ufeff" + out.getvalue()


def _cells(one: Ranking, row: RankRow) -> list[Any]:
    sure = row.sure
    return [
        one.round.year, one.block, row.name, _text(row.index), row.place or "", row.of or "",
        int(row.tied), row.grade, _text(row.change), "" if row.climbed is None else row.climbed,
        _comparable(one), _text(row.points), _text(row.most), _text(row.appraised),
        _text(row.surveyed), _text(row.bonus), _text(row.penalty),
        sure.low if sure else "", sure.high if sure else "", one.set_name,
        one.round.decision_number,
    ]  # fmt: skip


def _comparable(one: Ranking) -> str:
    if one.comparison is None:
        return ""
    return {None: "unknown", 0: "yes"}.get(one.comparison.changed, "no")


def _text(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


@dataclass(frozen=True, kw_only=True)
class AreaLoss:
    """`width` is its share of the greatest loss."""

    code: str
    name: str
    lost: Decimal
    width: float
    criteria: tuple[dict[str, Any], ...]


def losses_by_area(row: RankRow) -> list[AreaLoss]:
    """Greatest first, each with its criteria."""
    names = {area.code: area.name for area in row.areas}
    by_area: dict[str, list[dict[str, Any]]] = {}
    for loss in row.losses:
        told = dict(loss) | {"lost": Decimal(loss["lost"]), "most": Decimal(loss["most"])}
        by_area.setdefault(str(loss["area"]), []).append(told)
    sums = {code: sum((one["lost"] for one in them), Decimal(0)) for code, them in by_area.items()}
    most = max(sums.values(), default=Decimal(1)) or Decimal(1)
    found = [
        AreaLoss(
            code=code, name=names.get(code, code), lost=sums[code],
            width=float(sums[code] / most), criteria=tuple(them),
        )
        for code, them in by_area.items()
    ]  # fmt: skip
    return sorted(found, key=lambda one: -one.lost)
