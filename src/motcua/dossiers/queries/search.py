"""Finding dossiers from the search box, within what an officer may see.

Each database finds pieces of words by its own index of trigrams: GIN on PostgreSQL, FTS5 on
SQLite. Where nothing fits, words are led back to known ones that are one slip away.
"""

from __future__ import annotations

from itertools import product

from django.db.models import Q

from motcua.dossiers import policies, words
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.pieces import MOST, TRIGRAM, Pieces
from motcua.kernel.folding import fold
from motcua.kernel.near_words import near
from motcua.organisations.officer import Officer

LAST_DIGITS = 4
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
    word in code, names or procedure; of one or two letters, as the beginning of a word there.
    """
    asked = fold(text)[:200].split()[:12]
    if not asked:
        return []
    pieces = _pieces(asked)
    held = Pieces(policies.scope_of(officer))
    found = held.newest(pieces, rare=_holds_unknown(pieces))
    return found or _by_document(text, officer) or _corrected(pieces, held)


def of_party(party: int, officer: Officer) -> list[Dossier]:
    """What this person owns or handed in."""
    mine = Q(applicant=party) | Q(submitter=party)
    found = rows.within(policies.scope_of(officer)).filter(mine).distinct()
    return rows.sharing(rows.with_related(found).order_by("-submitted_at", "-pk")[:MOST])


def _pieces(asked: list[str]) -> list[str]:
    if len(asked) == 1 and asked[0].isdigit() and len(asked[0]) <= LAST_DIGITS:
        # The code is the first word of what is searched: its end is before the first space.
        return [f"-{asked[0].zfill(LAST_DIGITS)} "]
    # With the space before it a short word is a trigram, which both indexes know.
    return [piece if len(piece) >= TRIGRAM else f" {piece}" for piece in asked]


def _by_document(text: str, officer: Officer) -> list[int]:
    """The number of the issued document, or of its parcel, as it is written on them."""
    said = text.strip().upper()[:60]
    if not any(sign.isdigit() for sign in said):
        return []
    documents = Outcome.objects.filter(Q(number=said) | Q(tracking=said))
    dossiers = list(documents.values_list("dossier", flat=True))
    if not dossiers:
        return []
    found = rows.within(policies.scope_of(officer)).filter(pk__in=dossiers)
    return list(found.order_by("-pk").values_list("pk", flat=True)[:MOST])


def _corrected(pieces: list[str], held: Pieces) -> list[int]:
    """With words that are known and one slip away in the place of those that are not."""
    known = words.known_words()
    choices = [[one] if _is_known(one, known) else near(one, known) or [one] for one in pieces]
    tries = [list(one) for one in product(*choices)][:TRIES]
    for attempt in tries:
        if attempt != pieces and (found := held.newest(attempt)):
            return found
    return []


def _holds_unknown(pieces: list[str]) -> bool:
    """Letters that no known word has in it: mistyped, or so new that few dossiers have them."""
    known = words.known_words()
    unknown = [piece.strip() for piece in pieces if not _is_known(piece.strip(), known)]
    return any(not any(piece in word for word in known) for piece in unknown)


def _is_known(piece: str, known: set[str]) -> bool:
    return piece in known or not piece.isalpha()
