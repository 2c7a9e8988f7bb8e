"""Write a dossier down before it is filed: kept for its writer, no code yet (NĐ 45/2020, Điều 9)."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.dossiers import policies
from motcua.dossiers.models import DossierDraft
from motcua.dossiers.passage import EVENTS
from motcua.dossiers.queries.drafts import place_of
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, NotFound, WrongState
from motcua.organisations.officer import Officer

MOST_BYTES = 200_000


@transaction.atomic
def draft(
    content: dict[str, Any],
    *,
    by: Actor,
    at: dt.datetime,
    procedure: str,
    owner: str = "",
    reference: str = "",
) -> DossierDraft:
    """A new draft, or the one with `reference` written anew by its owner.

    `owner` names who writes where `by` is the citizen; for officers it is their post.
    """
    if isinstance(by, Officer):
        policies.require_right(by, Verb.DRAFT)
    owner = owner or by.reference
    if len(json.dumps(content)) > MOST_BYTES:
        raise InvalidInput("Nội dung soạn dài quá nên chưa lưu. Rút gọn lại.")
    kept = _own(reference, owner) if reference else _new(owner, by, at)
    sealed = sealing.seal_json(keys.master(), content, bound_to=place_of(kept.reference))
    kept.procedure, kept.content, kept.saved_at = procedure[:64], sealed, at
    kept.save()
    return kept


def _new(owner: str, by: Actor, at: dt.datetime) -> DossierDraft:
    reference = uuid.uuid4().hex
    record(chain=f"draft:{reference}", type=EVENTS[Verb.DRAFT], by=by, at=at)
    return DossierDraft(reference=reference, owner=owner)


def _own(reference: str, owner: str) -> DossierDraft:
    found = DossierDraft.objects.filter(reference=reference, owner=owner).first()
    if found is None:
        raise NotFound("Không thấy hồ sơ đang soạn này. Mở lại từ danh sách của mình.")
    if found.dossier_id:
        raise WrongState(f"Hồ sơ này đã nộp, mã {found.dossier}.", code="filed")
    return found
