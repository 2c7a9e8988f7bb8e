"""A set as a workbook and back: merged cells and comma decimals are read, faults name their cell.

Sheets `Tiêu chí` (one row a criterion, under the one whose code stands in `Thuộc`), `Chung`
(name, year and so on), `Xếp loại` and `Khối`. A column `Số liệu` may name the figure that fills a
criterion.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.index.exchange.short_rules import read_detail
from motcua.index.rules.faults import Fault, InvalidSet, Unreadable
from motcua.index.rules.numbers import read_number
from motcua.index.rules.reading import ReadSet, read_set
from motcua.index.rules.set_heads import grade_lines, read_grade_lines
from motcua.kernel.errors import InvalidInput

CRITERIA, ABOUT, GRADES, BLOCKS = "Tiêu chí", "Chung", "Xếp loại", "Khối"
COLUMNS = ("Loại", "Mã", "Tên", "Thuộc", "Điểm tối đa", "Không áp dụng", "Cách chấm", "Chi tiết")
BOUND = "Số liệu"
_SECTIONS = {"lĩnh vực": "areas", "tiêu chí": "", "điểm thưởng": "bonus", "điểm trừ": "penalties"}
_ABOUT = ("name", "year", "legal_basis", "mode", "bonus_max", "penalties_max")
_MOST_CELLS = 200_000


@dataclass
class _Row:
    """A row with its merged cells filled; `at("Mã")` names a cell as Excel does."""

    number: int
    cells: dict[str, str]

    def at(self, column: str) -> str:
        return f"Ô {'ABCDEFGH'[COLUMNS.index(column)]}{self.number}"


@dataclass
class _Reader:
    faults: list[Fault] = field(default_factory=list)
    rows: dict[str, _Row] = field(default_factory=dict)

    def whole(self, sheets: Mapping[str, list[list[str]]]) -> dict[str, Any]:
        data: dict[str, Any] = {"areas": [], "bonus": {}, "penalties": {}}
        data |= self._about(sheets.get(ABOUT, []), data)
        nodes: dict[str, dict[str, Any]] = {}
        for row in self._rows(sheets.get(CRITERIA, [])):
            self._place(row, data, nodes)
        if GRADES in sheets:
            rows = [row for row in sheets[GRADES][1:] if any(row) and len(row) > 1]
            data["grades"] = [self._grade(number, row) for number, row in enumerate(rows, 2)]
        if BLOCKS in sheets:
            data["blocks"] = {
                row[0]: row[1] for row in sheets[BLOCKS][1:] if len(row) > 1 and row[0]
            }
        return data

    def _rows(self, cells: list[list[str]]) -> Iterator[_Row]:
        header = [cell.strip() for cell in cells[0]] if cells else []
        if missing := [name for name in COLUMNS if name not in header]:
            message = f"thiếu cột {', '.join(missing)} ở dòng đầu."
            self.faults.append(Fault(f"Trang “{CRITERIA}”", message))
            return
        for number, row in enumerate(cells[1:], 2):
            if any(row):
                yield _Row(number, dict(zip(header, row, strict=False)))

    def _place(self, row: _Row, data: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> None:
        kind, code = row.cells["Loại"].strip().lower(), row.cells["Mã"].strip()
        parent = row.cells["Thuộc"].strip()
        if kind not in _SECTIONS:
            self._fault(
                row, "Loại", f"“{kind}” không có. Ghi Lĩnh vực, Tiêu chí, Điểm thưởng, Điểm trừ."
            )
            return
        if not code or code in self.rows:
            self._fault(row, "Mã", f"mã “{code}” trùng một dòng trên." if code else "thiếu mã.")
            return
        self.rows[code] = row
        node = nodes[code] = self._node(row, code, is_area=kind == "lĩnh vực")
        if kind == "lĩnh vực":
            data["areas"].append(node)
        elif parent in nodes:
            nodes[parent].setdefault("criteria", []).append(node)
        elif section := _SECTIONS[kind]:
            data[section].setdefault("criteria", []).append(node)
        else:
            self._fault(row, "Thuộc", f"không có mã “{parent}” ở dòng trên.")

    def _node(self, row: _Row, code: str, *, is_area: bool) -> dict[str, Any]:
        node: dict[str, Any] = {"code": code, "name": row.cells["Tên"]}
        if most := row.cells["Điểm tối đa"].strip():
            try:
                node["max"] = read_number(most)
            except Unreadable as cause:
                self._fault(row, "Điểm tối đa", str(cause))
        if may_not := row.cells["Không áp dụng"].strip():
            node["not_applicable"] = may_not
        if bound := row.cells.get(BOUND, "").strip():
            node["bound"] = bound
        if not is_area and (kind := row.cells["Cách chấm"].strip()):
            try:
                node["rule"] = {"kind": kind, **read_detail(kind, row.cells["Chi tiết"])}
            except Unreadable as cause:
                self._fault(row, "Chi tiết", str(cause))
        return node

    def _grade(self, number: int, row: list[str]) -> dict[str, Any]:
        conditions = f"; {row[2]}" if len(row) > 2 and row[2].strip() else ""
        try:
            return read_grade_lines(f"{row[0]}: {row[1]}{conditions}")[0]
        except InvalidInput as cause:
            self.faults.append(Fault(f"Trang “{GRADES}”, dòng {number}", cause.message))
            return {}

    def _about(self, cells: list[list[str]], data: dict[str, Any]) -> dict[str, Any]:
        said = {row[0].strip(): row[1].strip() for row in cells if len(row) > 1}
        for section in ("bonus", "penalties"):
            if said.get(f"{section}_max"):
                data[section]["max"] = said[f"{section}_max"]
        total = {"mode": said.get("mode") or "percent"}
        return {name: said.get(name, "") for name in _ABOUT[:3]} | {"total": total}

    def _fault(self, row: _Row, column: str, message: str) -> None:
        self.faults.append(Fault(row.at(column), message))


def read_set_workbook(content: bytes) -> ReadSet:
    """The whole set, or every fault with its cell."""
    data, reader = workbook_data(content)
    try:
        return read_set(data)
    except InvalidSet as cause:
        faults = [_at_its_row(fault, reader.rows) for fault in cause.faults]
        raise InvalidSet(faults) from None


def workbook_data(content: bytes) -> tuple[dict[str, Any], _Reader]:
    reader = _Reader()
    data = reader.whole(_sheets(content))
    if reader.faults:
        raise InvalidSet(reader.faults)
    return data, reader


def _at_its_row(fault: Fault, rows: Mapping[str, _Row]) -> Fault:
    row = rows.get(fault.where.partition(" ")[2].removeprefix("chí ").removeprefix("vực "))
    return fault if row is None else Fault(f"Dòng {row.number}, {fault.where}", fault.message)


def _sheets(content: bytes) -> dict[str, list[list[str]]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError):
        message = "không phải sổ tính xlsx đọc được. Lưu lại dạng .xlsx."
        raise InvalidSet([Fault("Tệp bộ tiêu chí", message)]) from None
    return {sheet.title.strip(): _cells(sheet) for sheet in book.worksheets}


def _cells(sheet: Any) -> list[list[str]]:
    """Each merged cell says what the whole stretch says."""
    if sheet.max_row * sheet.max_column > _MOST_CELLS:
        raise InvalidSet([Fault(f"Trang “{sheet.title}”", "quá lớn. Xóa các dòng, cột thừa.")])
    cells = [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for stretch in sheet.merged_cells.ranges:
        first = cells[stretch.min_row - 1][stretch.min_col - 1]
        for row in range(stretch.min_row - 1, stretch.max_row):
            for column in range(stretch.min_col - 1, stretch.max_col):
                cells[row][column] = first
    return cells


def _text(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else f"{value:.15g}"
    return "" if value is None else str(value)


def workbook_of(data: Mapping[str, Any]) -> bytes:
    """Set data (as read from JSON) as a workbook that `read_set_workbook` reads back."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheets: dict[str, list[list[str]]] = {
        CRITERIA: [[*COLUMNS, BOUND], *_rows_of(data)],
        ABOUT: [[name, _about_of(data, name)] for name in _ABOUT],
        GRADES: [["Loại", "Từ", "Điều kiện"], *map(_grade_cells, data.get("grades") or [])],
        BLOCKS: [["Đơn vị", "Khối"], *([u, b] for u, b in (data.get("blocks") or {}).items())],
    }
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        sheet.set_column(0, 8, 18)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    book.close()
    return out.getvalue()


