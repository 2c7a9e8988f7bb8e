"""A list taken from the national portal: CSV, JSON or Excel into dossiers, or every fault by its line.

Columns: code, status, and of received_at, due_at, finished_at, returned_at those that are told.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.reports.rules.reconciliation import TIMES, Held

TIME_COLUMNS = {f"{name}_at": name for name in TIMES}
COLUMNS = ("code", "status", *TIME_COLUMNS)
MOST_BYTES, MOST_ROWS = 64 * 1024 * 1024, 2_000_000
EXAMPLE = ("H52.118-261008-0001", "4", "2026-10-08T09:12", "2026-10-15T09:12", "", "")
# What the portal's own lists call the columns.
_ALIASES = {
    "mahoso": "code", "ma_ho_so": "code", "trangthai": "status", "trangthaihoso": "status",
    "ngaytiepnhan": "received_at", "ngayhentra": "due_at", "ngayketthucxuly": "finished_at",
    "ngaytra": "returned_at",
}  # fmt: skip
_SHAPES = ("%Y%m%d%H%M%S", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y")


@dataclass(frozen=True, kw_only=True)
class Listed:
    held: list[Held]
    compared: tuple[str, ...]


def template() -> str:
    return f"{','.join(COLUMNS)}\n{','.join(EXAMPLE)}\n"


def read(content: bytes, name: str) -> Listed:
    """Raises InvalidInput: the file as a whole under `file`, else each fault under `Dòng n`."""
    if len(content) > MOST_BYTES:
        raise InvalidInput(
            "Tệp lớn hơn 64 MB. Chia tệp theo kỳ rồi đối chiếu từng kỳ.", field="file"
        )
    head, rows = _opened(content, name)
    head = [_ALIASES.get(one.strip().lower(), one.strip().lower()) for one in head]
    _check_head(head)
    held, faults = [], {}
    for number, cells in rows:
        try:
            held.append(_dossier(dict(zip(head, cells, strict=False)), len(cells), len(head)))
        except InvalidInput as fault:
            faults[f"Dòng {number}"] = [fault.message]
    if faults:
        raise InvalidInput(
            f"Tệp có {len(faults)} dòng sai, chưa đối chiếu gì. Sửa tệp rồi làm lại.", errors=faults
        )
    if not held:
        raise InvalidInput("Tệp không có hồ sơ nào.", field="file")
    return Listed(
        held=held, compared=tuple(TIME_COLUMNS[one] for one in head if one in TIME_COLUMNS)
    )


def _opened(content: bytes, name: str) -> tuple[list[str], Iterable[tuple[int, list[str]]]]:
    ending = name.lower().rpartition(".")[2]
    if ending == "csv":
        return _csv(_text(content))
    if ending == "json":
        return _json(_text(content))
    if ending == "xlsx":
        return _sheet(content)
    raise InvalidInput("Nhận tệp .csv, .json hoặc .xlsx.", field="file")


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise InvalidInput("Tệp không phải UTF-8. Lưu lại dạng UTF-8.", field="file") from cause


def _csv(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = next(reader, [])
        rows = [(reader.line_num, cells) for cells in reader if any(cells)]
    except csv.Error as cause:
        raise InvalidInput(f"Tệp không phải CSV đọc được ({cause}).", field="file") from cause
    return head, rows


def _json(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as cause:
        raise InvalidInput("Tệp không phải JSON đầy đủ.", field="file") from cause
    rows = told.get("rows") if isinstance(told, dict) else told
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InvalidInput(
            'JSON phải là danh sách các đối tượng, hoặc {"rows": [...]}.', field="file"
        )
    head = list(dict.fromkeys(name for row in rows for name in row))
    return head, [(n, [_cell(row.get(name)) for name in head]) for n, row in enumerate(rows, 1)]


def _sheet(content: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    import zipfile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = [[_cell(one) for one in row] for row in book.worksheets[0].values]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as cause:
        raise InvalidInput("Tệp không phải sổ tính xlsx đọc được.", field="file") from cause
    told = [(number, row) for number, row in enumerate(rows[1:], 2) if any(row)]
    return (rows[0] if rows else []), told


def _cell(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    return "" if value is None else str(value)


def _check_head(head: list[str]) -> None:
    missing = [name for name in ("code", "status") if name not in head]
    twice = [name for name in COLUMNS if head.count(name) > 1]
    if missing or twice:
        what = f"thiếu cột {', '.join(missing)}" if missing else f"lặp cột {', '.join(twice)}"
        raise InvalidInput(f"Tệp {what}. Cột nhận: {', '.join(COLUMNS)}.", field="file")


def _dossier(cells: Mapping[str, str], got: int, wanted: int) -> Held:
    if got != wanted:
        raise InvalidInput(f"có {got} ô, dòng đầu có {wanted} cột. Xem lại dấu phẩy, dấu nháy.")
    code = clean_text(cells["code"]).strip()
    if not 0 < len(code) <= 64 or not code.isprintable():
        raise InvalidInput("ô code phải là mã hồ sơ từ 1 đến 64 ký tự.")
    status = cells["status"].strip()
    if not (status.isascii() and status.isdigit() and 1 <= int(status[:4]) <= 10):
        raise InvalidInput(f"ô status là “{status[:20]}”. Ghi số từ 1 đến 10.")
    times = dict(_times(cells))
    return Held(code=code, status=int(status), **times)


def _times(cells: Mapping[str, str]) -> Iterator[tuple[str, dt.datetime | None]]:
    for column, name in TIME_COLUMNS.items():
        text = cells.get(column, "").strip()
        yield name, _moment(text, column) if text else None


def _moment(text: str, column: str) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        found = _written(text, column)
    if not 1990 <= found.year <= 2100:
        raise InvalidInput(f"ô {column} là “{text[:30]}”: năm ngoài 1990–2100.")
    return found.astimezone(VIETNAM) if found.tzinfo else found.replace(tzinfo=VIETNAM)


def _written(text: str, column: str) -> dt.datetime:
    for shape in _SHAPES:
        try:
            return dt.datetime.strptime(text, shape)  # noqa: DTZ007 - the zone is given by `_moment`
        except ValueError:
            continue
    raise InvalidInput(
        f"ô {column} là “{text[:30]}”. Viết như 2026-10-08T09:12 hoặc 08/10/2026 09:12."
    )
