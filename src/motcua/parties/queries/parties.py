"""Finding persons and opening what is sealed."""

from __future__ import annotations

from django.db.models import Case, Value, When

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel.folding import fold
from motcua.parties.models import Party
from motcua.parties.rules import details

__all__ = ["Party", "by_identity", "find", "one", "opened", "place_of"]


def place_of(key_reference: str) -> str:
    return f"contact of {key_reference}"


def opened(party: Party) -> details.PartyDetails:
    """All a party told us; sealed fields are empty once the key is destroyed."""
    key = keys.opened(party.key)
    sealed = bytes(party.contact)
    plain = sealing.unseal_json(key, sealed, bound_to=place_of(party.key.reference)) if key else {}
    return details.PartyDetails(
        kind=party.kind, name=party.name, birth_year=party.birth_year, **(plain or {})
    )


def by_identity(number: str) -> Party | None:
    if not number:
        return None
    return Party.objects.filter(identity_index=keys.blind(number)).select_related("key").first()


def one(pk: int) -> Party | None:
    return Party.objects.filter(pk=pk).select_related("key").first()


def find(text: str, limit: int = 10) -> list[Party]:
    """By exact identity or phone number, else by every word of the name without marks."""
    digits = "".join(text.split())
    if digits.isdigit():
        index = keys.blind(digits)
        exact = Party.objects.filter(identity_index=index) | Party.objects.filter(phone_index=index)
        return list(exact.select_related("key")[:limit])
    folded = fold(text)
    found = Party.objects.all()
    for word in folded.split():
        found = found.filter(name_folded__contains=word)
    ranked = found.annotate(rank=_nearness(folded)).select_related("key")
    return list(ranked.order_by("rank", "name_folded", "pk")[:limit])


def _nearness(folded: str) -> Case:
    """Whole words from the start first (`lo van` is Lò Văn Ơn before Cà Văn Long), then the rest."""
    return Case(
        When(name_folded=folded, then=Value(0)),
        When(name_folded__startswith=f"{folded} ", then=Value(1)),
        When(name_folded__startswith=folded, then=Value(2)),
        When(name_folded__contains=f" {folded}", then=Value(3)),
        default=Value(4),
    )
