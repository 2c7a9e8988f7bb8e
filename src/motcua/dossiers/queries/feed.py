"""Dossiers for another system: all within the scope, oldest first, paged by key."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet, Value
from django.db.models.functions import Substr

from motcua.audit.models import Event
from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.filters import Filters, filtered
from motcua.organisations.officer import Officer

_CHAIN = "dossier:"


@dataclass(frozen=True, kw_only=True)
class Slice:
    """`after` is the key of the last row where there is more, else 0."""

    dossiers: tuple[Dossier, ...]
    after: int = 0


def feed(
    officer: Officer,
    filters: Filters,
    *,
    after: int = 0,
    limit: int = 50,
    updated_since: dt.datetime | None = None,
) -> Slice:
    """What is entered meanwhile comes at the end: no row is skipped or given twice."""
    found = filtered(rows.within(policies.scope_of(officer)), filters).filter(pk__gt=after)
    if updated_since:
        found = found.filter(code__in=_moved(updated_since))
    shown = list(found.select_related("procedure").order_by("pk")[: limit + 1])
    more = len(shown) > limit
    return Slice(dossiers=tuple(shown[:limit]), after=shown[limit - 1].pk if more else 0)


def _moved(since: dt.datetime) -> QuerySet[Event, str]:
    """By when it was entered: what is written late is not missed."""
    recent = Event.objects.filter(recorded_at__gte=since, chain__startswith=_CHAIN)
    code = Substr("chain", Value(len(_CHAIN) + 1))
    return recent.annotate(code=code).values_list("code", flat=True)
