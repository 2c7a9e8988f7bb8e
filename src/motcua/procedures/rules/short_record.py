"""One row of the catalogue's short list (one CSV line each, terms as `channel:amount:UNIT`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from motcua.procedures.rules.audience import read_audience, read_levels
from motcua.procedures.rules.cells import Count, Unread
from motcua.procedures.rules.content import Content, MethodContent
from motcua.procedures.rules.decisions import read_decided_on
from motcua.procedures.rules.methods import CHANNELS
from motcua.procedures.rules.record import (
    Reading,
    Tally,
    agency_lines,
    clean_cells,
    gap_rows,
    heads,
)

COLUMNS = (
    "ma_tthc",
    "ten",
    "linh_vuc",
    "cap",
    "loai",
    "qd_cong_bo",
    "doi_tuong",
    "co_quan",
    "thoi_han",
    "phi",
)
REQUIRED = ("ma_tthc", "ten", "linh_vuc")
_UNITS = {"WORKING_DAY": "wd", "WORKING_HOUR": "wh", "DAY": "d", "HOUR": "h", "MONTH": "m"}
_TERM = re.compile(rf"({'|'.join(CHANNELS)}):0*(\d+):([A-Z_]+)")


def read_short_record(row: Mapping[str, Any]) -> Reading:
    """Papers, results, bases and texts are not in the list, so they are left unsaid (`None`)."""
    cells = clean_cells(row, COLUMNS)
    code, name, area = heads(cells, *REQUIRED)
    levels, level_gaps = read_levels(cells["cap"])
    audience, audience_gaps = read_audience(cells["doi_tuong"])
    methods, terms, term_gaps = _read_terms(cells["thoi_han"])
    fees, fee_gaps = _read_fee(cells["phi"])
    content = Content(
        code=code,
        name=name,
        field=area,
        level=levels,
        kind=cells["loai"][:200],
        decision=cells["qd_cong_bo"][:200],
        decided_on=read_decided_on(cells["qd_cong_bo"][:200]),
        audience=audience,
        agencies=agency_lines({"co_quan_thuc_hien": cells["co_quan"]}),
        methods=methods,
        unread=gap_rows(level_gaps + audience_gaps + term_gaps + fee_gaps),
    )
    return Reading(content=content, tally=Tally(terms=terms, fees=fees))


def _read_terms(cell: str) -> tuple[tuple[MethodContent, ...], Count, tuple[Unread, ...]]:
    methods, gaps = [], []
    items = [item for item in cell.split("|") if item]
    for item in items:
        match = _TERM.fullmatch(item)
        unit = _UNITS.get(match[3]) if match else None
        if match is None or unit is None or int(match[2]) == 0:
            why = "không phải hình thức:số:ĐƠN_VỊ"
            gaps.append(Unread(column="thoi_han", text=item, why=why))
            continue
        term = f"{match[2]}{unit}"
        methods.append(MethodContent(channel=CHANNELS[match[1]], term=term, term_text=item))
    count = Count(read=len(methods), given=len(items), absent=not items)
    return tuple(methods), count, tuple(gaps)


def _read_fee(cell: str) -> tuple[Count, tuple[Unread, ...]]:
    if not cell:
        return Count(absent=1), ()
    why = "mức phí không ghi theo hình thức nộp nào"
    gaps = tuple(Unread(column="phi", text=item, why=why) for item in cell.split("|"))
    return Count(given=len(gaps)), gaps
