"""Worklists: which dossiers wait for what, by role; counted, filtered, paged by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Max, Min, Q, QuerySet, Sum
from django.utils.dateparse import parse_datetime

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.filters import Filters, filtered
from motcua.dossiers.queries.keyset import COUNT_LIMIT, PAGE_SIZE, Keyset, Page, capped, keyed
from motcua.dossiers.queries.soon import soon
from motcua.dossiers.queries.worklist_kinds import (
    KINDS,
    WorklistKind,
    kind_for,
    kinds_for,
    kinds_of,
)
from motcua.dossiers.rules.lifecycle import RUNNING
from motcua.organisations.officer import Officer

__all__ = [
    "COUNT_LIMIT",
    "KINDS",
    "PAGE_SIZE",
    "DayItem",
    "Filters",
    "Page",
    "View",
    "WorklistKind",
    "counts",
    "day",
    "exact_count",
    "kind_for",
    "kinds_for",
    "next_due",
    "page",
    "rows_of",
    "soon",
    "stamp",
    "top",
    "walk",
]  # fmt: skip

READ_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class View:
    """A list with its filters, counted beside those of the role; `key` names it in the answer."""

    key: str
    kind: WorklistKind
    filters: Filters


def counts(officer: Officer, now: dt.datetime, views: Iterable[View] = ()) -> dict[str, int]:
    """How many wait in each list of the role, counted no further than 1,000, in one statement."""
    wanted = {kind.key: rows_of(kind, officer, now) for kind in kinds_for(officer)}
    wanted |= {v.key: filtered(rows_of(v.kind, officer, now), v.filters) for v in views}
    parts, params = _parts({key: capped(found) for key, found in wanted.items()}, "COUNT(*)")
    return dict.fromkeys(wanted, 0) | dict(_united(parts, params))


def _parts(wanted: dict[str, QuerySet[Dossier]], columns: str) -> tuple[list[str], list[Any]]:
    parts: list[str] = []
    params: list[Any] = []
    for key, found in wanted.items():
        try:
            sql, given = found.query.sql_with_params()
        except EmptyResultSet:
            continue
        # The text is Django's own; values travel beside it.
        parts.append(f"SELECT %s, {columns} FROM ({sql}) AS part")  # noqa: S608
        params += [key, *given]
    return parts, params


def _united(parts: list[str], params: list[Any]) -> list[tuple[Any, ...]]:
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return list(cursor.fetchall())


@dataclass(frozen=True, kw_only=True)
class DayItem:
    """Something to do today, or late already; `by` is when it is due."""

    kind: WorklistKind
    dossier: Dossier
    by: dt.datetime


def day(officer: Officer, until: dt.datetime, now: dt.datetime, most: int = 50) -> list[DayItem]:
    """What is due by `until` across the lists of this role, the most pressing first: two
    statements.
    """
    kinds = {kind.key: kind for kind in kinds_for(officer) if kind.day}
    parts, params = _parts(
        {key: _due(kind, officer, until, now, most) for key, kind in kinds.items()}, "part.*"
    )
    found = [(key, pk, _moment(by)) for key, pk, by in _united(parts, params)]
    # What one accepts by doing the next step is one thing to do, not two.
    once = {(pk, by): (key, pk, by) for key, pk, by in reversed(found)}
    found = sorted(once.values(), key=lambda item: (item[2], item[1]))
    pks = {pk for _key, pk, _by in found[:most]}
    related = Dossier.objects.select_related("applicant", "procedure_version", "step")
    dossiers = related.in_bulk(pks)
    return [DayItem(kind=kinds[key], dossier=dossiers[pk], by=by) for key, pk, by in found[:most]]


def _due(
    kind: WorklistKind, officer: Officer, until: dt.datetime, now: dt.datetime, most: int
) -> QuerySet[Dossier]:
    found = keyed(rows_of(kind, officer, now), kind.day_order(officer)).filter(sort_key__lte=until)
    values = found.order_by("sort_key", "pk").values_list("pk", "sort_key")
    return values[:most]


def _moment(value: Any) -> dt.datetime:
    """SQLite gives text, without its zone."""
    read = parse_datetime(value) if isinstance(value, str) else value
    assert isinstance(read, dt.datetime)
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)


def stamp(kind: WorklistKind, officer: Officer, now: dt.datetime, filters: Filters) -> str:
    """Changes when a row comes, goes or is acted on; cheap enough to ask every half minute:
    of a long list only the newest thousand are looked at.
    """
    found = filtered(rows_of(kind, officer, now), filters).order_by("-pk").values("pk")
    newest = found[: COUNT_LIMIT + 1]
    sums = Dossier.objects.filter(pk__in=newest).aggregate(
        n=Count("pk"), last=Max("pk"), moves=Sum("version")
    )
    return f"{sums['n']}.{sums['last'] or 0}.{sums['moves'] or 0}"


def page(
    kind: WorklistKind, officer: Officer, now: dt.datetime, filters: Filters, cursor: str = "",
    *, count: int | None = None,
) -> Page:  # fmt: skip
    """One page of at most PAGE_SIZE rows; `cursor` comes from the page before, `count` from
    `counts` where it is among them.
    """
    return _keyset(kind, officer, now, filters).page(cursor, count)


def walk(
    kind: WorklistKind, officer: Officer, now: dt.datetime, filters: Filters, most: int
) -> Iterator[Dossier]:
    """The rows of the list in its order, for paper and spreadsheets."""
    return replace(_keyset(kind, officer, now, filters), size=READ_AT_ONCE).walk(most)


def top(kind: WorklistKind, officer: Officer, now: dt.datetime, most: int) -> list[Dossier]:
    """The first rows of the list as it is sorted."""
    return _keyset(kind, officer, now, Filters()).top(most)


def next_due(officer: Officer, now: dt.datetime) -> dt.datetime | None:
    """When the nearest of all that this officer sees is due."""
    ahead = rows.within(policies.scope_of(officer)).filter(status__in=RUNNING, due_at__gte=now)
    soonest: dt.datetime | None = ahead.aggregate(soonest=Min("due_at"))["soonest"]
    return soonest


def rows_of(kind: WorklistKind, officer: Officer, now: dt.datetime) -> QuerySet[Dossier]:
    """The rows of a list, as far as this officer may read."""
    scoped = rows.within(policies.scope_of(officer))
    return scoped.filter(_choice(kind, officer, now))


def _choice(kind: WorklistKind, officer: Officer, now: dt.datetime) -> Q:
    """Of every post whose role has this list, one's own and those one stands in for."""
    choices = [
        own.choose(view, now)
        for view in officer.views
        for own in kinds_of(view)
        if own.key == kind.key
    ]
    # An empty condition is every row, and `|` would forget it.
    return reduce(or_, choices) if all(choices) else Q()


def _keyset(
    kind: WorklistKind, officer: Officer, now: dt.datetime, filters: Filters
) -> Keyset:  # fmt: skip
    found = filtered(rows_of(kind, officer, now), filters)
    return Keyset(found, _order(kind, officer), newest_first=kind.newest_first)


def _order(kind: WorklistKind, officer: Officer) -> Any:
    return kind.sort_key(officer) if kind.sort_key else kind.order


def exact_count(
    kind: WorklistKind, officer: Officer, now: dt.datetime, filters: Filters, most: int
) -> int:
    """No further than `most`: for a file one wants to know what is in it."""
    found = filtered(rows_of(kind, officer, now), filters)
    return found.order_by().values("pk").distinct()[:most].count()
