"""The newest dossiers of a scope that hold every piece of what is searched, on either database.

What a scope allows is put into SQL once and asked with several conditions: building that text costs
more than most of its answers.
"""

from __future__ import annotations

import json
import re
import time
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from motcua.dossiers.policies import Scope
from motcua.dossiers.queries import rows

MOST = 50
# So many of the newest that fit are looked at before the scope is asked; on SQLite, whose index
# knows no scope. If too few of them are one's own, twice the older ones that should do then, but
# not more than:
CANDIDATES = 400
MORE = 4_000
# So many of one's own newest are looked at before any index is asked.
OWN = 500
# By more ways than these much is one's own, and to gather it costs more than to walk.
FEW_WAYS = 12
# So far back PostgreSQL first goes row by row.
WALK = 1_000
# Met so often on the way, fifty are soon met when going on; more rarely, the index is quicker.
OFTEN = 3
# So many trigrams let the index tell rows apart; with fewer it fetches half the table.
TELLING = 3
TRIGRAM = 3
# The end of a code, which few dossiers of all years share.
_RARE = re.compile(r"-\d{4}")
_SECONDS = 60.0
# Above every id.
_NO_ID = 2**63 - 1
_newest: tuple[float, int] = (0.0, 0)
_PIECE = "search_words LIKE %s"
# No index of trigrams answers in this collation, so rows are gone through in order.
_PIECE_UNINDEXED = 'search_words COLLATE "C" LIKE %s'
_PIECE_SQLITE = "search_words LIKE %s ESCAPE '\\'"


class Pieces:
    """Finds within what a scope allows."""

    def __init__(self, scope: Scope) -> None:
        self._text, self._given = _within(scope)
        self._ways = rows.ways_of(scope) or []

    def newest(self, pieces: list[str], *, rare: bool = False) -> list[int]:
        """Ids, at most `MOST`, newest first. `rare`: one of the pieces is hardly anywhere."""
        if not self._text:
            return []
        own = self._own(OWN + 1) if 0 < len(self._ways) <= FEW_WAYS else None
        if own is not None and len(own) <= OWN:
            return self._among(own, pieces)
        if connection.vendor != "postgresql":
            return self._by_fts(pieces)
        if own is None or _is_rare(pieces, rare=rare):
            return self._by_walk(pieces, rare=rare)
        return self._by_own(own, pieces)

    def _own(self, most: int, below: int = _NO_ID) -> list[int]:
        """Ids within the scope, newest first, gathered way by way along their index."""
        way = (
            "SELECT dossier_id FROM (SELECT dossier_id FROM dossiers_reader"  # noqa: S608
            f" WHERE who = %s AND dossier_id < %s ORDER BY dossier_id DESC LIMIT {most}) AS way"
        )
        sql = " UNION ".join([way] * len(self._ways))
        given = [value for one in self._ways for value in (one, below)]
        return _ids(f"{sql} ORDER BY 1 DESC LIMIT {most}", given)

    def _by_own(self, own: list[int], pieces: list[str]) -> list[int]:
        """A small unit's rows lie far apart: walking through the province would meet few."""
        met = self._among(own, pieces)
        if len(met) == MOST:
            return met
        if len(met) < OFTEN and _telling(pieces):
            return self._ask(_PIECE, pieces)
        farther = 2 * OWN * MOST // max(1, len(met))
        older = self._own(farther, own[-1])
        met = [*met, *self._among(older, pieces)]
        if len(met) < MOST and len(older) == farther:
            return self._ask(_PIECE if _telling(pieces) else _PIECE_UNINDEXED, pieces)
        return met[:MOST]

    def _by_walk(self, pieces: list[str], *, rare: bool) -> list[int]:
        """Words that come together are far more frequent than PostgreSQL reckons, which then
        fetches a third of the table by its index: so the newest are looked at first without it.
        """
        if not _telling(pieces):
            return self._ask(_PIECE_UNINDEXED, pieces)
        if _is_rare(pieces, rare=rare):
            return self._ask(_PIECE, pieces)
        back = _newest_id() - WALK
        met = self._ask(_PIECE_UNINDEXED, pieces, "dossiers_dossier.id > %s", back)
        if len(met) == MOST:
            return met
        if len(met) < OFTEN:
            return self._ask(_PIECE, pieces)
        older = self._ask(_PIECE_UNINDEXED, pieces, "dossiers_dossier.id <= %s", back)
        return [*met, *older][:MOST]

    def _by_fts(self, pieces: list[str]) -> list[int]:
        most, found, below = CANDIDATES, [], 0
        for _ in range(2):
            candidates = _newest_by_fts(pieces, most, below)
            found += self._among(candidates, [])
            if len(found) >= MOST or len(candidates) < most:
                return found[:MOST]
            below = candidates[-1]
            wanted = 2 * most * (MOST - len(found)) // max(1, len(found))
            most = min(MORE, max(CANDIDATES, wanted))
        # Common words: fifty of one's own are soon met when going back in time.
        return self._ask(_PIECE_SQLITE, pieces)

    def _among(self, candidates: list[int], pieces: list[str]) -> list[int]:
        """As one value: a list of parameters would be longer than SQLite takes."""
        if not candidates:
            return []
        if connection.vendor == "postgresql":
            listed, given = "dossiers_dossier.id = ANY(%s::bigint[])", candidates
            return self._ask(_PIECE_UNINDEXED, pieces, listed, given)
        listed = "dossiers_dossier.id IN (SELECT value FROM json_each(%s))"
        return self._ask(_PIECE_SQLITE, pieces, listed, json.dumps(candidates))

    def _ask(self, piece: str, pieces: list[str], also: str = "", *values: Any) -> list[int]:
        conditions = [*filter(None, [also]), *(_test(piece, one) for one in pieces)]
        joined = " AND " if " WHERE " in self._text else " WHERE "
        sql = f"{self._text}{joined}{' AND '.join(conditions)} ORDER BY 1 DESC LIMIT {MOST}"
        return _ids(sql, [*self._given, *values, *map(_like, pieces)])


