"""A result as a decision or a newspaper printed it, and what cannot be right about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from motcua.index.rules.numbers import HUNDRED

_FIRST_YEAR = 2012


@dataclass(frozen=True, kw_only=True)
class Printed:
    """`None` where nothing was printed. `areas` as in `PublishedResult`."""

    year: int
    unit: str
    source: str
    index: Fraction | None = None
    set_name: str = ""
    block: str = ""
    grade: str = ""
    place: int | None = None
    of: int | None = None
    region: str = ""
    region_place: int | None = None
    region_of: int | None = None
    nation_place: int | None = None
    nation_of: int | None = None
    areas: Mapping[str, Any] = field(default_factory=dict)


def faults_of(printed: Printed) -> dict[str, list[str]]:
    """By field; empty when it may be kept."""
    found: dict[str, list[str]] = {}
    if printed.year < _FIRST_YEAR:
        found["year"] = [f"Chỉ số cải cách hành chính có từ năm {_FIRST_YEAR}. Xem lại năm."]
    if not printed.unit.strip():
        found["unit"] = ["Chưa có tên đơn vị."]
    if not printed.source.strip():
        found["source"] = ["Chưa có nguồn. Ghi quyết định, trang báo hoặc báo cáo đã in số này."]
    if printed.index is not None and not 0 <= printed.index <= HUNDRED:
        found["index"] = ["Chỉ số nằm ngoài 0 đến 100. Xem lại số đã in."]
    for name, place, among in (
        ("place", printed.place, printed.of),
        ("region_place", printed.region_place, printed.region_of),
        ("nation_place", printed.nation_place, printed.nation_of),
    ):
        if place is not None and (place < 1 or (among is not None and place > among)):
            found[name] = [f"Hạng {place} không nằm trong {among or 'số đơn vị'}. Xem lại."]
    if printed.index is None and not any(
        (printed.place, printed.region_place, printed.nation_place)
    ):
        found.setdefault("index", ["Cần ít nhất chỉ số hoặc một thứ hạng đã in."])
    return found
