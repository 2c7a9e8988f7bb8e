"""The facts of dossiers by the shortest way: kept rows where they tell, events where they do not.

A kept row tells of an instant when all that it counted had been done, and was known, by then. The
others are folded from their events: those that went on since, and those that wait to be counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, Q, Subquery

from motcua.dossiers.models import Dossier
from motcua.reports.models import DossierFact
from motcua.reports.queries.facts import CHAIN_PREFIX, Span, folded, folded_of, schema
from motcua.reports.queries.surroundings import KnownSurroundings
from motcua.reports.rules.facts import DOSSIERS

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 500
_FROM_ROWS = 20_000
# From here on one reading of every chain is quicker than many of some.
_MANY = 50_000
_ALL = Q()


def dossiers(
    columns: Sequence[str],
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
    *,
    only: Q = _ALL,
) -> pa.Table:
    """These columns of the facts of dossiers, the same as `facts.read` gives.

    `only` says which rows can matter, by what no later act changes (agency, when received); those
    not counted yet are given all the same.
    """
    import pyarrow as pa

    span = Span.of(as_of, known_at)
    missing = list(_uncounted()[: _MANY + 1])
    wanted = schema({name: DOSSIERS[name] for name in columns})
    if len(missing) > _MANY:
        return _table(([one.dossier[name] for name in columns] for one in folded(span)), wanted)
    kept = DossierFact.objects.filter(only, _told_by(span))
    later = DossierFact.objects.filter(only).exclude(_told_by(span)).values_list("code", flat=True)
    left = {*missing, *later.iterator(chunk_size=_FROM_ROWS)}
    rows = kept.values_list("code", *columns).iterator(chunk_size=_FROM_ROWS)
    told = _table((row[1:] for row in rows if row[0] not in left), wanted)
    others = _table(([one.dossier[name] for name in columns] for one in _fold(left, span)), wanted)
    return pa.concat_tables([told, others])


def _told_by(span: Span) -> Q:
    """True of every row where no instant is asked for."""
    told = Q(sequence__gte=0)
    if span.as_of_s is not None:
        told &= Q(last_s__lte=span.as_of_s)
    if span.known_at_s is not None:
        told &= Q(known_s__lte=span.known_at_s)
    return told


def _uncounted() -> Any:
    """Codes of dossiers whose kept row is missing or behind their events."""
    counted = DossierFact.objects.filter(code=OuterRef("code")).values("sequence")
    rows = Dossier.objects.annotate(counted=Subquery(counted))
    behind = rows.filter(Q(counted__isnull=True) | ~Q(counted=F("version")))
    return behind.values_list("code", flat=True)


def _fold(codes: set[str], span: Span) -> Iterator[Any]:
    around, rest = KnownSurroundings(), iter(sorted(codes))
    while piece := list(islice(rest, _AT_ONCE)):
        yield from folded_of([f"{CHAIN_PREFIX}{code}" for code in piece], around, span)


def _table(rows: Iterator[Sequence[Any]], wanted: pa.Schema) -> pa.Table:
    import pyarrow as pa

    batches = []
    while piece := list(islice(rows, _FROM_ROWS)):
        columns = zip(*piece, strict=True)
        arrays = [
            pa.array(column, field.type) for column, field in zip(columns, wanted, strict=True)
        ]
        batches.append(pa.RecordBatch.from_arrays(arrays, schema=wanted))
    return pa.Table.from_batches(batches, wanted)
