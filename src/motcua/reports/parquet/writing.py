"""Write the two tables by province and month received, each partition whole or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.kernel import clock
from motcua.reports.parquet.manifest import Manifest, Part, part_path
from motcua.reports.parquet.places import TABLES, Place
from motcua.reports.queries import facts

# What was refused was never received: it belongs to the month in which it was submitted.
_MONTH = (
    "strftime(DATE '1970-01-01' + CAST((coalesce(received_s, submitted_s) + 25200) // 86400 "
    "AS INTEGER), '%Y-%m')"
)
_ORDER = {"dossiers": "code", "legs": "code, number"}


@dataclass(frozen=True, kw_only=True)
class Exported:
    """Partitions of both tables: written anew, left as they were, removed; faults by kind."""

    dossiers: int
    written: int
    unchanged: int
    removed: int
    faults: dict[str, int]


def export(
    place: Place,
    *,
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
    everything: bool = False,
) -> Exported:
    """`everything` writes also what has not changed. The manifest comes last: until then the one
    before tells what a reader may miss.
    """
    before = Manifest() if everything else Manifest.read(place) or Manifest()
    told = Manifest(
        as_of=as_of.isoformat() if as_of else "", known_at=known_at.isoformat() if known_at else "",
        made_at=clock.now().isoformat(timespec="seconds"),
    )  # fmt: skip
    counts: Counter[str] = Counter()
    with _sorted_out(as_of, known_at, told) as database:
        for table, name, content in _partitions(database):
            changed = put_part(place, told, before, (table, name), content)
            counts["written" if changed else "unchanged"] += 1
            counts[f"rows of {table}"] += content.num_rows
    removed = _remove_gone(place, before, told)
    told.write(place)
    return Exported(
        dossiers=counts["rows of dossiers"], written=counts["written"],
        unchanged=counts["unchanged"], removed=removed, faults=told.faults,
    )  # fmt: skip


def put_part(
    place: Place, told: Manifest, before: Manifest, where: tuple[str, str], content: Any
) -> bool:
    """False where the same rows are there already."""
    table, name = where
    packed = pack(content)
    part = Part(rows=content.num_rows, sha256=hashlib.sha256(packed).hexdigest())
    told.parts[table][name] = part
    if before.parts.get(table, {}).get(name) == part and _is_there(place, table, name):
        return False
    place.put(packed, *part_path(table, name))
    return True


def pack(content: Any) -> Any:
    """The same rows give the same bytes."""
    import pyarrow as pa
    from pyarrow import parquet

    sink = pa.BufferOutputStream()
    parquet.write_table(
        content.replace_schema_metadata(None), sink, compression="zstd", compression_level=1,
        row_group_size=262_144,
    )  # fmt: skip
    return sink.getvalue()


def _is_there(place: Place, table: str, name: str) -> bool:
    from pyarrow import fs

    found = place.files.get_file_info(place.path(*part_path(table, name)))
    return bool(found.type == fs.FileType.File)


@contextmanager
def _sorted_out(
    as_of: dt.datetime | None, known_at: dt.datetime | None, told: Manifest
) -> Iterator[Any]:
    """Both tables on disk with the month of each dossier, however many there are."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix="motcua-export-") as folder:
        database = duckdb.connect(str(Path(folder) / "facts.duckdb"))
        try:
            database.execute("SET memory_limit = '512MB'")
            for batch in facts.stream(as_of, known_at):
                _sort_in(database, batch, told)
            yield database
        finally:
            database.close()


def _sort_in(database: Any, batch: facts.Batch, told: Manifest) -> None:
    import pyarrow as pa

    for table in TABLES:
        database.register("piece", pa.Table.from_batches([getattr(batch, table)]))
        _take(database, table)
    for fault in batch.faults:
        told.faults[fault.kind] = told.faults.get(fault.kind, 0) + 1


def _take(database: Any, table: str) -> None:
    month = f"{_MONTH} AS part_month" if table == "dossiers" else "d.part_month"
    joined = "" if table == "dossiers" else "JOIN dossiers d USING (code)"
    select = f"SELECT p.*, {month} FROM piece p {joined}"  # noqa: S608
    database.execute(f"CREATE TABLE IF NOT EXISTS {table} AS {select} LIMIT 0")
    database.execute(f"INSERT INTO {table} {select}")


def _partitions(database: Any) -> Iterator[tuple[str, str, Any]]:
    """Table, name and content of each, the oldest month first."""
    from motcua.reports.rules.facts import DOSSIERS, LEGS

    known = {
        row[0] for row in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    }
    if not known:
        return
    months = "SELECT DISTINCT province, part_month FROM dossiers ORDER BY 1, 2"
    for province, month in database.execute(months).fetchall():
        for table, columns in zip(TABLES, (DOSSIERS, LEGS), strict=True):
            rows = database.execute(
                f"SELECT {', '.join(columns)} FROM {table} WHERE province = ? AND part_month = ? "  # noqa: S608
                f"ORDER BY {_ORDER[table]}",
                [province, month],
            )
            content = rows.to_arrow_table().cast(facts.schema(columns))
            yield table, f"province={province}/month={month}", content


def _remove_gone(place: Place, before: Manifest, told: Manifest) -> int:
    gone = [
        (table, name)
        for table, parts in before.parts.items()
        for name in parts
        if name not in told.parts[table]
    ]
    for table, name in gone:
        place.drop(*part_path(table, name))
    return len(gone)
