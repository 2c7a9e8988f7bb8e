"""Publish open data: each set drawn anew and frozen where it changed (NĐ 47/2020/NĐ-CP, recalled)."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
from collections.abc import Iterable

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.reports.models import DataPublication
from motcua.reports.open_data import data_sets
from motcua.reports.queries.open_data import CHAIN, PUBLISHED, latest
from motcua.reports.rules.open_data import DataSet, Drawn, Shared

DATA_PUBLISHED = events.declare(PUBLISHED, "Công bố dữ liệu mở")


@transaction.atomic
def publish_data(
    *, by: Actor, at: dt.datetime, sets: Iterable[DataSet] | None = None
) -> list[DataPublication]:
    """Returns the new publications; a set whose rows and definition stand as published has none."""
    shared: Shared = {}
    chosen = data_sets() if sets is None else sets
    new = [one for each in chosen if (one := _publish(each, at, shared))]
    facts = {"sets": {one.data_set: one.number for one in new}}
    record(chain=CHAIN, type=DATA_PUBLISHED, by=by, at=at, facts=facts)
    return new


def _publish(data_set: DataSet, at: dt.datetime, shared: Shared) -> DataPublication | None:
    drawn, before = data_set.draw(at, shared), latest(data_set.key)
    text = content_of(data_set, drawn)
    digest = hashlib.sha256(text).hexdigest()
    if before and (before.digest, before.definition) == (digest, data_set.definition):
        return None
    return DataPublication.objects.create(
        data_set=data_set.key, number=before.number + 1 if before else 1,
        definition=data_set.definition, first=drawn.first, last=drawn.last, as_of=at,
        published_at=at, columns=list(data_set.names), rows=len(drawn.rows),
        withheld=drawn.withheld, digest=digest, content=gzip.compress(text, mtime=0),
    )  # fmt: skip


def content_of(data_set: DataSet, drawn: Drawn) -> bytes:
    rows = [[row[name] for name in data_set.names] for row in drawn.rows]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
