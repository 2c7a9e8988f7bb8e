"""`ket_qua_xu_ly`: each result and its code, then words of the portal's own page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.procedures.rules.cells import NO_COUNT, NOTHING_GIVEN, Count, Unread, shorten
from motcua.procedures.rules.content import ResultContent

COLUMN = "ket_qua_xu_ly"
_PAGE_WORDS = "Từ khóa"
_CODE = re.compile(r"Mã:\s*(KQ[.-][A-Z]\d{2}[.-](?:KQ)?\d{5,8}|(?:[\d.]+)?[A-Z]\d{2}-KQ\d{3,8})")
_NO_PAPER = re.compile(r"không có kết quả|không trả kết quả", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class ResultsReading:
    results: tuple[ResultContent, ...] = ()
    count: Count = NO_COUNT
    unread: tuple[Unread, ...] = ()


def read_results(cell: str) -> ResultsReading:
    body = cell.split(_PAGE_WORDS, maxsplit=1)[0].strip()
    if body in {"", NOTHING_GIVEN}:
        return ResultsReading(count=Count(absent=1))
    *pairs, rest = _CODE.split(body)
    results = [
        ResultContent(name=name.strip(), code=code, is_document=not _NO_PAPER.search(name))
        for name, code in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    rest = rest.strip()
    gaps = []
    if rest:
        gaps.append(Unread(column=COLUMN, text=shorten(rest), why="không thấy mã kết quả"))
    count = Count(read=len(results), given=len(results) + bool(rest))
    return ResultsReading(results=tuple(results), count=count, unread=tuple(gaps))
