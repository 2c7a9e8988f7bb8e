"""Results of a year as a file: what `score` printed, or what was published, gaps left empty.

A published place is kept as printed: where the other units' scores are unknown it is not reckoned.
"""

from __future__ import annotations

from collections.abc import Sequence

from motcua.index.exchange.score_files import records
from motcua.index.rules.faults import Fault, InvalidScores, Unreadable
from motcua.index.rules.numbers import half_up, read_number
from motcua.index.rules.ranking import Standing, changes


def read_standings(content: bytes, file: str) -> list[Standing]:
    """Columns `unit,index,rank`, and `block` where units are ranked apart."""
    faults: list[Fault] = []
    header = content[:4096].decode("utf-8", errors="replace").split("\n", 1)[0].lower()
    columns = ("unit", "index", "rank", *(("block",) if "block" in header else ()))
    standings: dict[tuple[str, str], Standing] = {}
    for where, (unit, index, place, *block) in records(content, columns, file=file, faults=faults):
        try:
            one = _standing(unit, index, place, block)
        except Unreadable as cause:
            faults.append(Fault(f"{file}, {where}", str(cause)))
            continue
        if standings.setdefault((one.block, one.unit), one) is not one:
            faults.append(Fault(f"{file}, {where}", f"{one.unit} đã có ở một dòng trên."))
    if faults:
        raise InvalidScores(faults)
    return list(standings.values())


def _standing(unit: str, index: str, place: str, block: list[str]) -> Standing:
    if not unit.strip():
        raise Unreadable("thiếu tên đơn vị (unit).")
    number = None if index.strip() in {"", "NA"} else read_number(index)
    if place.strip() and not (place.strip().isascii() and place.strip().isdigit()):
        raise Unreadable(f"thứ hạng “{place[:20]}” không phải số nguyên.")
    return Standing(
        unit=unit.strip(),
        index=number,
        place=int(place) if place.strip() else None,
        block="".join(block).strip(),
    )


def compare_rows(before: Sequence[Standing], after: Sequence[Standing]) -> list[dict[str, str]]:
    """`change` in points (+ is better), `places` climbed (+ is up)."""
    rows = []
    for change in changes(before, after):
        either = change.after or change.before
        assert either is not None
        rows.append(
            {
                "unit": either.unit,
                "block": either.block,
                "index_before": _index(change.before),
                "index": _index(change.after),
                "change": "" if change.points is None else half_up(change.points),
                "rank_before": _place(change.before),
                "rank": _place(change.after),
                "places": "" if change.places is None else str(change.places),
            }
        )
    return rows


def _index(standing: Standing | None) -> str:
    return "" if standing is None or standing.index is None else half_up(standing.index)


def _place(standing: Standing | None) -> str:
    return "" if standing is None or standing.place is None else str(standing.place)
