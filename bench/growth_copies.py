"""Finished and open dossiers copied inside PostgreSQL with their papers, holders, events and facts,
over three years back, among all agencies and procedures; then the roll-ups of the facts.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.db import connection

YEARS_BACK_S = 3 * 365 * 86_400
# Of larger provinces only so many dossiers bring their papers, legs and events: a page reads those of one.
WITH_EVENTS = 200_000
_STRIDE = 100_000
_OPEN_COPIES = 100
OPEN_ELSEWHERE = 24 * _OPEN_COPIES
_CAUSES = "ARRAY['complex', 'partner', 'software', 'staff', 'other', '']"
# From 0 to 99, the same for one copy of one dossier in every table that knows its code.
_DRAW = "abs(hashtext(t.code || '.' || n) % 100)"
_OTHER = "abs(hashtext(n || '/' || t.code) % 100)"
# Days that a copy took longer: a tenth of them too many, in some agencies more.
_LONGER = f"(({_DRAW}) ^ 3 * 19 / 970299 * (0.8 + coalesce(p.k % 7, 0) / 12.0))::int"
_OPEN_BACK = f"({_DRAW} / 4)"


def copy_all(
    copies: int, places: list[tuple[int, str, str]], matters: list[tuple[int, int, str, str]]
) -> None:
    """Indexes are taken off and built anew: row by row they would cost ten times the rows."""
    from motcua.dossiers import reader_index

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        _name_places(cursor, places, matters)
        tables = _tables(cursor, copies)
        indexes = _indexes(cursor, [table for table, *_ in tables])
        for gone, _made in indexes:
            cursor.execute(gone)
        for table, which, most in tables:
            _copy(cursor, table, which, min(copies, most), is_open=False)
        _copy_open(cursor, copies + 1)
        _note_readers(cursor, copies)
        for _gone, made in indexes:
            cursor.execute(made)
        open_ones = "{key} IN (SELECT id FROM dossiers_dossier WHERE status < 8)"
        reader_index.note_missing(cursor, open_ones)
        cursor.execute("SET session_replication_role = DEFAULT")


def _name_places(cursor: Any, places: list[Any], matters: list[Any]) -> None:
    """Every other copy stays where and what it was: one counter with half of all dossiers."""
    cursor.execute("CREATE TEMP TABLE place (k int, unit_id bigint, code text, tier text)")
    rows = [(k, *place) for k, place in enumerate(places)]
    cursor.executemany("INSERT INTO place VALUES (%s, %s, %s, %s)", rows)
    cursor.execute(
        "CREATE TEMP TABLE matter (k int, procedure_id bigint, version_id bigint, code text, field text)"
    )
    rows = [(k, *matter) for k, matter in enumerate(matters)]
    cursor.executemany("INSERT INTO matter VALUES (%s, %s, %s, %s, %s)", rows)
    # Skewed: a city has more than a village, a birth is more frequent than a forest.
    cursor.execute(
        f"CREATE TEMP TABLE copied AS SELECT n, {_skewed(len(places), 'n')} AS place, "  # noqa: S608
        f"{_skewed(len(matters), 'n + 77')} AS matter FROM generate_series(1, 400000) AS n"
    )
    cursor.execute("UPDATE copied SET place = NULL, matter = NULL WHERE n % 2 = 0")
    # The smallest commune fills a page at every size: fewer rows would be another page.
    smallest = max(k for k, (_unit, _code, tier) in enumerate(places) if tier == "commune")
    cursor.execute(f"UPDATE copied SET place = {smallest} WHERE n IN (1, 3)")  # noqa: S608
    cursor.execute("CREATE INDEX ON copied (n)")
    cursor.execute("ANALYZE copied")


def _skewed(number: int, key: str) -> str:
    return f"floor({number} * (abs(hashint4({key}) % 1000) / 1000.0) ^ 1.6)::int"


def _tables(cursor: Any, copies: int) -> list[tuple[str, str, int]]:
    """Name, which of its rows (as `t`), and of how many copies."""
    cursor.execute("SELECT array_agg(code) FROM dossiers_dossier WHERE status = 10")
    codes = cursor.fetchone()[0]
    quoted = ", ".join(f"'{code}'" for code in codes)
    chains = ", ".join(f"'dossier:{code}'" for code in codes)
    theirs = f"t.dossier_id IN (SELECT id FROM dossiers_dossier WHERE code IN ({quoted}))"  # noqa: S608
    told = WITH_EVENTS // len(codes)
    return [
        ("dossiers_dossierpaper", theirs, told),
        ("dossiers_participation", theirs, copies),
        ("dossiers_reader", theirs, copies),
        ("dossiers_outcome", theirs, copies),
        ("audit_event", f"t.chain IN ({chains})", told),
        ("reports_legfact", f"t.code IN ({quoted})", told),
        ("reports_dossierfact", f"t.code IN ({quoted})", copies),
        ("dossiers_dossier", f"t.code IN ({quoted})", copies),
    ]


def _indexes(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    """What takes each off and what makes it anew; those of unique constraints too, keys not."""
    cursor.execute(
        "SELECT format('DROP INDEX %%I', c.relname), pg_get_indexdef(i.indexrelid) FROM pg_index i "
        "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid "
        "WHERE t.relname = ANY(%s) AND NOT EXISTS "
        "(SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) "
        "UNION ALL SELECT format('ALTER TABLE %%I DROP CONSTRAINT %%I', t.relname, k.conname), "
        "format('ALTER TABLE %%I ADD CONSTRAINT %%I ', t.relname, k.conname) "
        "|| pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid "
        "WHERE k.contype = 'u' AND t.relname = ANY(%s)",
        [tables, tables],
    )
    return list(cursor.fetchall())


def _copy_open(cursor: Any, start: int) -> None:
    """As many at every size, each with another agency than that of the originals."""
    which = "t.code IN (SELECT code FROM dossiers_dossier WHERE status < 8 AND code ~ '-[0-9]+$')"
    cursor.execute(
        "UPDATE copied SET place = n % (SELECT count(*) FROM place)::int, "  # noqa: S608
        "matter = n % (SELECT count(*) FROM matter)::int "
        f"WHERE n BETWEEN {start} AND {start + _OPEN_COPIES - 1}"
    )
    for table in ("reports_dossierfact", "dossiers_dossier"):
        _copy(cursor, table, which, _OPEN_COPIES, is_open=True, start=start)


def _copy(
    cursor: Any, table: str, which: str, copies: int, *, is_open: bool, start: int = 1
) -> None:
    columns = _columns(cursor, table)
    every = max(1, YEARS_BACK_S // copies)
    moved = _spread(table, every, is_open=is_open)
    values = ", ".join(
        moved.get(name) or _moved(name, kind, every, is_open=is_open) for name, kind in columns
    )
    names = ", ".join(f'"{name}"' for name, _kind in columns)
    # Picked before they are multiplied: of a large table the planner would multiply every row first.
    cursor.execute(
        f"INSERT INTO {table} ({names}) "  # noqa: S608
        f"WITH t AS MATERIALIZED (SELECT t.* FROM {table} t WHERE {which}) "
        f"SELECT {values} FROM t CROSS JOIN (SELECT * FROM copied "
        f"WHERE n BETWEEN {start} AND {start + copies - 1}) c LEFT JOIN place p ON p.k = c.place "
        "LEFT JOIN matter m ON m.k = c.matter ORDER BY n DESC"
    )


def _note_readers(cursor: Any, copies: int) -> None:
    """As triggers would: whoever had a hand in the original has one in its copies, and so has the
    agency that a copy went to.
    """
    # Copied rows brought numbers of their own.
    cursor.execute(
        "SELECT setval(pg_get_serial_sequence('dossiers_reader', 'id'), max(id)) FROM dossiers_reader"
    )
    cursor.execute(
        "INSERT INTO dossiers_reader (dossier_id, who) "  # noqa: S608
        f"SELECT t.id + n::bigint * {_STRIDE}, 'u' || p.unit_id FROM dossiers_dossier t "
        f"CROSS JOIN (SELECT * FROM copied WHERE n <= {copies}) c JOIN place p ON p.k = c.place "
        "WHERE t.status = 10 AND t.code ~ '-[0-9]+$'"
    )


def _columns(cursor: Any, table: str) -> list[tuple[str, str]]:
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s "
        "AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return list(cursor.fetchall())


def _moved(name: str, kind: str, every: int, *, is_open: bool) -> str:
    """A copy has an id, a code and times of its own; all else is as it was."""
    if name in {"id", "dossier_id"}:
        return f't."{name}" + n::bigint * {_STRIDE}'
    if name in {"code", "chain"}:
        return f"t.\"{name}\" || '.' || n"
    if name == "search_words":
        return "replace(t.search_words, lower(t.code), lower(t.code) || '.' || n)"
    if kind.startswith("timestamp"):
        back = f"{_OPEN_BACK} * interval '1 day'" if is_open else f"n * interval '{every} seconds'"
        return f't."{name}" - {back}'
    if name.endswith("_s") and name not in {"paused_s", "working_s"}:
        back = f"{_OPEN_BACK} * 86400" if is_open else f"n::bigint * {every}"
        return f't."{name}" - {back}'
    return f't."{name}"'


def _spread(table: str, every: int, *, is_open: bool) -> dict[str, str]:
    """What else is another than with the one copied: agency, procedure, channel, how long it took."""
    if table == "dossiers_dossier":
        where = {
            "resolving_unit_id": "coalesce(p.unit_id, t.resolving_unit_id)",
            "receiving_unit_id": "coalesce(p.unit_id, t.receiving_unit_id)",
            "procedure_id": "coalesce(m.procedure_id, t.procedure_id)",
            "procedure_version_id": "coalesce(m.version_id, t.procedure_version_id)",
        }
        if is_open:
            return where | {"holder_unit_id": "p.unit_id", "holder_post_id": "NULL"}
        back = f"n * interval '{every} seconds' - {_LONGER} * interval '1 day'"
        return where | {
            name: f"t.{name} - {back}" for name in ("submitted_at", "received_at", "due_at")
        }
    if table != "reports_dossierfact":
        return {}
    facts = {
        "agency": "coalesce(p.code, t.agency)", "tier": "coalesce(p.tier, t.tier)",
        "receiving_unit": "coalesce(p.code, t.receiving_unit)",
        "procedure": "coalesce(m.code, t.procedure)", "field": "coalesce(m.field, t.field)",
        "channel": f"CASE WHEN {_OTHER} < 40 + coalesce(p.k % 30, 0) THEN 2 ELSE t.channel END",
        "supplements": f"({_OTHER} % 11 = 3)::int",
        "papers_digitised": f"CASE WHEN {_OTHER} % 5 > 0 THEN t.papers ELSE 0 END",
    }  # fmt: skip
    return facts if is_open else facts | _longer(every)


def _longer(every: int) -> dict[str, str]:
    """It began earlier and ended when it did."""
    back = f"n::bigint * {every} - {_LONGER} * 86400"
    return {name: f"t.{name} - {back}" for name in ("submitted_s", "received_s", "due_s")} | {
        "working_s": f"t.working_s + {_LONGER} * 5 / 7 * 28800",
        "cause": f"CASE WHEN {_DRAW} > 85 THEN ({_CAUSES})[1 + {_OTHER} % 6] ELSE '' END",
        "result_channel": f"CASE WHEN {_OTHER} % 9 = 4 THEN 3 ELSE t.result_channel END",
        "result_electronic": f"({_OTHER} % 3 > 0)::int",
    }


def sum_facts() -> None:
    """What rebuild_facts would put there, by the same statements, but read and written by COPY."""
    from motcua.reports.queries.recomputed import CELLS, PIECES, recomputing
    from motcua.reports.rules.facts import DOSSIERS

    names = ", ".join(DOSSIERS)
    with tempfile.TemporaryDirectory(prefix="growth-") as folder, recomputing() as again:
        file = Path(folder) / "rows.csv"
        _out(f"COPY (SELECT {names} FROM reports_dossierfact) TO STDOUT (FORMAT csv)", file)  # noqa: S608
        again.database.execute(
            f"COPY dossiers ({names}) FROM '{file}' (FORMAT csv, HEADER false, ALLOW_QUOTED_NULLS false)"
        )
        for table, (keys, sums) in CELLS.items():
            columns = ", ".join((*keys, *sums))
            stored = f"reports_{table.lower()}"
            with connection.cursor() as cursor:
                cursor.execute(f"TRUNCATE {stored}")
            for piece in (one for one in PIECES if one.table == table):
                select = f"SELECT {columns} FROM ({again.select(piece)})"  # noqa: S608
                again.database.execute(
                    f"COPY ({select}) TO '{file}' (FORMAT csv, HEADER false, FORCE_QUOTE *)"
                )
                _in(f"COPY {stored} ({columns}) FROM STDIN (FORMAT csv)", file)


def _out(statement: str, file: Path) -> None:
    with (
        connection.cursor() as cursor, file.open("wb") as written,
        cursor.cursor.copy(statement) as rows,
    ):  # fmt: skip
        for piece in rows:
            written.write(piece)


def _in(statement: str, file: Path) -> None:
    with (
        connection.cursor() as cursor, file.open("rb") as read,
        cursor.cursor.copy(statement) as rows,
    ):  # fmt: skip
        while piece := read.read(1 << 20):
            rows.write(piece)
