"""Build all facts anew from the events, then the roll-ups from the facts, while work goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from motcua.audit.actions import record
from motcua.audit.models import Event
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.reports.actions._rows import dossier_row
from motcua.reports.models import DossierFact, LegFact, OpenTally, SpreadTally, Tally
from motcua.reports.queries.facts import CHAIN_PREFIX, folded, schema
from motcua.reports.queries.proofs import CHAIN, REBUILT
from motcua.reports.queries.recomputed import CELLS, PIECES, Piece, Recomputed, recomputing
from motcua.reports.rules.facts import DOSSIERS
from motcua.reports.rules.folding import Folded

_EVENT = events.declare(REBUILT, "Lập lại số liệu từ nhật ký")
_BATCH = 500
_ROWS = 20_000
_MODELS: dict[str, type[models.Model]] = {
    "Tally": Tally, "OpenTally": OpenTally, "SpreadTally": SpreadTally,
}  # fmt: skip


def rebuild_facts(*, by: Actor, at: dt.datetime) -> int:
    """How many dossiers. What the worker counts meanwhile stays counted."""
    dossiers = 0
    found = folded()
    while piece := list(islice(found, _BATCH)):
        _put(piece)
        dossiers += len(piece)
    _drop_left_over()
    cells = _sum_anew()
    facts = {"dossiers": dossiers, "cells": cells}
    record(chain=CHAIN, type=_EVENT, by=by, at=at, facts=facts)
    return dossiers


@transaction.atomic
def _put(piece: list[Folded]) -> None:
    """What a worker has counted further than we have read is left as it is."""
    codes = [one.dossier["code"] for one in piece]
    rows = DossierFact.objects.select_for_update().filter(code__in=codes)
    further = dict(rows.values_list("code", "sequence"))
    ours = [one for one in piece if further.get(one.dossier["code"], 0) <= one.sequence]
    codes = [one.dossier["code"] for one in ours]
    DossierFact.objects.filter(code__in=codes).delete()
    LegFact.objects.filter(code__in=codes).delete()
    DossierFact.objects.bulk_create(map(dossier_row, ours))
    LegFact.objects.bulk_create(LegFact(**leg) for one in ours for leg in one.legs)


def _drop_left_over() -> None:
    """Facts of dossiers that no event tells of."""
    known = set(Event.objects.filter(chain__startswith=CHAIN_PREFIX, sequence=1)
                .values_list("chain", flat=True).iterator())  # fmt: skip
    codes = DossierFact.objects.values_list("code", flat=True)
    gone = [code for code in codes.iterator() if f"{CHAIN_PREFIX}{code}" not in known]
    DossierFact.objects.filter(code__in=gone).delete()
    LegFact.objects.filter(code__in=gone).delete()


@transaction.atomic
def _sum_anew() -> int:
    """Nobody counts while the sums are replaced; acts go on and are counted after."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {DossierFact._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    Tally.objects.all().delete()
    OpenTally.objects.all().delete()
    SpreadTally.objects.all().delete()
    with recomputing() as again:
        for batch in _batches():
            again.add(batch)
        return sum(_fill(piece, again) for piece in PIECES)


def _batches() -> Iterator[Any]:
    import pyarrow as pa

    rows = DossierFact.objects.values(*DOSSIERS).iterator(chunk_size=_ROWS)
    while piece := list(islice(rows, _ROWS)):
        yield pa.RecordBatch.from_pylist(piece, schema=schema(DOSSIERS))


def _fill(piece: Piece, again: Recomputed) -> int:
    model = _MODELS[piece.table]
    keys, sums = CELLS[piece.table]
    names = (*keys, *sums)
    found = again.database.execute(
        f"SELECT {', '.join(names)} FROM ({again.select(piece)})"  # noqa: S608
    )
    number = 0
    while rows := found.fetchmany(_BATCH):
        made = [model(**dict(zip(names, row, strict=True))) for row in rows]
        model._default_manager.bulk_create(made)
        number += len(made)
    return number
