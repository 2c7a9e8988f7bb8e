"""A row of somebody else's index as published: read, never rounded, never reckoned again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from motcua.kernel.folding import clean_text

SOURCES = {
    "PAPI": "PAPI: hiệu quả quản trị và hành chính công cấp tỉnh",
    "PCI": "PCI: năng lực cạnh tranh cấp tỉnh",
    "DTI": "DTI: chuyển đổi số",
    "SIPAS": "SIPAS: hài lòng về sự phục vụ hành chính",
    "PAR INDEX": "PAR INDEX: cải cách hành chính",
    "766": "766: phục vụ người dân, doanh nghiệp (QĐ 766/QĐ-TTg)",
}
COLUMNS = ("source", "year", "subject", "component", "value", "rank", "citation")
NEEDED = ("source", "year", "subject", "value", "citation")
_NUMBER = re.compile(r"-?\d{1,7}(?:[.,]\d{1,4})?%?")
# From this index year SIPAS asks residents at home instead of those who used a procedure.
SIPAS_RESIDENTS_FROM = 2022


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    source: str
    year: int
    subject: str
    component: str
    as_published: str
    value: Decimal
    place: str
    citation: str


def read_row(cells: Mapping[str, str]) -> Published | str:
    """The row, or the sentence that says what is wrong with it."""
    told = {name: " ".join(clean_text(cells.get(name, "")).split()) for name in COLUMNS}
    if lacking := [name for name in NEEDED if not told[name]]:
        return f"thiếu {', '.join(lacking)}."
    if told["source"].upper() not in SOURCES:
        return f"chỉ số “{told['source'][:30]}” không có. Ghi một trong: {', '.join(SOURCES)}."
    year = told["year"]
    if not re.fullmatch(r"20\d\d", year):
        return f"năm “{year[:20]}” không dùng được. Ghi bốn chữ số, ví dụ 2024."
    if not _NUMBER.fullmatch(told["value"]):
        return f"giá trị “{told['value'][:30]}” không phải số. Ghi như đã in, ví dụ 87,61."
    if too_long := [n for n, most in _LONGEST.items() if len(told[n]) > most]:
        return f"{too_long[0]} dài quá {_LONGEST[too_long[0]]} ký tự."
    return Published(
        source=told["source"].upper(), year=int(year), subject=told["subject"],
        component=told["component"], as_published=told["value"],
        value=Decimal(told["value"].rstrip("%").replace(",", ".")),
        place=told["rank"], citation=told["citation"],
    )  # fmt: skip


def breaks_series(source: str, earlier: int, later: int) -> bool:
    """Whether two years of an index were measured in ways that must not be compared."""
    return source == "SIPAS" and earlier < SIPAS_RESIDENTS_FROM <= later


_LONGEST = {"subject": 120, "component": 120, "rank": 20, "citation": 300}
