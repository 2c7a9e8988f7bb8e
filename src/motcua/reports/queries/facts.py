"""Facts of dossiers and legs, as they stand or as they stood: drawn from events alone.

`as_of` asks by the time of the act, `known_at` by what had been entered; both to the whole second.
Rows that were drawn already and tell what was so at the instant are not drawn again (`kept.py`),
unless all is asked `from_events`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from motcua.audit.models import Event
from motcua.dossiers.rules.lifecycle import EVENT_PREFIX
from motcua.reports.queries.surroundings import KnownSurroundings
from motcua.reports.rules.facts import DOSSIERS, LEGS, Kind
from motcua.reports.rules.faults import Fault
from motcua.reports.rules.folding import Folded, fold
from motcua.reports.rules.told import Told

if TYPE_CHECKING:
    import pyarrow as pa

CHAIN_PREFIX = "dossier:"
# Dossiers of one batch: some megabytes.
BATCH = 5_000
_EVENTS_AT_ONCE = 5_000


@dataclass(frozen=True)
class Span:
    """Up to which instant, in whole seconds of the epoch."""

    as_of_s: int | None = None
    known_at_s: int | None = None

    @classmethod
    def of(cls, as_of: dt.datetime | None, known_at: dt.datetime | None) -> Span:
        return cls(
            as_of_s=int(as_of.timestamp()) if as_of else None,
            known_at_s=int(known_at.timestamp()) if known_at else None,
        )


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Some dossiers with all their legs, as record batches, and what was wrong with their events."""

    dossiers: pa.RecordBatch
    legs: pa.RecordBatch
    faults: tuple[Fault, ...]


def read(
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
    *,
    from_events: bool = False,
) -> tuple[pa.Table, pa.Table]:
    """The two tables whole; the metadata `faults` of the first counts what was mended, by kind."""
    import json

    import pyarrow as pa

    dossiers, legs, faults = [], [], Counter[str]()
    for batch in stream(as_of, known_at, from_events=from_events):
        dossiers.append(batch.dossiers)
        legs.append(batch.legs)
        faults.update(fault.kind.value for fault in batch.faults)
    told = pa.Table.from_batches(dossiers, schema(DOSSIERS))
    told = told.replace_schema_metadata({b"faults": json.dumps(dict(faults)).encode()})
    return told, pa.Table.from_batches(legs, schema(LEGS))


def stream(
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
    *,
    size: int = BATCH,
    from_events: bool = False,
) -> Iterator[Batch]:
    """The same in pieces of `size` dossiers, so that a nation's fit into the memory of a laptop."""
    import pyarrow as pa

    from motcua.reports.queries.kept import kept_or_folded

    span = Span.of(as_of, known_at)
    found = folded(span) if from_events else kept_or_folded(span)
    while piece := list(islice(found, size)):
        yield Batch(
            dossiers=pa.RecordBatch.from_pylist(
                [one.dossier for one in piece], schema=schema(DOSSIERS)
            ),
            legs=pa.RecordBatch.from_pylist(
                [leg for one in piece for leg in one.legs], schema=schema(LEGS)
            ),
            faults=tuple(fault for one in piece for fault in one.faults),
        )


def schema(columns: dict[str, Kind]) -> pa.Schema:
    """Text is never null."""
    import pyarrow as pa

    types = {Kind.TEXT: pa.string(), Kind.COUNT: pa.int32(), Kind.SECONDS: pa.int64()}
    return pa.schema(
        pa.field(name, types[kind], nullable=kind != Kind.TEXT) for name, kind in columns.items()
    )


def facts_of(
    code: str,
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
    *,
    up_to: int | None = None,
) -> Folded | None:
    """Of one dossier, up to its event `up_to`; None where there is none, or was none by then."""
    chain = f"{CHAIN_PREFIX}{code}"
    rows = _events().filter(chain=chain)
    if up_to is not None:
        rows = rows.filter(sequence__lte=up_to)
    span, around = Span.of(as_of, known_at), KnownSurroundings()
    return _fold(chain, (told_of(row) for row in rows), around, span)


def folded(span: Span = Span(), around: KnownSurroundings | None = None) -> Iterator[Folded]:
    """Every dossier, in the order of their chains."""
    around = around or KnownSurroundings(whole=True)
    rows = _events().filter(chain__startswith=CHAIN_PREFIX)
    for chain, events in groupby(_rows(rows), key=lambda row: row[0]):
        if one := _fold(chain, (told_of(row) for row in events), around, span):
            yield one


def folded_of(
    chains: Iterable[str], around: KnownSurroundings, span: Span = Span()
) -> Iterator[Folded]:
    """These alone."""
    rows = _events().filter(chain__in=list(chains))
    for chain, events in groupby(_rows(rows), key=lambda row: row[0]):
        if one := _fold(chain, (told_of(row) for row in events), around, span):
            yield one


def _fold(chain: str, told: Iterable[Told], around: KnownSurroundings, span: Span) -> Folded | None:
    code = chain.removeprefix(CHAIN_PREFIX)
    return fold(code, told, around, as_of_s=span.as_of_s, known_at_s=span.known_at_s)


def _events() -> Any:
    return Event.objects.order_by("chain", "sequence").values_list(
        "chain", "sequence", "name", "at", "recorded_at", "facts"
    )


def _rows(rows: Any) -> Iterator[tuple[Any, ...]]:
    yield from rows.iterator(chunk_size=_EVENTS_AT_ONCE)


def told_of(row: tuple[Any, ...]) -> Told:
    _, sequence, name, at, recorded_at, facts = row
    return Told(
        sequence, name.removeprefix(EVENT_PREFIX), int(at.timestamp()),
        int(recorded_at.timestamp()), facts,
    )  # fmt: skip
