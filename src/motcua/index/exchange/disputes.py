"""Disputed points (điểm còn ý kiến khác) from a CSV file, all of them or none."""

from __future__ import annotations

from fractions import Fraction

from motcua.index.exchange.score_files import decoded, records
from motcua.index.rules.confidence import Disputed
from motcua.index.rules.faults import Fault, InvalidScores, Unreadable
from motcua.index.rules.numbers import plain, read_number
from motcua.index.rules.sheet import Sheet

_FILE = "Tệp điểm còn ý kiến khác"
_WAYS = (("low", "high"), ("self", "appraised"))


def read_disputes(content: bytes, sheet: Sheet) -> tuple[Disputed, ...]:
    """Columns `unit,criterion` and `low,high`, or `self,appraised` in either order of size.

    Points, not values; within 0 and the criterion's maximum. Raises `InvalidScores`.
    """
    faults: list[Fault] = []
    seen: dict[tuple[str, str], Disputed] = {}
    columns = ("unit", "criterion", *_way(content))
    for where, (unit, code, *ends) in records(content, columns, file=_FILE, faults=faults):
        try:
            one = _disputed(sheet, unit.strip(), code.strip(), ends)
        except Unreadable as cause:
            faults.append(Fault(where, str(cause)))
            continue
        if seen.setdefault((one.unit, one.criterion), one) is not one:
            faults.append(Fault(where, f"{one.unit}, tiêu chí {one.criterion} đã ghi ở trên."))
    if faults:
        raise InvalidScores(faults)
    return tuple(seen.values())


def _way(content: bytes) -> tuple[str, str]:
    header = decoded(content, _FILE).split("\n", 1)[0].lower()
    return _WAYS[1] if "appraised" in header else _WAYS[0]


def _disputed(sheet: Sheet, unit: str, code: str, ends: list[str]) -> Disputed:
    if unit not in sheet.units:
        raise Unreadable(f"tệp điểm không có đơn vị “{unit[:60]}”.")
    leaf = next((leaf for leaf in sheet.criteria_set.regular if leaf.code == code), None)
    if leaf is None:
        raise Unreadable(f"“{code[:40]}” không phải tiêu chí chấm điểm trong các lĩnh vực.")
    low, high = sorted(_points(end, leaf.top) for end in ends)
    return Disputed(unit, code, low, high)


def _points(text: str, most: Fraction) -> Fraction:
    points = read_number(text)
    if not 0 <= points <= most:
        raise Unreadable(f"{plain(points)} điểm nằm ngoài 0 và điểm tối đa {plain(most)}.")
    return points
