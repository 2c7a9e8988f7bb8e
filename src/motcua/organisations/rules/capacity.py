"""The lists of capacity as sheets: their columns, and what a row as typed says or gets wrong.

NĐ 154/2025/NĐ-CP (tinh giản biên chế), Luật Cán bộ, công chức 2025 (biên chế, bồi dưỡng),
QĐ 28/2018/QĐ-TTg (văn bản điện tử), NĐ 68/2024/NĐ-CP (chứng thư số công vụ).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.rules import cells

KINDS = {"civil": "Công chức", "public": "Viên chức"}
HOLDERS = {"agency": "Cơ quan", "person": "Cá nhân"}
FIRST_YEAR, LAST_YEAR, MOST = 2010, 2100, 1_000_000
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")


class Sheet(StrEnum):
    HEADCOUNT = "bien-che"
    STREAMLINING = "tinh-gian"
    TRAINING = "boi-duong"
    COVERAGE = "van-ban-dien-tu"
    CERTIFICATES = "chung-thu-so"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Sheet.HEADCOUNT: "Biên chế",
    Sheet.STREAMLINING: "Tinh giản biên chế",
    Sheet.TRAINING: "Bồi dưỡng",
    Sheet.COVERAGE: "Văn bản điện tử",
    Sheet.CERTIFICATES: "Chứng thư số",
}


class As(StrEnum):
    UNIT = "unit"
    TEXT = "text"
    COUNT = "count"
    YEAR = "year"
    DAY = "day"
    YES = "yes"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True)
class Column:
    """`identity`: rows that agree in these are the same row."""

    key: str
    label: str
    of: As = As.TEXT
    needed: bool = True
    identity: bool = False
    longest: int = 100
    choices: Mapping[str, str] | None = None


_UNIT = Column(key="unit", label="Đơn vị", of=As.UNIT, identity=True)
_DECISION = Column(key="decision", label="Số quyết định")
_DECIDED = Column(key="decided_on", label="Ngày quyết định", of=As.DAY)
COLUMNS: dict[Sheet, tuple[Column, ...]] = {
    Sheet.HEADCOUNT: (
        _UNIT, Column(key="year", label="Năm", of=As.YEAR, identity=True),
        Column(key="kind", label="Loại", of=As.CHOICE, identity=True, choices=KINDS),
        Column(key="given", label="Được giao", of=As.COUNT),
        Column(key="filled", label="Có mặt", of=As.COUNT), _DECISION, _DECIDED,
    ),
    Sheet.STREAMLINING: (
        _UNIT, Column(key="label", label="Đợt", identity=True, longest=60), _DECISION, _DECIDED,
        Column(key="planned", label="Theo kế hoạch", of=As.COUNT),
        Column(key="done", label="Đã tinh giản", of=As.COUNT),
    ),
    Sheet.TRAINING: (
        _UNIT, Column(key="title", label="Khóa học", identity=True, longest=200),
        Column(key="first_day", label="Từ ngày", of=As.DAY, identity=True),
        Column(key="last_day", label="Đến hết ngày", of=As.DAY),
        Column(key="planned", label="Theo kế hoạch", of=As.COUNT),
        Column(key="attended", label="Đã học", of=As.COUNT),
        Column(key="decision", label="Số quyết định", needed=False),
    ),
    Sheet.COVERAGE: (
        _UNIT, Column(key="on_system", label="Dùng hệ thống", of=As.YES),
        Column(key="since", label="Từ ngày", of=As.DAY, needed=False),
        Column(key="people", label="Người cần hộp thư", of=As.COUNT),
        Column(key="mailboxes", label="Hộp thư công vụ", of=As.COUNT),
    ),
    Sheet.CERTIFICATES: (
        Column(key="unit", label="Đơn vị", of=As.UNIT),
        Column(key="serial", label="Số chứng thư", identity=True, longest=60),
        Column(key="holder", label="Cấp cho", of=As.CHOICE, choices=HOLDERS),
        Column(key="title", label="Chức danh, con dấu", longest=120),
        Column(key="valid_from", label="Từ ngày", of=As.DAY),
        Column(key="valid_to", label="Đến hết ngày", of=As.DAY),
        Column(key="revoked_on", label="Thu hồi ngày", of=As.DAY, needed=False),
    ),
}  # fmt: skip

Finder = Callable[[str], int]


def read(sheet: Sheet, row: Mapping[str, str], unit_of: Finder) -> dict[str, Any]:
    """Values by column; `unit_of` gives a unit's number or raises. Raises InvalidInput with all
    faults of the row, each at its column.
    """
    found: dict[str, Any] = {}
    errors: dict[str, list[str]] = {}
    for column in COLUMNS[sheet]:
        try:
            found[column.key] = _value(column, clean_text(row.get(column.key, "")), unit_of)
        except InvalidInput as fault:
            errors[column.key] = [fault.message]
    for key, message in () if errors else _together(sheet, found):
        errors.setdefault(key, []).append(message)
    if errors:
        raise InvalidInput(errors=errors)
    return found


def _value(column: Column, text: str, unit_of: Finder) -> Any:
    if column.needed:
        text = cells.needed(text, f"“{column.label}”", field=column.key)
    if column.of is As.DAY:
        return cells.day_or_none(text, field=column.key)
    if column.of is As.UNIT:
        return unit_of(text)
    if column.of is As.CHOICE:
        return cells.choice(text, (column.choices or {}).items(), field=column.key)
    if column.of is As.YES:
        return cells.yes(text, field=column.key)
    if column.of in {As.COUNT, As.YEAR}:
        return _number(column, text)
    if len(text) > column.longest:
        message = f"“{column.label}” dài {len(text)} ký tự, tối đa {column.longest}. Ghi gọn lại."
        raise InvalidInput(message, field=column.key)
    return " ".join(text.split())


def _number(column: Column, text: str) -> int:
    """`1.204`, `1 204` and `12,0` as people and spreadsheets write whole numbers."""
    plain = re.sub(r"[. ]", "", text) if _GROUPED.fullmatch(text) else text
    match = _WHOLE.fullmatch(plain)
    if match is None or int(match[1][:9]) > MOST:
        raise InvalidInput(
            f"“{text[:20]}” không phải số nguyên từ 0 đến {MOST:,}. Ghi số người, ví dụ 12.".replace(
                ",", "."
            ),
            field=column.key,
        )
    number = int(match[1])
    if column.of is As.YEAR and not FIRST_YEAR <= number <= LAST_YEAR:
        message = f"Năm {number} ngoài khoảng {FIRST_YEAR} đến {LAST_YEAR}. Xem lại năm."
        raise InvalidInput(message, field=column.key)
    return number


def _together(sheet: Sheet, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What cells say against each other."""
    if sheet is Sheet.TRAINING and row["last_day"] < row["first_day"]:
        yield "last_day", "Ngày cuối trước ngày đầu. Xem lại hai ngày."
    if sheet is Sheet.COVERAGE and row["mailboxes"] > row["people"]:
        yield (
            "mailboxes",
            (
                f"Số hộp thư {row['mailboxes']} lớn hơn số người cần {row['people']}. Xem lại hai số."
            ),
        )
    if sheet is Sheet.COVERAGE and row["on_system"] and row["since"] is None:
        yield "since", "Đơn vị đã dùng hệ thống thì ghi từ ngày nào."
    if sheet is Sheet.CERTIFICATES:
        yield from _dates_of_certificate(row)


def _dates_of_certificate(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if row["valid_to"] < row["valid_from"]:
        yield "valid_to", "Ngày hết hạn trước ngày bắt đầu. Xem lại hai ngày."
    if row["revoked_on"] and row["revoked_on"] < row["valid_from"]:
        yield "revoked_on", "Ngày thu hồi trước ngày bắt đầu. Xem lại hai ngày."


def expiry_words(valid_to: dt.date, on: dt.date, soon: int = 30) -> str:
    """`hết hạn 12 ngày trước`, `còn 12 ngày`; empty while there is time."""
    left = (valid_to - on).days
    if left < 0:
        return f"hết hạn {-left} ngày trước"
    if left <= soon:
        return f"còn {left} ngày" if left else "hết hạn hôm nay"
    return ""
