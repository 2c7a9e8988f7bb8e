"""Whole figures for partners who may count: only of the agencies that the client's post may see."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from motcua.api.access import OAuth2, officer_of
from motcua.api.parsing import known_only
from motcua.api.schemas.open_data import CountedBy, FigureRow, Figures, FiguresQuery, SyncOut
from motcua.api.schemas.parts import to_second
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.reports.queries import figures
from motcua.reports.queries.figures import SeenSettlement, Which
from motcua.reports.queries.open_settlement import COUNTS
from motcua.reports.settlement import By, Row

router = Router()
_BY = {
    CountedBy.UNIT: By.AGENCY, CountedBy.FIELD: By.FIELD, CountedBy.LEVEL: By.TIER,
    CountedBy.CHANNEL: By.CHANNEL, CountedBy.PROCEDURE: By.PROCEDURE, CountedBy.MONTH: By.MONTH,
}  # fmt: skip


@router.get(
    "/figures/settlement", auth=OAuth2("figures:read"), response=Figures, tags=["figures"],
    summary="Count what was received and settled", operation_id="read_settlement",
    openapi_extra={"x-scope": "figures:read"},
)  # fmt: skip
def settlement(request: HttpRequest, query: Query[FiguresQuery]) -> Any:
    """The form II.06, nothing withheld. By month each row has its own carried-in and open counts."""
    known_only(request, query)
    at, after = _place(query)
    which = Which(
        unit=query.unit, field=query.field, tier=query.level or "", procedure=query.procedure,
        channel=query.channel.number if query.channel else None,
    )  # fmt: skip
    found = figures.settlement_of(
        officer_of(request), query.first, query.last, by=_BY[query.by], which=which, known_at=at
    )
    *rows, total = found.form.rows
    left = [
        row for row in sorted(rows, key=lambda row: row.key) if after is None or row.key > after
    ]
    page = left[: query.limit]
    more = len(left) > len(page)
    return Figures(
        first=query.first, last=query.last, by=query.by, as_of=to_second(at),
        synchronised=_sync(found), items=[_line(row) for row in (page if more else [*page, total])],
        next=_cursor(query, at, page[-1].key) if more else "",
    )  # fmt: skip


def _line(row: Row) -> FigureRow:
    counts = {name: row.cells[column] for name, column in COUNTS.items()}
    return FigureRow(key=row.key, name=row.name, **counts)


def _sync(found: SeenSettlement) -> SyncOut | None:
    return found.sync and SyncOut(
        same=found.sync[0].numerator, of=found.sync[0].denominator,
        run_at=to_second(found.sync[1].run_at),
    )  # fmt: skip


def _asked(query: FiguresQuery) -> str:
    """Eight letters that stand for the question, the page left out."""
    told = query.model_dump_json(exclude={"cursor", "limit"})
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _cursor(query: FiguresQuery, at: dt.datetime, key: str) -> str:
    text = f"{_asked(query)}:{int(at.timestamp())}:{key}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _place(query: FiguresQuery) -> tuple[dt.datetime, str | None]:
    """By what was known when, and after which key; None: from the beginning.

    The second that runs may still bring acts: it is left out, so that no later page knows more.
    """
    latest = int(clock.now().timestamp()) - 1
    if not query.cursor:
        return dt.datetime.fromtimestamp(latest, clock.VIETNAM), None
    try:
        text = base64.urlsafe_b64decode(query.cursor + "=" * (-len(query.cursor) % 4)).decode()
    except (binascii.Error, ValueError):
        text = ""
    asked, _colon, rest = text.partition(":")
    second, colon, key = rest.partition(":")
    known = second.isascii() and second.isdigit() and 0 < len(second) < 11
    if asked != _asked(query) or not colon or not known or int(second) > latest:
        raise InvalidInput(
            "Con trỏ không đúng với câu hỏi. Dùng nguyên giá trị next của trang trước, giữ nguyên "
            "kỳ, by và các điều kiện lọc.",
            field="cursor",
        )
    return dt.datetime.fromtimestamp(int(second), clock.VIETNAM), key
