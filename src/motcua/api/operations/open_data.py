"""Open data for anybody's software, and whole figures for partners who may count."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from motcua.api.limits import PerAddress
from motcua.api.parsing import known_only
from motcua.api.schemas.open_data import (
    NoQuery,
    OpenColumn,
    OpenLine,
    OpenPublication,
    OpenRows,
    OpenSet,
    OpenSets,
    RowsQuery,
)
from motcua.api.schemas.parts import to_second
from motcua.kernel.errors import InvalidInput
from motcua.reports import open_data
from motcua.reports.queries import open_data as published
from motcua.reports.rules.open_data import DataSet, conditions, groups, picked, settings, summed

router = Router()
PUBLIC = {"x-public": True}
KEPT = "public, max-age=300"
Key = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,80}$", examples=["giai-quyet-theo-don-vi"])]
_OPEN: dict[str, Any] = {"auth": None, "throttle": [PerAddress()], "tags": ["open data"],
                         "openapi_extra": PUBLIC}  # fmt: skip


@router.get(
    "/open/datasets", response=OpenSets, summary="List open data sets",
    operation_id="list_open_sets", **_OPEN,
)  # fmt: skip
def sets(request: HttpRequest, response: HttpResponse) -> Any:
    """Every set with its newest publication. No token is asked for."""
    known_only(request, NoQuery())
    _kept(response)
    newest = published.newest()
    items = [OpenLine(**_line(one, newest.get(one.key))) for one in open_data.data_sets()]
    return OpenSets(items=items)


def _kept(response: HttpResponse) -> None:
    response["Cache-Control"], response["Access-Control-Allow-Origin"] = KEPT, "*"


def _line(one: DataSet, last: Any) -> dict[str, Any]:
    return {
        "key": one.key, "title": one.title, "about": one.about, "update": one.update,
        "legal_basis": one.basis, "licence": settings()["licence"]["url"],
        "latest": _publication(last) if last else None,
    }  # fmt: skip


def _publication(one: Any) -> OpenPublication:
    return OpenPublication(
        number=one.number, definition=one.definition, as_of=to_second(one.as_of),
        published_at=to_second(one.published_at), first=one.first, last=one.last, rows=one.rows,
        withheld=one.withheld, sha256=one.digest,
    )  # fmt: skip


@router.get(
    "/open/datasets/{key}", response=OpenSet, summary="Read an open data set",
    operation_id="read_open_set", **_OPEN,
)  # fmt: skip
def one_set(request: HttpRequest, response: HttpResponse, key: Key) -> Any:
    """Its columns, its keys and every publication, newest first."""
    known_only(request, NoQuery())
    _kept(response)
    one, every = open_data.data_set(key), published.publications(key)
    columns = [
        OpenColumn(name=c.name, label=c.label, type=c.kind.value, words=c.words, adds=c.adds)
        for c in one.columns
    ]
    return OpenSet(
        **_line(one, every[0] if every else None), columns=columns, keys=list(one.keys),
        publications=[_publication(each) for each in every],
    )  # fmt: skip


@router.get(
    "/open/datasets/{key}/rows", response=OpenRows, summary="Query the rows of an open data set",
    operation_id="query_open_rows", **_OPEN,
)  # fmt: skip
def rows(request: HttpRequest, response: HttpResponse, query: Query[RowsQuery], key: Key) -> Any:
    """Filtered, grouped and a page at a time; `next` stays with the publication it began in."""
    known_only(request, query)
    data_set = open_data.data_set(key)
    number, after = _place(query.cursor, query.publication)
    wanted, by = conditions(data_set, query.where), groups(data_set, query.group)
    one = published.publication(key, number)
    found = picked(published.rows_of(one), wanted)
    told = summed(data_set, found, by) if by else found
    page = told[after : after + query.limit]
    ends = after + len(page)
    _kept(response)
    response["ETag"] = f'"{one.digest[:24]}"'
    following = _cursor(one.number, ends) if ends < len(told) else ""
    items = [dict(row) for row in page]
    return OpenRows(
        data_set=key, publication=one.number, items=items, total=len(told), next=following
    )


def _cursor(number: int, after: int) -> str:
    return base64.urlsafe_b64encode(f"o{number}.{after}".encode()).decode().rstrip("=")


def _place(cursor: str, publication: int | None) -> tuple[int | None, int]:
    """Which publication, and after how many rows."""
    if not cursor:
        return publication, 0
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        text = ""
    number, _dot, after = text[1:].partition(".")
    if text[:1] != "o" or not all(part.isdigit() and len(part) < 8 for part in (number, after)):
        raise InvalidInput("Con trỏ không đúng. Dùng nguyên giá trị next.", field="cursor")
    if publication is not None and publication != int(number):
        raise InvalidInput(
            f"Con trỏ thuộc bản {int(number)}, không phải bản {publication}. Bỏ publication.",
            field="cursor",
        )
    return int(number), int(after)
