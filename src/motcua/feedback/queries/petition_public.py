"""What the public sees of petitions: one's own with code and secret, and those published."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from motcua.feedback import petition_secrets
from motcua.feedback.models import Petition
from motcua.feedback.queries.petitions import number_of
from motcua.feedback.rules.petitions import KINDS, PetitionStatus
from motcua.kernel.folding import fold

PAGE = 20
_ABSENT = petition_secrets.digest_of("")


@dataclass(frozen=True, kw_only=True)
class Published:
    petitions: tuple[Petition, ...]
    total: int
    number: int
    pages: int


def followed(code: str, secret: str) -> Petition | None:
    """None for a wrong code or a wrong secret, without telling which."""
    number = number_of(code)
    rows = Petition.objects.select_related("key", "unit", "post__official")
    found = rows.filter(pk=number).first() if number else None
    digest = found.secret_digest if found else _ABSENT
    return found if petition_secrets.opens(digest, secret) and found else None


def seen(code: str) -> Petition | None:
    """For who has shown code and secret before and holds the signed slip."""
    number = number_of(code)
    rows = Petition.objects.select_related("key", "unit", "post__official")
    return rows.filter(pk=number).first() if number else None


def published(text: str = "", kind: str = "", number: int = 1) -> Published:
    """Newest first; every word must be there, marks or not."""
    wanted = Q(status=PetitionStatus.PUBLISHED)
    for word in fold(text).split()[:20]:
        wanted &= Q(search_words__contains=word)
    if kind in KINDS:
        wanted &= Q(kind=kind)
    rows = Petition.objects.filter(wanted).order_by("-published_at", "-pk")
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    found = tuple(rows[(number - 1) * PAGE : number * PAGE])
    return Published(petitions=found, total=total, number=number, pages=pages)


def one_published(code: str) -> Petition | None:
    number = number_of(code)
    rows = Petition.objects.filter(status=PetitionStatus.PUBLISHED, pk=number)
    return rows.first() if number else None
