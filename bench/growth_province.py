"""A province of any size on PostgreSQL: some dozens of dossiers by the verbs, the others copied from
those that are finished, with their papers, holders, events and facts, over three years back.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

FINISHED, OPEN = 40, 24
YEARS_BACK_S = 3 * 365 * 86_400
# Of larger provinces only so many dossiers bring their events: a page reads those of one.
WITH_EVENTS = 1_000_000
_STRIDE = 10_000


def fill(size: int) -> Any:
    """The province of tests/province.py with `size` dossiers; what is open stays as many."""
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions.rebuild_facts import rebuild_facts
    from tests import province as made

    province = made.build()
    _by_verbs(province)
    rebuild_facts(by=OPERATOR, at=clock.now())
    copies = max(0, size - FINISHED - OPEN) // FINISHED
    if copies:
        _copy_all(copies)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return province


def _by_verbs(province: Any) -> None:
    road = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter",
            "return_result")  # fmt: skip
    for number in range(FINISHED):
        day = 1 + number % 20
        dossier = province.received(f"2026-09-{day:02d} 08:{number:02d}")
        province.walk(dossier, *road, day=f"2026-09-{day + 1:02d}")
    for number in range(OPEN):
        dossier = province.received(f"2026-10-05 08:{number:02d}")
        province.walk(dossier, *road[: number % len(road)], day="2026-10-06")


def _copy_all(copies: int) -> None:
    """Indexes are taken off and built anew: row by row they would cost ten times the rows."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        tables = _tables(cursor, copies)
        indexes = _indexes(cursor, [table for table, *_ in tables])
        for name, _text in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for table, where, most in tables:
            _copy(cursor, table, where, min(copies, most))
        for _name, text in indexes:
            cursor.execute(text)
        cursor.execute("SET session_replication_role = DEFAULT")


def _tables(cursor: Any, copies: int) -> list[tuple[str, str, int]]:
    """Name, which of its rows, and of how many copies."""
    cursor.execute("SELECT array_agg(code) FROM dossiers_dossier WHERE status = 10")
    codes = cursor.fetchone()[0]
    quoted = ", ".join(f"'{code}'" for code in codes)
    chains = ", ".join(f"'dossier:{code}'" for code in codes)
    theirs = f"dossier_id IN (SELECT id FROM dossiers_dossier WHERE code IN ({quoted}))"  # noqa: S608
    told = WITH_EVENTS // FINISHED
    return [
        ("dossiers_dossierpaper", theirs, told),
        ("dossiers_participation", theirs, copies),
        ("dossiers_outcome", theirs, copies),
        ("audit_event", f"chain IN ({chains})", told),
        ("reports_dossierfact", f"code IN ({quoted})", copies),
        ("dossiers_dossier", f"code IN ({quoted})", copies),
    ]


def _indexes(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    cursor.execute(
        "SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i "
        "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid "
        "WHERE t.relname = ANY(%s) AND NOT EXISTS "
        "(SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)",
        [tables],
    )
    return list(cursor.fetchall())


def _copy(cursor: Any, table: str, where: str, copies: int) -> None:
    columns = _columns(cursor, table)
    every = max(1, YEARS_BACK_S // copies)
    values = ", ".join(_moved(name, kind, every) for name, kind in columns)
    names = ", ".join(f'"{name}"' for name, _kind in columns)
    cursor.execute(
        f"INSERT INTO {table} ({names}) "  # noqa: S608
        f"SELECT {values} FROM {table}, generate_series(1, {copies}) AS n WHERE {where} ORDER BY n DESC"
    )


def _columns(cursor: Any, table: str) -> list[tuple[str, str]]:
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns "
        "WHERE table_name = %s ORDER BY ordinal_position",
        [table],
    )
    return list(cursor.fetchall())


def _moved(name: str, kind: str, every: int) -> str:
    """A copy has an id, a code and times of its own; all else is as it was."""
    if name in {"id", "dossier_id"}:
        return f'"{name}" + n::bigint * {_STRIDE}'
    if name in {"code", "chain"}:
        return f"\"{name}\" || '.' || n"
    if name == "search_words":
        return "replace(search_words, lower(code), lower(code) || '.' || n)"
    if kind.startswith("timestamp"):
        return f"\"{name}\" - n * interval '{every} seconds'"
    if name.endswith("_s") and name not in {"paused_s", "working_s"}:
        return f'"{name}" - n::bigint * {every}'
    return f'"{name}"'
