"""Facts and roll-ups beside what the events say: every row, every cell, every column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from motcua.audit.models import Event
from motcua.kernel.events import subscriptions
from motcua.reports.models import DossierFact, LegFact, OpenTally, SpreadTally, Tally
from motcua.reports.queries.facts import CHAIN_PREFIX, facts_of, folded, schema
from motcua.reports.queries.recomputed import CELLS, PIECES, Piece, Recomputed, recomputing
from motcua.reports.rules.facts import DOSSIERS, LEGS, local_day
from motcua.reports.rules.folding import Folded
from motcua.reports.rules.proof import MOST_TOLD, Difference, Proof

_BATCH = 1_000
_COLUMNS = (*DOSSIERS, "sequence", "last_s", "mended")
_MODELS: dict[str, type[models.Model]] = {
    "Tally": Tally, "OpenTally": OpenTally, "SpreadTally": SpreadTally,
}  # fmt: skip


def prove() -> Proof:
    """Reads everything once, from one picture of the database; writes nothing."""
    proof = Proof()
    mended: Counter[str] = Counter()
    with _one_picture(), recomputing() as again:
        found = folded()
        while piece := list(islice(found, _BATCH)):
            mended.update(fault.kind.value for one in piece for fault in one.faults)
            _compare(piece, proof, again)
        _left_over(proof)
        for part in PIECES:
            _compare_cells(part, proof, again)
        _foreign_cells(proof)
    proof.mended = dict(mended)
    return proof


@contextmanager
def _one_picture() -> Iterator[None]:
    """What happens meanwhile is of the next proof; nobody waits for this one."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("COMMIT")


# Rows


def _compare(piece: list[Folded], proof: Proof, again: Recomputed) -> None:
    import pyarrow as pa

    codes = [one.dossier["code"] for one in piece]
    stands = {
        row[1]: row for row in DossierFact.objects.filter(code__in=codes).values_list(*_COLUMNS)
    }
    legs: dict[str, list[tuple[Any, ...]]] = {}
    for row in LegFact.objects.filter(code__in=codes).order_by("code", "number").values_list(*LEGS):
        legs.setdefault(row[1], []).append(row)
    counted = []
    for one in piece:
        told = _as_counted(one, stands.get(one.dossier["code"]), proof)
        if told is None:
            continue
        counted.append(told.dossier)
        _compare_dossier(told, stands.get(told.dossier["code"]), proof)
        _compare_legs(told, legs.get(told.dossier["code"], []), proof)
    proof.dossiers += len(piece)
    again.add(pa.RecordBatch.from_pylist(counted, schema=schema(DOSSIERS)))


def _as_counted(one: Folded, row: tuple[Any, ...] | None, proof: Proof) -> Folded | None:
    """While events are owed, what stands is compared with the events it has counted."""
    counted = row[_COLUMNS.index("sequence")] if row else 0
    if counted >= one.sequence or not _owed(one.dossier["code"]):
        return one
    proof.behind += 1
    return facts_of(one.dossier["code"], up_to=counted) if counted else None


def _owed(code: str) -> bool:
    """Whether the newest events of a dossier are still to be delivered to us."""
    from motcua.audit.models import Delivery

    names = [one.subscriber for one in subscriptions() if one.subscriber.startswith("reports.")]
    chain = f"{CHAIN_PREFIX}{code}"
    return Delivery.objects.filter(subscriber__in=names, event__chain=chain).exists()


def _compare_dossier(told: Folded, row: tuple[Any, ...] | None, proof: Proof) -> None:
    said = {
        **told.dossier, "sequence": told.sequence, "last_s": told.last_s, "mended": told.mended,
    }  # fmt: skip
    where = _place("DossierFact", said["code"], said["agency"], said["received_s"])
    if row is None:
        proof.add(Difference(**where, column="", stored=None, recomputed=said["status"]))
        return
    for name, stored in zip(_COLUMNS, row, strict=True):
        if stored != said[name]:
            proof.add(Difference(**where, column=name, stored=stored, recomputed=said[name]))


def _compare_legs(told: Folded, rows: list[tuple[Any, ...]], proof: Proof) -> None:
    said = [tuple(leg[name] for name in LEGS) for leg in told.legs]
    if said == rows:
        return
    code, names = told.dossier["code"], tuple(LEGS)
    for number in range(max(len(said), len(rows))):
        stored = rows[number] if number < len(rows) else None
        again = said[number] if number < len(said) else None
        known = again or stored or ()
        where = _place("LegFact", f"{code}/{number + 1}", known[6], known[10])
        for column, left, right in _cells(names, stored, again):
            proof.add(Difference(**where, column=column, stored=left, recomputed=right))


