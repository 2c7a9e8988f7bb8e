"""Statutory forms as dated data: columns, what each counts, and what must add up.

Law: TT 01/2020/TT-VPCP (biểu II.03–II.08), TT 02/2017/TT-VPCP before it. A column without a source
says why it has none and is printed as a dash.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.kernel.errors import InvalidInput

_ROWS = Path(__file__).parents[1] / "data" / "statutory_forms.yaml"
_DAY = dt.timedelta(days=1)
TOTAL = "TOTAL"
DOSSIERS = "hồ sơ"


class State(StrEnum):
    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    SENT = "sent"

    @property
    def label(self) -> str:
        return _STATES[self]

    @property
    def frozen(self) -> bool:
        return self in {State.APPROVED, State.SENT}


_STATES = {
    State.DRAFT: "Dự thảo", State.CHECKED: "Đã kiểm tra", State.APPROVED: "Đã duyệt",
    State.SENT: "Đã gửi",
}  # fmt: skip


class Source(StrEnum):
    DOSSIERS = "dossiers"
    CATALOGUE = "catalogue"
    PETITIONS = "petitions"
    STAFF = "staff"


class Scope(StrEnum):
    OWN = "own"
    WHOLE = "whole"


class Reads(StrEnum):
    END = "end"
    NOW = "now"


ROW_LABELS = {"field": "Lĩnh vực", "agency": "Đơn vị", "tier": "Cấp giải quyết"}
TIERS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã", "": "Chưa rõ cấp"}


@dataclass(frozen=True, kw_only=True)
class Column:
    """Counts `measures`, or divides two columns, or is `missing` (in words why)."""

    key: str
    number: str
    label: str
    group: str = ""
    unit: str = DOSSIERS
    measures: tuple[str, ...] = ()
    quotient: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, kw_only=True)
class Sum:
    of: str
    parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Form:
    """One definition of a form, in force on the days `valid_from` ≤ day ≤ `valid_to`."""

    key: str
    number: str
    title: str
    legal_basis: str
    trust: str
    valid_from: dt.date
    source: Source
    by: str
    scope: Scope
    reads: Reads
    columns: tuple[Column, ...]
    valid_to: dt.date | None = None
    owed_by: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()

    @property
    def definition(self) -> str:
        """Which definition: `lateness@2020-12-05`."""
        return f"{self.key}@{self.valid_from}"

    @property
    def row_label(self) -> str:
        return ROW_LABELS[self.by]

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for one in self.columns for name in one.measures))

    def column(self, key: str) -> Column:
        """Raises InvalidInput with the columns there are."""
        found = next((one for one in self.columns if one.key == key), None)
        if found is None:
            known = ", ".join(one.key for one in self.columns)
            raise InvalidInput(f"Biểu không có cột “{key[:40]}”. Chọn: {known}.", field="column")
        return found

    def in_force(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def all_forms() -> tuple[Form, ...]:
    with _ROWS.open(encoding="utf-8") as rows:
        return tuple(_form(row) for row in yaml.safe_load(rows))


def keys() -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.key for one in all_forms()))


def form_of(key: str, last: dt.date) -> Form:
    """The definition in force on the last day of a period. Raises InvalidInput."""
    known = [one for one in all_forms() if one.key == key]
    if not known:
        raise InvalidInput(
            f"Không có biểu “{key[:40]}”. Chọn: {', '.join(keys())}.", field="form"
        )  # fmt: skip
    found = next((one for one in known if one.in_force(last)), None)
    if found is None:
        earliest = min(one.valid_from for one in known)
        raise InvalidInput(
            f"Biểu “{known[0].title}” chưa có ở kỳ kết thúc ngày {last:%d/%m/%Y}. "
            f"Chọn kỳ từ {earliest:%d/%m/%Y}.",
            field="period",
        )
    return found


def change_within(form: Form, first: dt.date, last: dt.date) -> str:
    """A sentence where the definition changed inside the period; empty otherwise."""
    if form.valid_from <= first:
        return ""
    before = [one for one in all_forms() if one.key == form.key and one.in_force(first)]
    told = f" Trước đó theo {before[0].legal_basis}." if before else " Trước đó chưa có biểu này."
    return (
        f"Định nghĩa biểu đổi giữa kỳ, từ ngày {form.valid_from:%d/%m/%Y}: cả kỳ "
        f"{first:%d/%m/%Y} – {last:%d/%m/%Y} tính theo định nghĩa mới ({form.legal_basis}).{told}"
    )


def not_adding_up(form: Form, row: str, cells: Mapping[str, int]) -> Iterator[str]:
    """Each identity of the form that a row breaks, in a sentence."""
    numbers = {one.key: f"({one.number})" for one in form.columns}
    for one in form.sums:
        found = sum(cells[part] for part in one.parts)
        if cells[one.of] != found:
            parts = " + ".join(numbers[part] for part in one.parts)
            yield (
                f"Dòng {row}: cột {numbers[one.of]} là {told(cells[one.of])}, nhưng {parts} là "
                f"{told(found)} (lệch {told(abs(cells[one.of] - found))})."
            )


def identities(form: Form) -> list[str]:
    """`(3) = (4) + (5) + (6)` of every sum."""
    numbers = {one.key: f"({one.number})" for one in form.columns}
    return [
        f"{numbers[one.of]} = {' + '.join(numbers[part] for part in one.parts)}"
        for one in form.sums
    ]


def divided(form: Form, cells: dict[str, int | None]) -> dict[str, int | None]:
    """With the columns that divide others, half up; None where there is nothing to divide by."""
    for one in form.columns:
        if one.quotient:
            above, below = (cells[name] or 0 for name in one.quotient)
            cells[one.key] = (2 * above + below) // (2 * below) if below else None
    return cells


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A cell that two versions tell differently; None: that version has no such row."""

    row: str
    name: str
    column: str
    before: int | None
    after: int | None


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Cell by cell between two sets of figures, rows of either in the order of their keys."""
    old, new = _by_row(before), _by_row(after)
    columns = [one["key"] for one in after["columns"] if not one["missing"]]
    found = []
    for key in [*sorted((old.keys() | new.keys()) - {TOTAL}), TOTAL]:
        name = (new.get(key) or old.get(key) or {}).get("name", key)
        for column in columns:
            cells = [(rows.get(key) or {}).get("cells", {}).get(column) for rows in (old, new)]
            if cells[0] != cells[1]:
                found.append(Difference(row=key, name=name, column=column,
                                        before=cells[0], after=cells[1]))  # fmt: skip
    return found


def _by_row(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {row["key"]: row for row in [*figures["rows"], figures["total"]]}


def frozen(figures: Mapping[str, Any]) -> tuple[str, str]:
    """The figures as one text, always the same for the same figures, and its SHA-256."""
    text = json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, digest_of(text)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def told(number: int | None) -> str:
    """1234567 → 1.234.567, as Vietnamese papers write it; a dash where there is no figure."""
    return "–" if number is None else f"{number:,}".replace(",", ".")


def _form(row: Mapping[str, Any]) -> Form:
    made: dict[str, Any] = {
        **row, "source": Source(row["source"]), "scope": Scope(row["scope"]),
        "reads": Reads(row["reads"]), "owed_by": tuple(row.get("owed_by", ())),
        "columns": tuple(_column(one) for one in row["columns"]),
        "sums": tuple(Sum(of=one["of"], parts=tuple(one["parts"])) for one in row.get("sums", ())),
    }  # fmt: skip
    return Form(**made)


def _column(row: Mapping[str, Any]) -> Column:
    lists: Sequence[str] = ("measures", "quotient")
    made: dict[str, Any] = {
        key: tuple(value) if key in lists else value for key, value in row.items()
    }
    return Column(**made)
