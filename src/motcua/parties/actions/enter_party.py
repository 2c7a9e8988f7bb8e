"""Enter a person, or take the newer contact of one already known by identity number.

NĐ 63/2010/NĐ-CP, Điều 18.4: applicants' information is kept secret.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import connection, transaction

from motcua.audit.actions import record
from motcua.audit.actions.person_keys import new_person_key
from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import fold
from motcua.kernel.prepared_writes import PreparedInsert, Together
from motcua.parties.models import Party
from motcua.parties.queries import parties
from motcua.parties.rules.details import PartyDetails

PARTY_ENTERED = events.declare("parties.party_entered", "Nhập thông tin người nộp")
PARTY_CHANGED = events.declare("parties.party_changed", "Cập nhật thông tin người nộp")


def enter_party(
    details: PartyDetails,
    *,
    by: Actor,
    at: dt.datetime,
    prefix: str = "",
    renamed: bool = False,
) -> Party:
    """Returns the party; an identity number already known keeps one row.

    What the newer paper leaves empty stays as it was. Raises InvalidInput by field; another
    name under a known number is refused unless `renamed` says the person changed names.
    """
    told = details.checked(prefix=prefix)
    if connection.in_atomic_block:
        return _enter(told, by, at, prefix, renamed=renamed)
    with transaction.atomic():
        return _enter(told, by, at, prefix, renamed=renamed)


def _enter(told: PartyDetails, by: Actor, at: dt.datetime, prefix: str, *, renamed: bool) -> Party:
    known = parties.by_identity(told.identity)
    if known is not None:
        if known.name_folded != fold(told.name) and not renamed:
            raise InvalidInput(
                f"Số định danh này đang đứng tên “{known.name}”. Kiểm tra lại số trên thẻ; "
                "nếu người này đã đổi tên, đánh dấu “Đã đổi tên”.",
                field=prefix + "identity",
                code="other_name",
            )
        return _update(known, told, by, at)
    return _new(told, by, at)


def _new(told: PartyDetails, by: Actor, at: dt.datetime) -> Party:
    """A new person is part of most intakes: with key and event in one statement."""
    reference, writes = f"party:{uuid.uuid4()}", Together()
    of_key = writes.next_key()
    key = new_person_key(reference, into=writes)
    party = Party(key=key, entered_at=at)
    _take(party, told)
    of_party = writes.next_key()
    values = {name: getattr(party, attribute) for name, attribute in _ATTRIBUTES.items()}
    writes.add(_PARTY, *(values | {"key": of_key}).values())
    facts = {"kind": told.kind}
    record(
        chain=reference, type=PARTY_ENTERED, by=by, at=at, facts=facts, last=None, into=writes
    )  # fmt: skip
    key.pk, party.pk = writes.write_for(of_key, of_party)
    party.key = key
    key._state.adding = party._state.adding = False
    return party


def _update(party: Party, told: PartyDetails, by: Actor, at: dt.datetime) -> Party:
    before = parties.opened(party)
    merged = PartyDetails(
        kind=told.kind,
        name=told.name,
        identity=told.identity,
        birth_year=told.birth_year or before.birth_year,
        phone=told.phone or before.phone,
        email=told.email or before.email,
        address=told.address or before.address,
        identity_kind=told.identity_kind,
    )
    changed = [name for name in vars(merged) if getattr(merged, name) != getattr(before, name)]
    if changed:
        if {"name", "birth_year"} & set(changed):
            # The register said yes to what was told before.
            party.checked_at, party.checked_by, party.check_answer = None, "", ""
        write(party, merged)
        facts = {"changed": sorted(changed)}
        record(chain=party.key.reference, type=PARTY_CHANGED, by=by, at=at, facts=facts)
    return party


def write(party: Party, told: PartyDetails) -> None:
    _take(party, told)
    party.save()


def _take(party: Party, told: PartyDetails) -> None:
    key = keys.opened(party.key)
    if key is None:
        message = "an erased person is entered anew, not changed"
        raise ValueError(message)
    sealed_fields = ("identity", "phone", "email", "address")
    plain = {name: getattr(told, name) for name in sealed_fields}
    place = parties.place_of(party.key.reference)
    party.contact = sealing.seal_json(key, plain, bound_to=place)
    party.kind = told.kind
    party.name = told.name
    party.name_folded = fold(told.name)
    party.birth_year = told.birth_year
    party.identity_end = told.identity[-4:]
    party.identity_kind = told.identity_kind
    party.identity_index = keys.blind(told.identity) if told.identity else ""
    party.phone_index = keys.blind(told.phone) if told.phone else ""


_ATTRIBUTES = {
    field.name: field.attname for field in Party._meta.concrete_fields if not field.primary_key
}
_PARTY = PreparedInsert(Party, *_ATTRIBUTES)
