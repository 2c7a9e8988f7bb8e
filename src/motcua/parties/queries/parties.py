"""Finding persons and opening what is sealed."""

from __future__ import annotations

from django.db.models import Case, Value, When

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel.folding import fold
from motcua.parties.models import Party
from motcua.parties.rules import details
from motcua.parties.rules import identity as numbers

__all__ = [
    "Party",
    "by_identity",
    "find",
    "of_reference",
    "one",
    "opened",
    "place_of",
    "same",
    "standing",
]


# Who filed a dossier of which another system told no name.
NAMELESS = "(không rõ người nộp)"


def place_of(key_reference: str) -> str:
    return f"contact of {key_reference}"


def opened(party: Party) -> details.PartyDetails:
    """All a party told us; sealed fields are empty once the key is destroyed."""
    key = keys.opened(party.key)
    sealed = bytes(party.contact)
    plain = sealing.unseal_json(key, sealed, bound_to=place_of(party.key.reference)) if key else {}
    told: dict[str, str] = plain or {}
    number = told.get("identity", "")
    return details.PartyDetails(
        kind=party.kind,
        name=party.name,
        birth_year=party.birth_year,
        identity_kind=party.identity_kind or numbers.kind_of(number, party.kind),
        **told,
    )


def by_identity(number: str) -> Party | None:
    if not number:
        return None
    return Party.objects.filter(identity_index=keys.blind(number)).select_related("key").first()


def one(pk: int) -> Party | None:
    return Party.objects.filter(pk=pk).select_related("key").first()


def standing(pk: int) -> Party | None:
    """The row that goes on for this one; None for nobody and for who was erased."""
    party = one(pk)
    while party is not None and party.merged_into_id:
        party = one(party.merged_into_id)
    return party if party is not None and party.erased_at is None else None


def of_reference(reference: str) -> Party | None:
    return Party.objects.filter(key__reference=reference).select_related("key").first()


def same(party: Party) -> list[Party]:
    """The row and every row merged into it, at whatever remove: one person."""
    found, new = [party], [party]
    while new:
        ids = [one.pk for one in new]
        new = list(Party.objects.filter(merged_into__in=ids).select_related("key"))
        found += new
    return found


def find(text: str, limit: int = 10) -> list[Party]:
    """By exact identity or phone number, else by every word of the name without marks."""
    digits = "".join(text.split()).upper()
    if any(sign.isdigit() for sign in digits) and digits.isalnum() and digits.isascii():
        index = keys.blind(digits)
        exact = Party.objects.filter(identity_index=index) | Party.objects.filter(phone_index=index)
        found = list(exact.filter(merged_into=None).select_related("key")[:limit])
        if found or digits.isdigit():
            return found
    folded = fold(text)
    named = Party.objects.filter(merged_into=None, erased_at=None)
    for word in folded.split():
        named = named.filter(name_folded__contains=word)
    ranked = named.annotate(rank=_nearness(folded)).select_related("key")
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
