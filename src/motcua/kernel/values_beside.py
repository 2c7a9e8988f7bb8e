"""Values sent to PostgreSQL beside the text: the cursor that Django opens writes them into it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.backends.utils import CursorWrapper


def cursor_beside(own: Any, *, planned_once: bool) -> CursorWrapper:
    """Of a connection to PostgreSQL; its texts number their values.

    `planned_once`: PostgreSQL keeps the plan, and refuses it for good where a migration changes
    the type of a column that it gives back. So only for texts that give back keys.
    """
    own.ensure_connection()
    with own.wrap_database_errors:
        cursor = _cursors()[planned_once](own.connection)
    return own._prepare_cursor(cursor)  # type: ignore[no-any-return]


@cache
def _cursors() -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    from psycopg import RawCursor

    class PlannedAnew(RawCursor[Any]):
        def execute(self, query: Any, params: Any = None, **_how: Any) -> PlannedAnew:
            return super().execute(query, params, prepare=False)

    return PlannedAnew, RawCursor


def numbered(text: str) -> str:
    """`$1`, `$2`… in the place of each `%s`."""
    return text % tuple(f"${number}" for number in range(1, text.count("%s") + 1))
