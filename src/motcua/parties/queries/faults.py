"""Invariants of persons, checked row by row: what `motcua verify` prints."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.parties.models import ERASED, Party
from motcua.parties.queries.parties import place_of


def party_faults(*, deep: bool = False) -> Iterator[str]:
    """Each break in a sentence, by reference; `deep` opens every sealed contact."""
    yield from _erasure_faults()
    yield from _merge_faults()
    if deep:
        yield from _contact_faults()


def _erasure_faults() -> Iterator[str]:
    """What was erased holds nothing; a person without a key was erased."""
    erased = Party.objects.filter(Q(erased_at__isnull=False) | Q(key__wrapped__isnull=True))
    for party in erased.select_related("key").order_by("pk"):
        told = (party.name, party.name_folded, party.identity_index, party.phone_index,
                party.identity_end, bytes(party.contact), party.birth_year)  # fmt: skip
        if party.erased_at is None:
            yield f"{party.key.reference}: mất khóa mà không có việc xóa nào được ghi."
        elif told != (ERASED, "", "", "", "", b"", None):
            yield f"{party.key.reference}: đã xóa mà còn dữ liệu đọc được."
        elif party.key.wrapped or party.key.destroyed_at is None:
            yield f"{party.key.reference}: đã xóa mà còn khóa."


def _merge_faults() -> Iterator[str]:
    gone = Party.objects.filter(merged_into__isnull=False, merged_into__erased_at__isnull=False)
    for party in gone.filter(erased_at=None).select_related("key"):
        yield f"{party.key.reference}: người còn lại đã xóa mà dòng được gộp còn đọc được."
    loops = Party.objects.filter(merged_into__isnull=False).exclude(identity_index="")
    for party in loops.select_related("key"):
        yield f"{party.key.reference}: đã gộp mà còn đứng tên số định danh."


def _contact_faults() -> Iterator[str]:
    """A sealed contact opens with its key, and says the number that the index was made of."""
    rows = Party.objects.filter(erased_at=None).select_related("key").order_by("pk")
    for party in rows.iterator(chunk_size=500):
        key = keys.opened(party.key)
        place = place_of(party.key.reference)
        plain = sealing.unseal_json(key, bytes(party.contact), bound_to=place) if key else None
        if plain is None:
            yield f"{party.key.reference}: thông tin niêm phong không mở được."
        elif party.identity_index and keys.blind(plain["identity"]) != party.identity_index:
            yield f"{party.key.reference}: dấu số định danh không khớp số đã niêm phong."
