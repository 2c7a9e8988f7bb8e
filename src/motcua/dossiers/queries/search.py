"""Finding dossiers from the search box, within what an officer may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import rows
from motcua.kernel.folding import fold
from motcua.organisations.officer import Officer

MOST = 50
LAST_DIGITS = 4


def exact(text: str) -> str:
    """The code as it is kept, when a dossier has exactly this code; empty otherwise."""
    code = text.strip().upper()
    found = Dossier.objects.filter(code__in={code, text.strip()}).values_list("code", flat=True)
    return found.first() or ""


def find(text: str, officer: Officer) -> list[Dossier]:
    """Newest first: last digits of the code, or every word in code, names or procedure."""
    words = fold(text)[:200].split()[:12]
    if not words:
        return []
    found = rows.within(policies.scope_of(officer))
    if len(words) == 1 and words[0].isdigit() and len(words[0]) <= LAST_DIGITS:
        found = found.filter(code__endswith=f"-{words[0].zfill(LAST_DIGITS)}")
    else:
        for word in words:
            found = found.filter(search_words__contains=word)
    return _newest(found)


def of_party(party: int, officer: Officer) -> list[Dossier]:
    """What this person owns or handed in."""
    mine = Q(applicant=party) | Q(submitter=party)
    return _newest(rows.within(policies.scope_of(officer)).filter(mine))


def _newest(found: QuerySet[Dossier]) -> list[Dossier]:
    return rows.sharing(rows.with_related(found.distinct()).order_by("-submitted_at", "-pk")[:MOST])
