"""Roll-ups reckoned a second time, from the facts, by the database of columns: in words of its own,
so that a mistake of one way of counting is no mistake of the other.

It spills to disk what does not fit into half a gigabyte.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.reports.rules.spread import CAUSE, DAYS, SPREAD_GRAINS, SPREAD_KEPT, SpreadCell
from motcua.reports.rules.tallies import COUNTS, DAILY, GRAINS, KEPT, Cell, OpenCell

_DAY = "({instant} + 25200) // 86400"
_DATE = f"(DATE '1970-01-01' + CAST({_DAY} AS INTEGER))"
_SUMS = {
    "received_s": {
        "received": "1",
        "supplemented": "supplements > 0",
        "with_papers": "papers > 0",
        "digitised": "papers > 0 AND papers_digitised >= papers",
    },
    "finished_s": {
        "early": "finished_s < due_s - (due_s + 25200) % 86400",
        "on_time": "due_s IS NULL OR (finished_s >= due_s - (due_s + 25200) % 86400 "
        "AND finished_s <= due_s)",
        "late": "finished_s > due_s",
        "undated": "due_s IS NULL",
        "granted": "ending = 'granted'",
        "declined": "ending = 'declined'",
        "withdrawn": "ending = 'withdrawn'",
        "stopped": "ending = 'stopped'",
        "electronic": "result_electronic = 1",
        "home_by_post": "result_channel = 3",
        "apologies": "apologies",
        "timed": "working_s IS NOT NULL",
        "working_s": "coalesce(working_s, 0)",
        "paused_s": "paused_s",
        "late_s": "CASE WHEN finished_s > due_s THEN finished_s - due_s END",
    },
    "returned_s": {"returned": "1"},
}


@dataclass
class Recomputed:
    """Gathers dossiers, then answers what every cell should hold."""

    database: Any

    def add(self, dossiers: Any) -> None:
        """A record batch with the columns of facts.DOSSIERS."""
        import pyarrow as pa

        batch = pa.Table.from_batches([dossiers])
        known = "SELECT 1 FROM duckdb_tables() WHERE table_name = 'dossiers'"
        self.database.register("piece", batch)
        if self.database.execute(known).fetchone():
            self.database.execute("INSERT INTO dossiers SELECT * FROM piece")
        else:
            self.database.execute("CREATE TABLE dossiers AS SELECT * FROM piece")
        self.database.unregister("piece")

    def select(self, piece: Piece) -> str:
        """What every cell of the piece should hold: its keys, then its sums."""
        if piece.table == "OpenTally":
            return _stock(piece.grain)
        if piece.table == "SpreadTally":
            return f"{_spread(piece.grain, DAYS)} UNION ALL {_spread(piece.grain, CAUSE)}"
        parts = [_flow(piece, instant, counts) for instant, counts in _SUMS.items()]
        parts.append(_flow(piece, "finished_s", {"refused": "ending = 'refused'"}, received=False))
        sums = ", ".join(
            f'CAST(coalesce(sum("{name}"), 0) AS BIGINT) AS "{name}"' for name in COUNTS
        )
        keys = ", ".join(f'"{name}"' for name in Cell._fields)
        return f"SELECT {keys}, {sums} FROM ({' UNION ALL '.join(parts)}) GROUP BY {keys}"  # noqa: S608


@dataclass(frozen=True)
class Piece:
    """A roll-up is reckoned piece by piece: all at once would not fit into memory."""

    table: str
    grain: str
    span: str = ""

    @property
    def rows(self) -> dict[str, str]:
        """By what the stored rows of this piece are known."""
        return {"grain": self.grain, **({"span": self.span} if self.span else {})}


PIECES = (
    *(Piece("Tally", grain, "month") for grain in GRAINS),
    *(Piece("Tally", grain, "day") for grain in GRAINS if grain in DAILY),
    *(Piece("OpenTally", grain) for grain in GRAINS),
    *(Piece("SpreadTally", grain) for grain in SPREAD_GRAINS),
)


def _flow(piece: Piece, instant: str, counts: dict[str, str], *, received: bool = True) -> str:
    grain, span = piece.grain, piece.span
    date = _DATE.format(instant=instant)
    first = f"CAST(date_trunc('month', {date}) AS DATE)" if span == "month" else date
    sums = ", ".join(f'sum(CAST({counts.get(name, "0")} AS BIGINT)) AS "{name}"' for name in COUNTS)
    whom = "IS NOT NULL" if received else "IS NULL"
    return (
        f"SELECT '{grain}' AS grain, '{span}' AS span, {first} AS first, {_keys(grain)}, {sums} "  # noqa: S608
        f"FROM dossiers WHERE {instant} IS NOT NULL AND received_s {whom} GROUP BY ALL"
    )


def _stock(grain: str) -> str:
    return (
        f"SELECT '{grain}' AS grain, CASE WHEN due_s IS NULL OR (supplement_from_s IS NOT NULL "  # noqa: S608
        f"AND supplement_to_s IS NULL) THEN -1 ELSE due_s // 3600 END AS due_hour, {_keys(grain)}, "
        "count(*) AS dossiers FROM dossiers "
        "WHERE received_s IS NOT NULL AND finished_s IS NULL GROUP BY ALL"
    )


_SPREAD = {
    DAYS: ("CAST(greatest(0, least(60, working_s // 28800)) AS VARCHAR)", "working_s IS NOT NULL"),
    CAUSE: ("cause", "finished_s > due_s"),
}


def _spread(grain: str, kind: str) -> str:
    kept = [f'"{n}"' if n in SPREAD_GRAINS[grain] else f"'' AS \"{n}\"" for n in SPREAD_KEPT]
    value, which = _SPREAD[kind]
    date = _DATE.format(instant="finished_s")
    return (
        f"SELECT '{grain}' AS grain, CAST(date_trunc('month', {date}) AS DATE) AS first, "  # noqa: S608
        f"{', '.join(kept)}, '{kind}' AS kind, {value} AS value, count(*) AS dossiers "
        f"FROM dossiers WHERE received_s IS NOT NULL AND finished_s IS NOT NULL AND {which} "
        "GROUP BY ALL"
    )


def _keys(grain: str) -> str:
    kept = [f'"{name}"' if name in GRAINS[grain] else f"'' AS \"{name}\"" for name in KEPT[:-1]]
    return ", ".join([*kept, "coalesce(channel, 0) AS channel"])


@contextmanager
def recomputing() -> Iterator[Recomputed]:
    import duckdb
    import pyarrow as pa

    from motcua.reports.queries.facts import schema
    from motcua.reports.rules.facts import DOSSIERS

    with tempfile.TemporaryDirectory(prefix="motcua-facts-") as folder:
        database = duckdb.connect(str(Path(folder) / "facts.duckdb"))
        try:
            database.execute("SET memory_limit = '512MB'")
            database.execute("SET threads = 2")
            database.execute("SET preserve_insertion_order = false")
            made = Recomputed(database)
            made.add(pa.RecordBatch.from_pylist([], schema=schema(DOSSIERS)))
            yield made
        finally:
            database.close()


CELLS = {
    "Tally": (Cell._fields, COUNTS),
    "OpenTally": (OpenCell._fields, ("dossiers",)),
    "SpreadTally": (SpreadCell._fields, ("dossiers",)),
}
