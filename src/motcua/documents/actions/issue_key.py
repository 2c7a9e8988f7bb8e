"""Give an official a signing key, or an agency its seal (NĐ 23/2025/NĐ-CP; Luật GDĐT 2023 Điều 22)."""

from __future__ import annotations

import datetime as dt
import os
import secrets

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.queries import keys
from motcua.documents import policies
from motcua.documents.models import SigningKey
from motcua.documents.ports import KeyPair, Subject, signer
from motcua.documents.queries.signing_keys import authority_key, pair_of
from motcua.documents.rules import pins
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import Post, Unit
from motcua.organisations.queries import units

KEY_ISSUED = events.declare("documents.key_issued", "Cấp chữ ký số")
YEARS = 3
_AUTHORITY_YEARS = 10
_DAYS = 365


@transaction.atomic
def issue_key(
    owner: Post | Unit, *, by: Actor, at: dt.datetime, pin: str, years: int = YEARS
) -> SigningKey:
    """One in force for each owner: an old one is revoked first. The PIN is never kept."""
    policies.require_key_keeper(by)
    pins.check_pin(pin)
    of: dict[str, Post | Unit] = {"post": owner} if isinstance(owner, Post) else {"unit": owner}
    if SigningKey.objects.filter(revoked_at=None, **of).exists():
        raise InvalidInput(
            "Vị trí hoặc cơ quan này đang có chữ ký số. Thu hồi chữ ký cũ rồi cấp lại.",
            field="owner", code="has_key",
        )  # fmt: skip
    until = at + dt.timedelta(days=_DAYS * years)
    subject = _subject(owner, at)
    pair = signer().enrol(subject, issuer=_issuer(by, at), at=at, until=until)
    return _keep(pair, subject, by=by, at=at, until=until, pin=pin, of=of)


def _subject(owner: Post | Unit, at: dt.datetime) -> Subject:
    on = clock.local(at).date()
    if isinstance(owner, Unit):
        return Subject(name=units.unit_name(owner.pk, on))
    line = units.tree(on).agency(owner.unit_id)
    agency = line.name if line else units.unit_name(owner.unit_id, on)
    return Subject(name=owner.official.name, title=owner.title, agency=agency)


def _issuer(by: Actor, at: dt.datetime) -> KeyPair:
    """The authority of this installation, made when it is first needed."""
    row = authority_key()
    if row is None:
        until = at + dt.timedelta(days=_DAYS * _AUTHORITY_YEARS)
        subject = Subject(name="Một Cửa: chứng thực trình diễn", authority=True)
        pair = signer().enrol(subject, issuer=None, at=at, until=until)
        _keep(pair, subject, by=by, at=at, until=until, pin="", of={})
        return pair
    pair_ = pair_of(row, "")
    assert pair_ is not None, "the authority's key has no PIN"
    return pair_


def _keep(
    pair: KeyPair,
    subject: Subject,
    *,
    by: Actor,
    at: dt.datetime,
    until: dt.datetime,
    pin: str,
    of: dict[str, Post | Unit],
) -> SigningKey:
    reference, salt = secrets.token_hex(16), os.urandom(pins.SALT)
    sealed = pins.sealed_key(
        pair.private, pin=pin, salt=salt, master=keys.master(), reference=reference
    )
    row = SigningKey.objects.create(
        reference=reference, subject=subject.name, certificate=pair.certificate, sealed=sealed,
        salt=salt, valid_from=at, valid_to=until, **of,
    )  # fmt: skip
    facts = {"post": row.post_id, "unit": row.unit_id, "valid_to": until.isoformat()}
    record(chain=row.chain, type=KEY_ISSUED, by=by, at=at, facts=facts)
    return row
