"""One row of the national catalogue (field names of its export) as the content of a version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name, clean_text
from motcua.procedures.rules.audience import read_audience, read_levels
from motcua.procedures.rules.bases import read_bases
from motcua.procedures.rules.cells import NO_COUNT, NOTHING_GIVEN, Count, Unread
from motcua.procedures.rules.content import Content
from motcua.procedures.rules.decisions import read_decided_on
from motcua.procedures.rules.methods import read_methods
from motcua.procedures.rules.papers import read_papers
from motcua.procedures.rules.results import read_results

NAME_LENGTH = 2_000
FIELD_LENGTH = 300
COLUMNS = (
    "ma_thu_tuc",
    "ten_thu_tuc",
    "so_quyet_dinh",
    "cap_thuc_hien",
    "loai_thu_tuc",
    "linh_vuc",
    "doi_tuong_thuc_hien",
    "co_quan_co_tham_quyen",
    "dia_chi_tiep_nhan",
    "co_quan_duoc_uy_quyen",
    "co_quan_phoi_hop",
    "trinh_tu_thuc_hien",
    "cach_thuc_thuc_hien",
    "thanh_phan_ho_so",
    "can_cu_phap_ly",
    "co_quan_thuc_hien",
    "yeu_cau_dieu_kien",
    "ket_qua_xu_ly",
)
REQUIRED = ("ma_thu_tuc", "ten_thu_tuc", "linh_vuc")
AGENCIES = {
    "co_quan_thuc_hien": "Cơ quan thực hiện",
    "co_quan_co_tham_quyen": "Cơ quan có thẩm quyền",
    "co_quan_duoc_uy_quyen": "Cơ quan được ủy quyền",
    "co_quan_phoi_hop": "Cơ quan phối hợp",
    "dia_chi_tiep_nhan": "Địa chỉ tiếp nhận",
}
# The code of the national database; a province's own carries agency and province after it.
_CODE = re.compile(r"\d\.\d{6}(?:\.[0-9A-Z]{2,3})*")


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What was read, by kind of part."""

    terms: Count = NO_COUNT
    fees: Count = NO_COUNT
    papers: Count = NO_COUNT
    bases: Count = NO_COUNT
    results: Count = NO_COUNT

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            terms=self.terms + other.terms,
            fees=self.fees + other.fees,
            papers=self.papers + other.papers,
            bases=self.bases + other.bases,
            results=self.results + other.results,
        )


@dataclass(frozen=True, kw_only=True)
class Reading:
    content: Content
    tally: Tally = field(default_factory=Tally)


def read_record(row: Mapping[str, Any]) -> Reading:
    """Raises InvalidInput with a message for each field that cannot be taken."""
    cells = clean_cells(row, COLUMNS)
    code, name, area = heads(cells, *REQUIRED)
    levels, level_gaps = read_levels(cells["cap_thuc_hien"])
    audience, audience_gaps = read_audience(cells["doi_tuong_thuc_hien"])
    methods = read_methods(cells["cach_thuc_thuc_hien"])
    papers = read_papers(cells["thanh_phan_ho_so"])
    results = read_results(cells["ket_qua_xu_ly"])
    bases = read_bases(cells["can_cu_phap_ly"])
    gaps = (
        level_gaps + audience_gaps + methods.unread + papers.unread + results.unread + bases.unread
    )
    content = Content(
        code=code,
        name=name,
        field=area,
        level=levels,
        kind=cells["loai_thu_tuc"][:200],
        decision=cells["so_quyet_dinh"][:200],
        decided_on=read_decided_on(cells["so_quyet_dinh"][:200]),
        audience=audience,
        agencies=agency_lines(cells),
        steps_text=cells["trinh_tu_thuc_hien"],
        conditions_text=cells["yeu_cau_dieu_kien"].removeprefix(NOTHING_GIVEN),
        methods=methods.methods,
        papers=papers.papers,
        results=results.results,
        legal_bases=bases.bases,
        unread=gap_rows(gaps),
    )
    tally = Tally(
        terms=methods.terms,
        fees=methods.fees,
        papers=papers.count,
        bases=bases.count,
        results=results.count,
    )
    return Reading(content=content, tally=tally)


def gap_rows(gaps: tuple[Unread, ...]) -> tuple[dict[str, str], ...]:
    return tuple({"column": gap.column, "text": gap.text, "why": gap.why} for gap in gaps)


def clean_cells(row: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, str]:
    """Every column as composed text; what is no text is an error, not a conversion."""
    errors, cells = {}, {}
    for column in columns:
        value = row.get(column)
        if value is None or isinstance(value, str):
            cells[column] = clean_text(value or "")
        else:
            kind = "số" if isinstance(value, int | float) else "danh sách hoặc đối tượng"
            errors[column] = [f"phải là chữ, đang là {kind}. Đặt giá trị trong dấu ngoặc kép."]
    if errors:
        raise InvalidInput(errors=errors)
    return cells


def heads(cells: Mapping[str, str], code: str, name: str, area: str) -> tuple[str, str, str]:
    """Code, name and field of law, or every fault of the three at once."""
    errors: dict[str, list[str]] = {}
    if not _CODE.fullmatch(cells[code]):
        errors[code] = [_code_fault(cells[code])]
    found = [cells[code]]
    for column, label, limit in (
        (name, "Tên thủ tục", NAME_LENGTH),
        (area, "Lĩnh vực", FIELD_LENGTH),
    ):
        try:
            found.append(clean_name(cells[column], field=column, label=label, max_length=limit))
        except InvalidInput as fault:
            errors[column] = fault.errors[column]
    if errors:
        raise InvalidInput(errors=errors)
    return found[0], found[1], found[2]


def _code_fault(code: str) -> str:
    if not code:
        return "còn trống. Ghi mã thủ tục trên Cổng Dịch vụ công quốc gia, ví dụ 1.013833."
    shown = code if len(code) <= 40 else f"{code[:39]}…"
    return f"“{shown}” không phải mã thủ tục. Mã có dạng 1.013833 hoặc 1.008377.000.00.00.H13."


def agency_lines(cells: Mapping[str, str]) -> str:
    lines = [(label, cells.get(column, "")) for column, label in AGENCIES.items()]
    return "\n".join(f"{label}: {text}" for label, text in lines if text and text != NOTHING_GIVEN)