def _cells(
    names: Sequence[str], stored: tuple[Any, ...] | None, again: tuple[Any, ...] | None
) -> Iterator[tuple[str, Any, Any]]:
    if stored is None or again is None:
        yield "", stored and "có", again and "có"
        return
    for name, left, right in zip(names, stored, again, strict=True):
        if left != right:
            yield name, left, right


def _place(table: str, cell: str, unit: str, instant: int | None) -> dict[str, str]:
    return {"table": table, "cell": cell, "unit": unit, "month": month_of(instant)}


def month_of(instant: int | None) -> str:
    if instant is None:
        return ""
    return f"{date.fromordinal(date(1970, 1, 1).toordinal() + local_day(instant)):%Y-%m}"


def _left_over(proof: Proof) -> None:
    """Facts of dossiers that no event tells of."""
    known = Event.objects.filter(chain__startswith=CHAIN_PREFIX, sequence=1).values("chain")
    if DossierFact.objects.count() <= proof.dossiers - proof.behind and not proof.found:
        return
    chains = set(known.values_list("chain", flat=True))
    rows = DossierFact.objects.values_list("code", "agency", "received_s", "status")
    for code, agency, received, status in rows.iterator(chunk_size=5_000):
        if f"{CHAIN_PREFIX}{code}" not in chains:
            where = _place("DossierFact", code, agency, received)
            proof.add(Difference(**where, column="", stored=status, recomputed=None))


# Cells of the roll-ups


def _compare_cells(piece: Piece, proof: Proof, again: Recomputed) -> None:
    keys, sums = CELLS[piece.table]
    _load(piece, again)
    select = again.select(piece)
    same = " AND ".join(f's."{name}" = r."{name}"' for name in keys)
    told = ", ".join(f'coalesce(s."{name}", r."{name}")' for name in keys)
    values = ", ".join(f'coalesce({side}."{name}", 0)' for side in "sr" for name in sums)
    rows = again.database.execute(
        f"SELECT {told}, {values} FROM stored s FULL OUTER JOIN ({select}) r ON {same}"  # noqa: S608
    )
    while row := rows.fetchone():
        proof.cells += 1
        stored, right = row[len(keys) :][: len(sums)], row[len(keys) + len(sums) :]
        if stored != right:
            _tell(piece.table, dict(zip(keys, row, strict=False)), zip(sums, stored, right), proof)  # noqa: B905


def _tell(
    table: str, key: dict[str, Any], sums: Iterable[tuple[str, int, int]], proof: Proof
) -> None:
    named = ("procedure", "field", "tier", "kind", "value")
    said = [key["grain"], *(str(key[name]) for name in named if key.get(name))]
    when = f"{key['first']:%Y-%m}" if "first" in key else f"giờ {key['due_hour']}"
    if key.get("span") == "day":
        said.append(f"ngày {key['first']}")
    if "channel" in key:
        said += [key["online_level"], f"kênh {key['channel']}"]
    cell = " ".join(filter(None, said))
    for name, stored, right in sums:
        if stored != right:
            proof.add(Difference(
                table=table, cell=cell, unit=key["agency"], month=when, column=name,
                stored=stored, recomputed=right,
            ))  # fmt: skip


def _foreign_cells(proof: Proof) -> None:
    """Stored cells of a grain or span that nobody reckons."""
    for table, model in _MODELS.items():
        rows = model._default_manager.all()
        for piece in PIECES:
            rows = rows.exclude(**piece.rows) if piece.table == table else rows
        for row in rows[:MOST_TOLD]:
            proof.add(Difference(
                table=table, cell=str(row), unit="", month="", column="", stored="có",
                recomputed=None,
            ))  # fmt: skip


def _load(piece: Piece, again: Recomputed) -> None:
    import pyarrow as pa

    table = piece.table
    keys, sums = CELLS[table]
    names = (*keys, *sums)
    again.database.execute("DROP TABLE IF EXISTS stored")
    shape = _shape(table)
    again.database.register("piece", shape.empty_table())
    again.database.execute("CREATE TABLE stored AS SELECT * FROM piece")
    stored = _MODELS[table]._default_manager.filter(**piece.rows).values_list(*names)
    rows = stored.iterator(chunk_size=20_000)
    while some := list(islice(rows, 20_000)):
        columns = [pa.array(column, type=kind) for column, kind in zip(zip(*some), shape.types)]  # noqa: B905
        again.database.register("piece", pa.Table.from_arrays(columns, schema=shape))
        again.database.execute("INSERT INTO stored SELECT * FROM piece")
    again.database.unregister("piece")


def _shape(table: str) -> Any:
    import pyarrow as pa

    keys, sums = CELLS[table]
    special = {"first": pa.date32(), "due_hour": pa.int64(), "channel": pa.int32()}
    fields = [(name, special.get(name, pa.string())) for name in keys]
    return pa.schema([*fields, *((name, pa.int64()) for name in sums)])
