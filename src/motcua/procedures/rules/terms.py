"""Thời hạn: `60 Ngày làm việc` as a canonical term (`60wd`), or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.procedures.rules.cells import NOTHING_GIVEN

# Longest first: "ngày" is the beginning of "ngày làm việc".
UNITS = {
    "ngày làm việc": "wd",
    "giờ làm việc": "wh",
    "ngày": "d",
    "giờ": "h",
    "tháng": "m",
    "phút": "min",
}
UNIT = "|".join(UNITS)
_QUANTITY = re.compile(rf"0*(\d+)(?:[.,](\d+))?\s*({UNIT})", re.IGNORECASE)
_SAME_DAY = re.compile(r"(?:ngay )?trong ngày(?: làm việc)?", re.IGNORECASE)
_RANGE = re.compile(r"\d+\s*(?:-|–|đến)\s*\d+", re.IGNORECASE)
_NO_LIMIT = re.compile(r"không(?: quy định| phải trả kết quả[\w\s]*)?", re.IGNORECASE)
_SOLE_STATEMENT = re.compile(
    r"[-+*\s]*(?:thời hạn giải quyết:?\s*)?(?:trong(?: thời hạn| vòng)?\s*|không quá\s*|tối đa\s*)*"
    rf"(?P<term>\d+\s*(?:\(\w+\)\s*)?(?:{UNIT})),?\s*kể từ (?:ngày|khi|thời điểm) nhận"
    r"(?: được| đủ| đầy đủ)* hồ sơ(?:[\s,]*(?:đầy đủ|đủ|và|hợp lệ|theo quy định))*[\s.;]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class TermReading:
    """`term` is canonical; `absent` means that the source itself gives none."""

    term: str = ""
    absent: bool = False
    why: str = ""


def read_term(cell: str, note: str = "") -> TermReading:
    """Read the cell; where it is empty, a note that is nothing but the term."""
    text = " ".join(cell.split()).rstrip(".")
    if text in {"", NOTHING_GIVEN}:
        stated = _SOLE_STATEMENT.fullmatch(" ".join(note.split()))
        words = re.sub(r"\(\w+\)\s*", "", stated["term"]) if stated else ""
        return read_term(words) if words else TermReading(absent=True)
    if _NO_LIMIT.fullmatch(text):
        return TermReading(absent=True)
    if _SAME_DAY.fullmatch(text):
        return TermReading(term="same-day")
    return _read_quantity(text)


def _read_quantity(text: str) -> TermReading:
    match = _QUANTITY.fullmatch(text)
    if match:
        return _canonical(int(match[1]), (match[2] or "").rstrip("0"), UNITS[match[3].lower()])
    if text.isdigit():
        return TermReading(why="có số nhưng không có đơn vị (ngày, ngày làm việc, giờ…)")
    if _RANGE.search(text):
        return TermReading(why="ghi một khoảng, không phải một thời hạn")
    return TermReading(why="không phải một số kèm đơn vị thời gian")


def _canonical(whole: int, fraction: str, unit: str) -> TermReading:
    if fraction and unit not in {"wd", "wh"}:
        return TermReading(why="ngày, tháng, giờ đồng hồ không chia lẻ được")
    if not whole and not fraction:
        return TermReading(why="thời hạn bằng 0")
    amount = f"{whole}.{fraction}" if fraction else str(whole)
    return TermReading(term=f"{amount}{unit}")
