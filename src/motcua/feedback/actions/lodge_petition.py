"""Take a petition: sent on the portal, or taken down by an officer (NĐ 20/2008/NĐ-CP Điều 8, 9)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from django.db import transaction

from motcua.audit.actions.person_keys import new_person_key
from motcua.documents.actions import store_file
from motcua.dossiers.models import Dossier
from motcua.feedback import petition_policies, petition_sealing
from motcua.feedback.actions._petitions import Passing, due_at, next_due
from motcua.feedback.models import Petition, PetitionFile
from motcua.feedback.petition_secrets import digest_of
from motcua.feedback.queries.petition_places import receiving_unit
from motcua.feedback.rules.petition_terms import terms_on
from motcua.feedback.rules.petition_wording import Petitioner, PetitionText, cleaned_petition
from motcua.feedback.rules.petitions import PORTAL, PetitionStatus, PetitionVerb
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.codes import new_secret
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text, fold
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.procedures.models import Procedure

MOST_FILES = 5


@dataclass(frozen=True, kw_only=True)
class About:
    """What it is about, as far as the petitioner knows. `dossier` and `procedure` are codes."""

    unit: int | None = None
    dossier: str = ""
    procedure: str = ""
    files: Sequence[tuple[str, bytes | IO[bytes]]] = ()


@dataclass(frozen=True)
class Lodged:
    """The secret is told this once."""

    petition: Petition
    secret: str


@transaction.atomic
def lodge_petition(
    text: PetitionText,
    who: Petitioner,
    *,
    by: Actor,
    at: dt.datetime,
    about: About | None = None,
    may_publish: bool = True,
) -> Lodged:
    """Raises InvalidInput by field; a dossier code that is none is kept and links nothing."""
    if isinstance(by, Officer):
        petition_policies.require_entering(by)
    elif text.channel != PORTAL:
        raise InvalidInput("Kênh này do cán bộ nhập.", field="channel")
    about, on = about or About(), local(at).date()
    told, person = cleaned_petition(text, who, terms_on(on).anonymous)
    unit_id = _unit(about.unit, on)
    if len(about.files) > MOST_FILES:
        raise InvalidInput(f"Gửi tối đa {MOST_FILES} tệp. Bỏ bớt hoặc gộp lại.", field="files")
    secret = new_secret()
    row = _row(told, person, about, unit_id, at)
    row.secret_digest, row.may_publish = digest_of(secret), may_publish
    row.save()
    for name, content in about.files:
        _attach(row, name, content, by, at)
    passing = Passing(PetitionVerb.LODGE, row, by, at)
    passing.record(kind=told.kind, channel=told.channel, files=len(about.files))
    return Lodged(row, secret)


def _unit(wanted: int | None, on: dt.date) -> int:
    if wanted is None:
        return receiving_unit(on)
    if wanted not in units.tree(on).places:
        raise InvalidInput("Không có đơn vị này. Chọn trong danh sách.", field="unit")
    return wanted


def _row(
    told: PetitionText, who: Petitioner, about: About, unit_id: int, at: dt.datetime
) -> Petition:
    key = new_person_key(f"petition:{uuid.uuid4()}")
    code = clean_text(about.dossier).upper()[:64]
    kept = {**vars(who), "content": told.content, "dossier": code}
    row = Petition(
        kind=told.kind, channel=told.channel, status=PetitionStatus.LODGED, subject=told.subject,
        sealed=petition_sealing.seal(key, kept), key=key, anonymous=not who.named, unit_id=unit_id,
        dossier=Dossier.objects.filter(code=code).first() if code else None,
        procedure=Procedure.objects.filter(code=about.procedure).first(), lodged_at=at,
        counted_from=at, search_words=fold(told.subject),
        refuse_due_at=due_at("refuse", at, unit_id), ask_due_at=due_at("ask", at, unit_id),
        answer_due_at=due_at("answer", at, unit_id),
    )  # fmt: skip
    row.next_due_at = next_due(row)
    return row


def _attach(
    row: Petition, name: str, content: bytes | IO[bytes], by: Actor, at: dt.datetime
) -> None:
    try:
        file = store_file(content, name=name, by=by, at=at, key=row.key)
    except InvalidInput as fault:
        raise InvalidInput(f"{name[:60]}: {fault.message}", field="files") from fault
    PetitionFile.objects.create(petition=row, file=file)
