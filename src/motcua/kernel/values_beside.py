"""Values sent to PostgreSQL beside the text, which it then need not read and plan anew each time.

The cursor that Django opens writes values into the text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.backends.utils import CursorWrapper


def cursor_beside(own: Any) -> CursorWrapper:
    """Of a connection to PostgreSQL; its texts number their values."""
    own.ensure_connection()
    with own.wrap_database_errors:
        cursor = _raw_cursor()(own.connection)
    return own._prepare_cursor(cursor)  # type: ignore[no-any-return]


@cache
def _raw_cursor() -> Callable[[Any], Any]:
    from psycopg import RawCursor

    return RawCursor


def numbered(text: str) -> str:
    """`$1`, `$2`… in the place of each `%s`."""
    return text % tuple(f"${number}" for number in range(1, text.count("%s") + 1))
