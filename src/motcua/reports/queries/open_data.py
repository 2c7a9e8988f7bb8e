"""What has been published as open data: the newest of each set, all of one, its rows."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from functools import lru_cache
from typing import Any

from motcua.audit.models import Event
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.reports.models import DataPublication
from motcua.reports.rules.open_data import Row

__all__ = ["DataPublication"]
CHAIN, PUBLISHED = "reports:open-data", "reports.data_published"
FROM_HOUR = 4
# Publications never change; a handful of the newest is asked for again and again.
_KEPT = 24


def publications(key: str) -> list[DataPublication]:
    """Newest first, without their content."""
    return list(DataPublication.objects.filter(data_set=key).defer("content").order_by("-number"))


def latest(key: str) -> DataPublication | None:
    rows = DataPublication.objects.filter(data_set=key).defer("content")
    return rows.order_by("-number").first()


def newest() -> dict[str, DataPublication]:
    """By key of the set."""
    rows = DataPublication.objects.defer("content").order_by("number")
    return {one.data_set: one for one in rows}


def publication(key: str, number: int | None = None) -> DataPublication:
    """The newest without `number`. Raises NotFound."""
    rows = DataPublication.objects.filter(data_set=key).defer("content").order_by("-number")
    found = rows.first() if number is None else rows.filter(number=number).first()
    if found is None:
        which = "nào" if number is None else f"thứ {number}"
        raise NotFound(
            f"Bộ dữ liệu “{key}” chưa có bản {which}. Xem các bản đã công bố ở /du-lieu-mo/{key}/."
        )
    return found


def rows_of(one: DataPublication) -> tuple[Row, ...]:
    return _rows(one.pk, one.digest)


@lru_cache(maxsize=_KEPT)
def _rows(pk: int, digest: str) -> tuple[Row, ...]:
    columns, content = DataPublication.objects.values_list("columns", "content").get(
        pk=pk, digest=digest
    )
    told: list[list[Any]] = json.loads(gzip.decompress(bytes(content)))
    return tuple(dict(zip(columns, row, strict=True)) for row in told)


def is_due(now: dt.datetime) -> bool:
    """Once a night from four o'clock on, by whichever worker comes first."""
    tonight = clock.local(now).replace(hour=FROM_HOUR, minute=0, second=0, microsecond=0)
    last = Event.objects.filter(name=PUBLISHED).order_by("-at").values_list("at", flat=True).first()
    return now >= tonight and (last is None or last < tonight)
