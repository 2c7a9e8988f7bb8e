"""`can_cu_phap_ly`: title and number of each document, printed without separators."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from motcua.procedures.rules.cells import NO_COUNT, NOTHING_GIVEN, Count, Unread, shorten
from motcua.procedures.rules.content import BasisContent
from motcua.procedures.rules.issuers import ISSUERS, issuer_of

COLUMN = "can_cu_phap_ly"
HEADING = "Tên văn bản pháp lýMã văn bản"
_BODIES = "|".join(sorted(map(re.escape, ISSUERS), key=len, reverse=True))
_KINDS = "NĐ|NQ|QĐ|TTLT|TT|VBHN|CT|PL|CĐ|HD|SL|TB|L|LĐ|KH|CV|QC"
_NUMBER = re.compile(
    # A date before it ("29/6/2024" + "43/2024/QH15") must not lend its year to the number.
    r"(?:(?<=\d/\d{4})|(?<![\d.])|(?<=[^\d.]\.)|(?<=QH\d{2})|(?<=\D\d{4}(?=\d)))"
    r"\d{1,4}(?:\.\d{1,2})?(?:/\d{4})?/"
    rf"(?:UBTVQH\d{{1,2}}|(?:NQ-)?QH\d{{1,2}}|(?:{_KINDS})\d{{0,2}}(?:[-–_](?:{_BODIES}))+)"
)
_LABEL = re.compile(
    r"(?:Thông tư liên tịch|Thông tư|Nghị định|Nghị quyết|Quyết định|Luật|Pháp lệnh|NĐ|TT|QĐ)"
    r"\s*(?:số)?:?\s*$"
)
_DATE = re.compile(r"(?:,|\s)*ngày\s*(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})")
_SEAM = re.compile(r"[a-zà-ỹ](?=[A-ZĐ][a-zà-ỹ]+ )|[.;)](?=[A-ZĐ][a-zà-ỹ]+ )|\d(?=[A-ZĐ][a-zà-ỹ]+ )")


@dataclass(frozen=True, kw_only=True)
class BasesReading:
    bases: tuple[BasisContent, ...] = ()
    count: Count = NO_COUNT
    unread: tuple[Unread, ...] = ()


def read_bases(cell: str) -> BasesReading:
    body = cell.strip().removeprefix(HEADING)
    if body in {"", NOTHING_GIVEN}:
        return BasesReading(count=Count(absent=1))
    bases, gaps, place = [], [], 0
    for number in _number_cells(body):
        basis, why = _basis(body[place : number.start()], number[0])
        place = number.end()
        bases.append(basis)
        if why:
            text = body[max(0, number.end() - 200) : number.end()]
            gaps.append(Unread(column=COLUMN, text=shorten(text), why=why))
    rest = body[place:].strip()
    if rest:
        gaps.append(Unread(column=COLUMN, text=shorten(rest), why="không thấy số hiệu văn bản"))
    given = len(bases) + bool(rest)
    return BasesReading(
        bases=tuple(bases),
        count=Count(read=given - len(gaps), given=given),
        unread=tuple(gaps),
    )


def _number_cells(body: str) -> list[re.Match[str]]:
    """Numbers that end a row: glued to the next title, not quoted inside one."""
    found = list(_NUMBER.finditer(body))
    starts = {match.start() for match in found}
    return [
        match
        for match in found
        if match.end() not in starts and _ends_row(body[match.end() : match.end() + 1])
    ]


def _ends_row(following: str) -> bool:
    return not following or following.isalnum() or following in '-–+“"('


def _basis(title: str, number: str) -> tuple[BasisContent, str]:
    title = _LABEL.sub("", title).strip()
    title = "" if title == "số" else title
    issued_on, why = _issued_on(title, number)
    if _SEAM.search(title):
        why = "tên văn bản dính liền với văn bản trước, chỉ đọc được số hiệu"
        title, issued_on = "", None
    basis = BasisContent(number=number, title=title, issued_on=issued_on, issuer=issuer_of(number))
    return basis, why


def _issued_on(title: str, number: str) -> tuple[dt.date | None, str]:
    """The date that follows the document's own number in its own title."""
    place = title.find(number)
    date = _DATE.match(title, place + len(number)) if place >= 0 else None
    if date is None:
        return None, ""
    day, month, year = (int(part) for part in date.groups())
    try:
        return dt.date(year, month, day), ""
    except ValueError:
        return None, f"ngày ban hành {day}/{month}/{year} không có trong lịch"
