"""Who issues a paper on a day, as its head names it (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import datetime as dt

from motcua.documents.rules.heads import Letterhead
from motcua.kernel.vietnamese import paper_date
from motcua.organisations.models import UnitKind
from motcua.organisations.queries import units

# Papers are dated at the commune or the province, not at an office in it.
_AREAS = {UnitKind.COMMUNE, UnitKind.PROVINCE}


def letterhead_of(unit: int, on: dt.date) -> Letterhead:
    line = units.tree(on).line(unit)
    own = units.place(unit, on)
    parent = line[1].name if len(line) > 1 else ""
    area = next((place for place in line if place.kind in _AREAS), own)
    return Letterhead(parent_agency=parent, agency=own.name, place=area.short_name)


def place_and_day(head: Letterhead, on: dt.date, *, draft: bool = False) -> str:
    """`Sơn La, ngày 20 tháng 6 năm 2026`; a draft leaves the day open."""
    day = f"ngày …… tháng …… năm {on:%Y}" if draft else paper_date(on)
    return f"{head.place}, {day}"
