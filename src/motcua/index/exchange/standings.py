"""Results of a year as a file: what `score` printed, or what was published, gaps left empty.

A published place is kept as printed: where the other units' scores are unknown it is not reckoned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from motcua.index.exchange.score_files import records
from motcua.index.rules.comparing import Difference
from motcua.index.rules.faults import Fault, InvalidScores, Unreadable
from motcua.index.rules.numbers import half_up, read_number
from motcua.index.rules.ranking import Standing, changes


def read_standings(content: bytes, file: str) -> list[Standing]:
    """Columns `unit,index,rank`; `block` where units are ranked apart, `set` names the rules."""
    faults: list[Fault] = []
    header = content[:4096].decode("utf-8", errors="replace").split("\n", 1)[0].lower()
    more = [name for name in ("block", "set") if name in _names(header)]
    columns = ("unit", "index", "rank", *more)
    standings: dict[tuple[str, str], Standing] = {}
    for where, (unit, index, place, *others) in records(content, columns, file=file, faults=faults):
        try:
            one = _standing(unit, index, place, dict(zip(more, others, strict=True)))
        except Unreadable as cause:
            faults.append(Fault(f"{file}, {where}", str(cause)))
            continue
        if standings.setdefault((one.block, one.unit), one) is not one:
            faults.append(Fault(f"{file}, {where}", f"{one.unit} đã có ở một dòng trên."))
    if faults:
        raise InvalidScores(faults)
    return list(standings.values())


def _names(header: str) -> set[str]:
    return {name.strip().strip('"') for name in re.split("[,;\t]", header.lstrip("\ufeff"))}


def _standing(unit: str, index: str, place: str, more: dict[str, str]) -> Standing:
    if not unit.strip():
        raise Unreadable("thiếu tên đơn vị (unit).")
    number = None if index.strip() in {"", "NA"} else read_number(index)
    if place.strip() and not (place.strip().isascii() and place.strip().isdigit()):
        raise Unreadable(f"thứ hạng “{place[:20]}” không phải số nguyên.")
    return Standing(
        unit=unit.strip(),
        index=number,
        place=int(place) if place.strip() else None,
        block=more.get("block", "").strip(),
        by=more.get("set", "").strip(),
    )


def comparable(
    before: Sequence[Standing], after: Sequence[Standing], found: list[Difference] | None
) -> str:
    """Whether points of both mean the same: `yes`, `no`, or `unknown` where nobody says."""
    if found is not None:
        return "no" if any(one.counts for one in found) else "yes"
    told = [{one.by for one in table} for table in (before, after)]
    if any("" in names or len(names) != 1 for names in told):
        return "unknown"
    return "yes" if told[0] == told[1] else "no"


def published_only(standings: Sequence[Standing]) -> bool:
    """Whether places stand among units that the table does not have: kept, never reckoned."""
    blocks = {one.block for one in standings}
    for block in blocks:
        places = [one.place for one in standings if one.block == block and one.place]
        if places and max(places) > len(places):
            return True
    return False


def compare_rows(
    before: Sequence[Standing], after: Sequence[Standing], flag: str = "unknown"
) -> list[dict[str, str]]:
    """`change` in points (+ is better), `places` climbed (+ is up); `flag` as `comparable`."""
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
                "comparable": flag,
            }
        )
    return rows


def _index(standing: Standing | None) -> str:
    return "" if standing is None or standing.index is None else half_up(standing.index)


def _place(standing: Standing | None) -> str:
    return "" if standing is None or standing.place is None else str(standing.place)
