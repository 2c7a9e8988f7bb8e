"""Finding dossiers from the search box, within what an officer may see.

Each database finds pieces of words by its own index of trigrams: GIN on PostgreSQL, FTS5 on
SQLite. Where nothing fits, words are led back to known ones that are one slip away.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from django.db import connection
from django.db.models import Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from motcua.dossiers import policies, words
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.queries import rows
from motcua.kernel.folding import fold
from motcua.kernel.near_words import near
from motcua.organisations.officer import Officer

MOST = 50
LAST_DIGITS = 4
# So many of the newest that fit are looked at before the scope is asked; on SQLite, whose index
# knows no scope.
CANDIDATES = 400
# So far back PostgreSQL first goes row by row.
WALK = 10_000
TRIGRAM = 3
TRIES = 12


def exact(text: str) -> str:
    """The code as it is kept, when a dossier has exactly this code; empty otherwise."""
    code = text.strip().upper()
    found = Dossier.objects.filter(code__in={code, text.strip()}).values_list("code", flat=True)
    return found.first() or ""


def find(text: str, officer: Officer) -> list[Dossier]:
    """Newest first, with what a line of a list shows."""
    found = rows.with_related(Dossier.objects.filter(pk__in=found_ids(text, officer)))
    return rows.sharing(found.order_by("-pk"))


def found_ids(text: str, officer: Officer) -> list[int]:
    """Newest first: last digits of the code, the number or tracking of its document, or every
    word in code, names or procedure.
    """
    asked = fold(text)[:200].split()[:12]
    if not asked:
        return []
    pieces = _pieces(asked)
    return _fitting(pieces, officer) or _by_document(text, officer) or _corrected(pieces, officer)


def of_party(party: int, officer: Officer) -> list[Dossier]:
    """What this person owns or handed in."""
    mine = Q(applicant=party) | Q(submitter=party)
    found = rows.within(policies.scope_of(officer)).filter(mine).distinct()
    return rows.sharing(rows.with_related(found).order_by("-submitted_at", "-pk")[:MOST])


def _pieces(asked: list[str]) -> list[str]:
    if len(asked) == 1 and asked[0].isdigit() and len(asked[0]) <= LAST_DIGITS:
        # The code is the first word of what is searched: its end is before the first space.
        return [f"-{asked[0].zfill(LAST_DIGITS)} "]
    return asked


def _fitting(pieces: list[str], officer: Officer) -> list[int]:
    scoped = rows.within(policies.scope_of(officer))
    if connection.vendor == "postgresql":
        return _going_back(scoped, pieces)
    candidates = _newest_by_fts(pieces, CANDIDATES)
    found = _newest(scoped.filter(pk__in=candidates)) if candidates else []
    if len(found) == MOST or len(candidates) < CANDIDATES:
        return found
    # Common words: fifty of one's own are soon met when going back in time.
    return _newest(_with(scoped, "search_words", pieces))


def _going_back(found: QuerySet[Dossier], pieces: list[str]) -> list[int]:
    """Words that come together are far more frequent than PostgreSQL reckons, which then fetches
    a third of the table by its index: so the newest are looked at first without it.
    """
    newest = Dossier.objects.aggregate(newest=Max("pk"))["newest"] or 0
    near_ones = found.annotate(
        unindexed=Concat("search_words", Value(""), output_field=TextField())
    ).filter(pk__gt=newest - WALK)
    met = _newest(_with(near_ones, "unindexed", pieces))
    return met if len(met) == MOST else _newest(_with(found, "search_words", pieces))


def _with(found: QuerySet[Any], text: str, pieces: list[str]) -> QuerySet[Any]:
    for piece in pieces:
        found = found.filter(**{f"{text}__contains": piece})
    return found


def _newest_by_fts(pieces: list[str], most: int) -> list[int]:
    long = [piece for piece in pieces if len(piece) >= TRIGRAM]
    short = [piece for piece in pieces if len(piece) < TRIGRAM]
    if not long:
        return _newest(_with(Dossier.objects.all(), "search_words", short), most)
    match = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in long)
    also = "".join(" AND search_words LIKE %s ESCAPE '\\'" for _ in short)
    sql = (
        "SELECT rowid FROM dossiers_search WHERE dossiers_search MATCH %s"  # noqa: S608
        f"{also} ORDER BY rowid DESC LIMIT %s"
    )
    likes = [f"%{connection.ops.prep_for_like_query(piece)}%" for piece in short]
    with connection.cursor() as cursor:
        cursor.execute(sql, [match, *likes, most])
        return [row[0] for row in cursor.fetchall()]


def _by_document(text: str, officer: Officer) -> list[int]:
    """The number of the issued document, or of its parcel, as it is written on them."""
    said = text.strip().upper()[:60]
    documents = Outcome.objects.filter(Q(number=said) | Q(tracking=said)).values("dossier")
    return _newest(rows.within(policies.scope_of(officer)).filter(pk__in=documents))


def _corrected(pieces: list[str], officer: Officer) -> list[int]:
    """With words that are known and one slip away in the place of those that are not."""
    known = words.known_words()
    choices = [[one] if _is_known(one, known) else near(one, known) or [one] for one in pieces]
    tries = [list(one) for one in product(*choices)][:TRIES]
    for attempt in tries:
        if attempt != pieces and (found := _fitting(attempt, officer)):
            return found
    return []


def _is_known(piece: str, known: set[str]) -> bool:
    return piece in known or not piece.isalpha()


def _newest(found: QuerySet[Any], most: int = MOST) -> list[int]:
    """By id, as they came in; asked of ids alone, for rows are dear."""
    return list(found.order_by("-pk").values_list("pk", flat=True)[:most])