def _telling(pieces: list[str]) -> bool:
    return sum(max(0, len(piece) - TRIGRAM + 1) for piece in pieces) >= TELLING


def _is_rare(pieces: list[str], *, rare: bool) -> bool:
    return _telling(pieces) and (rare or any(_RARE.search(piece) for piece in pieces))


def _test(condition: str, piece: str) -> str:
    """Half of all rows have a word that begins so: the index would list them for nothing."""
    short = condition == _PIECE and len(piece) < TRIGRAM
    return _PIECE_UNINDEXED if short else condition


@lru_cache(maxsize=256)
def _within(scope: Scope) -> tuple[str, tuple[Any, ...]]:
    """Text and values; no text where nothing is allowed."""
    try:
        return rows.within(scope).order_by().values_list("pk").query.sql_with_params()
    except EmptyResultSet:
        return "", ()


def _newest_by_fts(pieces: list[str], most: int, below: int) -> list[int]:
    """Newest first; `below` 0: from the newest on."""
    long = [piece for piece in pieces if len(piece) >= TRIGRAM]
    short = [piece for piece in pieces if len(piece) < TRIGRAM]
    match = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in long)
    table = "dossiers_search" if long else "dossiers_dossier"
    conditions = ["dossiers_search MATCH %s"] * bool(long) + [_PIECE_SQLITE] * len(short)
    conditions += ["rowid < %s"] * bool(below)
    sql = f"SELECT rowid FROM {table} WHERE {' AND '.join(conditions)}"  # noqa: S608
    given = [*[match] * bool(long), *map(_like, short), *[below] * bool(below)]
    return _ids(f"{sql} ORDER BY rowid DESC LIMIT {most}", given)


def _newest_id() -> int:
    """As it was within the last minute: newer ones only make the walk longer."""
    global _newest  # noqa: PLW0603 - the memory of a process
    until, kept = _newest
    if until < time.monotonic():
        kept = int(_ids("SELECT max(id) FROM dossiers_dossier", [])[0] or 0)
        _newest = (time.monotonic() + _SECONDS, kept)
    return kept


def _like(piece: str) -> str:
    return f"%{connection.ops.prep_for_like_query(piece)}%"


def _ids(sql: str, given: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [row[0] for row in cursor.fetchall()]
