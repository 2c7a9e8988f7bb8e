"""Published results of provinces as CSV, so that places can be reckoned where all are known.

`year,province,score` and, where printed, `rank,rank_of,region,region_rank,region_of,set,source`.
"""

from __future__ import annotations

from fractions import Fraction

from motcua.index.exchange.score_files import decoded, records
from motcua.index.rules.faults import Fault, InvalidScores, Unreadable
from motcua.index.rules.numbers import read_number
from motcua.index.rules.printed import Printed, faults_of

_FILE = "Tệp kết quả"
_NEEDED = ("year", "province", "score")
_MORE = ("rank", "rank_of", "region", "region_rank", "region_of", "set", "source")


def read_printed(content: bytes, *, source: str) -> list[Printed]:
    """`source` counts for rows that name none. Raises `InvalidScores` with each fault at its row."""
    header = decoded(content, _FILE).split("\n", 1)[0].lower()
    names = {name.strip().strip('"') for name in header.replace(";", ",").split(",")}
    more = tuple(name for name in _MORE if name in names)
    faults: list[Fault] = []
    found: dict[tuple[int, str], Printed] = {}
    for where, cells in records(content, (*_NEEDED, *more), file=_FILE, faults=faults):
        told = dict(zip((*_NEEDED, *more), (cell.strip() for cell in cells), strict=True))
        try:
            one = _printed(told, source)
        except Unreadable as cause:
            faults.append(Fault(where, str(cause)))
            continue
        faults += [Fault(where, text) for texts in faults_of(one).values() for text in texts]
        if found.setdefault((one.year, one.unit), one) is not one:
            faults.append(Fault(where, f"{one.unit} năm {one.year} đã có ở một dòng trên."))
    if not found and not faults:
        faults.append(Fault(_FILE, "không có dòng nào."))
    if faults:
        raise InvalidScores(faults)
    return list(found.values())


def _printed(told: dict[str, str], source: str) -> Printed:
    year = _whole(told["year"], "năm")
    if year is None:
        raise Unreadable("thiếu năm (year).")
    return Printed(
        year=year, unit=told["province"], source=told.get("source") or source,
        index=_score(told["score"]), set_name=told.get("set", ""), region=told.get("region", ""),
        nation_place=_whole(told.get("rank", ""), "hạng"),
        nation_of=_whole(told.get("rank_of", ""), "số tỉnh"),
        region_place=_whole(told.get("region_rank", ""), "hạng trong vùng"),
        region_of=_whole(told.get("region_of", ""), "số tỉnh của vùng"),
    )  # fmt: skip


def _score(text: str) -> Fraction | None:
    return read_number(text.removesuffix("%")) if text else None


def _whole(text: str, what: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Unreadable(f"{what} “{text[:20]}” không phải số nguyên.")
    return int(text)