def _grade_cells(grade: Mapping[str, Any]) -> list[str]:
    head, _, conditions = grade_lines([grade]).partition("; ")
    return [*head.rsplit(": ", 1), conditions]


def _about_of(data: Mapping[str, Any], name: str) -> str:
    if name == "mode":
        return str((data.get("total") or {}).get("mode", "percent"))
    section, cap, _ = name.partition("_max")
    value = (data.get(section) or {}).get("max") if cap else data.get(name)
    return "" if value is None else str(value)


def _rows_of(data: Mapping[str, Any]) -> Iterator[list[str]]:
    for area in data.get("areas") or []:
        yield from _branch_rows(area, "Lĩnh vực", "")
    for section, kind in (("bonus", "Điểm thưởng"), ("penalties", "Điểm trừ")):
        for criterion in (data.get(section) or {}).get("criteria") or []:
            yield from _branch_rows(criterion, kind, "")


def _branch_rows(node: Mapping[str, Any], kind: str, parent: str) -> Iterator[list[str]]:
    rule = node.get("rule") or {}
    rule = {"kind": rule} if isinstance(rule, str) else rule
    detail = {name: value for name, value in rule.items() if name not in {"kind", "type"}}
    most = node.get("max")
    yield [
        kind,
        str(node["code"]),
        str(node.get("name") or ""),
        parent,
        "" if most is None else str(most),
        str(node.get("not_applicable") or ""),
        str(rule.get("kind") or rule.get("type") or ""),
        json.dumps(detail, ensure_ascii=False, default=str) if detail else "",
        str(node.get("bound") or ""),
    ]
    for part in node.get("criteria") or []:
        inner = "Tiêu chí" if kind == "Lĩnh vực" else kind
        yield from _branch_rows(part, inner, str(node["code"]))
