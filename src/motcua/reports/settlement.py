"""The form "Tình hình, kết quả giải quyết TTHC": its rows, and that they add up.

TT 01/2020/TT-VPCP, biểu II.06: (3) = (4) + (5) + (6) = (7) + (11), (7) = (8) + (9) + (10),
(11) = (12) + (13). Each column is counted by itself, so a row that does not add up shows facts
that cannot be: a dossier finished before it was received, a channel that is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.errors import DomainError
from motcua.reports.indicators import reckoning
from motcua.reports.indicators.definitions import STATUTORY
from motcua.reports.indicators.engines import Tables
from motcua.reports.indicators.span import Span, span

COLUMNS = tuple(indicator.key for indicator in STATUTORY)
TOTAL = "TOTAL"
_SUMS = {
    "c3": (("c4", "c5", "c6"), ("c7", "c11")),
    "c7": (("c8", "c9", "c10"),),
    "c11": (("c12", "c13"),),
}


class By(StrEnum):
    AGENCY = "agency"
    FIELD = "field"
    PROCEDURE = "procedure"
    MONTH = "month"
    CHANNEL = "channel"
    TIER = "tier"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    By.AGENCY: "Cơ quan", By.FIELD: "Lĩnh vực", By.PROCEDURE: "Thủ tục", By.MONTH: "Tháng",
    By.CHANNEL: "Kênh tiếp nhận", By.TIER: "Cấp",
}  # fmt: skip


class DoesNotAddUp(DomainError):
    """Figures of a row that contradict each other; the message names the row and the figures."""


@dataclass(frozen=True, kw_only=True)
class Row:
    key: str
    cells: Mapping[str, int]
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """The rows of the form in the order of their keys, the last one `TOTAL`."""

    of: Span
    by: By | None
    rows: tuple[Row, ...]


def settle(
    tables: Tables, first: dt.date, last: dt.date, *, by: By | None = None,
    as_of: dt.datetime | None = None,
) -> Settlement:  # fmt: skip
    """Raises DoesNotAddUp, InvalidInput for days in the wrong order.

    By month each has its own (6), (11)-(13): what is carried from one to the next stands in both,
    and the total is the whole period's.
    """
    whole = span(first, last, as_of)
    rows = [*_rows(tables, whole, by, as_of), _row(tables, whole, TOTAL)]
    for row in rows:
        check(row.key, row.cells)
    if by is not None and by is not By.MONTH:
        _check_total(rows)
    return Settlement(of=whole, by=by, rows=tuple(rows))


def _rows(
    tables: Tables, whole: Span, by: By | None, as_of: dt.datetime | None
) -> Iterator[Row]:  # fmt: skip
    if by is None:
        return
    if by is By.MONTH:
        for key, month in whole.months(as_of):
            yield _row(tables, month, key)
        return
    found = reckoning.reckon(tables, whole, by=[by.value], indicators=STATUTORY)
    for (key,), figures in found.items():
        if any(figures.sums.values()):
            yield Row(key=str(key), cells=_cells(figures.sums))


def _row(tables: Tables, of: Span, key: str) -> Row:
    (figures,) = reckoning.reckon(tables, of, indicators=STATUTORY).values()
    return Row(key=key, cells=_cells(figures.sums))


def _cells(sums: Mapping[str, int]) -> dict[str, int]:
    return {column: sums[column] for column in COLUMNS}


def check(row: str, cells: Mapping[str, int]) -> None:
    """Raises DoesNotAddUp; columns that are not given are not compared (a printed table has few)."""
    for column, ways in _SUMS.items():
        for parts in ways:
            given = [cells[part] for part in parts if part in cells]
            if column not in cells or len(given) < len(parts) or cells[column] == sum(given):
                continue
            raise DoesNotAddUp(
                f"Dòng {row}: cột {_number(column)} là {_told(cells[column])}, nhưng "
                f"{' + '.join(_number(part) for part in parts)} là {_told(sum(given))} "
                f"(lệch {_told(abs(cells[column] - sum(given)))} hồ sơ). "
                "Xem lại các hồ sơ có giờ xong trước giờ tiếp nhận hoặc kênh không đúng.",
                field=row,
            )


def _told(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _number(column: str) -> str:
    return f"({column.removeprefix('c')})"


def _check_total(rows: list[Row]) -> None:
    *parts, whole = rows
    for column in COLUMNS:
        found = sum(row.cells[column] for row in parts)
        if found != whole.cells[column]:
            raise DoesNotAddUp(
                f"Dòng {TOTAL}: cột {_number(column)} là {_told(whole.cells[column])}, các dòng trên "
                f"cộng lại là {_told(found)}.",
                field=TOTAL,
            )
