"""Scores from a CSV file (`unit,criterion,value`), all of them or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from motcua.index.rules.criteria import CriteriaSet
from motcua.index.rules.faults import Fault, InvalidScores
from motcua.index.rules.sheet import Sheet, SheetReader

COLUMNS = ("unit", "criterion", "value")
_FILE = "Tệp điểm"


def read_scores(content: bytes, criteria_set: CriteriaSet) -> Sheet:
    """UTF-8 with or without a byte-order mark; cells parted by commas, semicolons or tabs."""
    reader = SheetReader(criteria_set)
    for where, (unit, code, value) in records(content, COLUMNS, file=_FILE, faults=reader.faults):
        reader.add(unit, code, value, where=where)
    sheet = reader.sheet()
    if not sheet.units:
        raise InvalidScores([Fault(_FILE, "không có dòng điểm nào.")])
    return sheet


def records(
    content: bytes, columns: Sequence[str], *, file: str, faults: list[Fault]
) -> Iterator[tuple[str, list[str]]]:
    """Where each row stands, and its cells of these columns; rows of another width are faults."""
    text = decoded(content, file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        places = _places(header, columns, file)
        begins = reader.line_num + 1
        for cells in reader:
            where, begins = f"Dòng {begins}", reader.line_num + 1
            if len(cells) == len(header):
                yield where, [cells[place] for place in places]
            elif any(cell.strip() for cell in cells):
                faults.append(Fault(where, _width(len(cells), len(header))))
    except csv.Error as cause:
        message = f"không phải CSV đọc được ({cause}). Xem lại dấu ngoặc kép."
        raise InvalidScores([*faults, Fault(f"Dòng {reader.line_num}", message)]) from None


def decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "không phải UTF-8. Lưu lại dạng “CSV UTF-8”."
        raise InvalidScores([Fault(file, message)]) from None


def _delimiter(text: str) -> str:
    """Excel in Vietnamese parts cells by semicolons, for its numbers have commas."""
    first = text.split("\n", 1)[0]
    return next((mark for mark in (",", ";", "\t") if mark in first), ",")


def _places(header: list[str], columns: Sequence[str], file: str) -> list[int]:
    if missing := [name for name in columns if name not in header]:
        message = f"thiếu cột {', '.join(missing)}. Dòng đầu phải có: {', '.join(columns)}."
        raise InvalidScores([Fault(file, message)])
    if twice := sorted({name for name in header if name and header.count(name) > 1}):
        raise InvalidScores([Fault(file, f"cột {', '.join(twice)} lặp lại. Giữ mỗi cột một lần.")])
    return [header.index(name) for name in columns]


def _width(found: int, wanted: int) -> str:
    return (
        f"có {found} ô, dòng tiêu đề có {wanted}. Số có dấu phẩy thập phân đặt trong ngoặc kép "
        'hoặc dùng dấu chấm: "7,5" hoặc 7.5.'
    )
