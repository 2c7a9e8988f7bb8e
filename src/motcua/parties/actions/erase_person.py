"""Erase a person: the key is destroyed, what can be read is blanked, the history stays whole.

Luật 91/2025/QH15 (erasure of personal data); refused while the person has a dossier that is open
or must be kept (Luật Lưu trữ 33/2024/QH15). Approved by another than proposed it. ADR 0013.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text
from motcua.parties import carriers, policies
from motcua.parties.actions import _forgetting
from motcua.parties.actions._approval import decide, open_change
from motcua.parties.actions._standing import locked, require_standing
from motcua.parties.models import DataChange, Party
from motcua.parties.queries import parties

PERSON_ERASED = events.declare("parties.person_erased", "Xóa dữ liệu cá nhân")


@transaction.atomic
def erase_person(
    party: Party, *, by: Actor, at: dt.datetime, reason: str, legal_basis: str
) -> Party:
    """`reason` is one of DataChange.Reason; rows merged into this one go with it.

    Whoever keeps copies of keys elsewhere (backups) hears `parties.person_erased`.
    """
    policies.require(by, policies.ERASE)
    (party,) = locked(party)
    require_standing(party)
    _require_ground(reason, legal_basis)
    change = open_change(DataChange.Kind.ERASE, party, by=by)
    rows = parties.same(party)
    _require_free(rows, on=clock.local(at).date())
    for row in rows:
        _erase(row, {"reason": reason, "legal_basis": clean_text(legal_basis)}, by=by, at=at)
    decide(change, DataChange.Decision.DONE, by=by, at=at)
    return Party.objects.select_related("key").get(pk=party.pk)


def _require_ground(reason: str, legal_basis: str) -> None:
    if reason not in DataChange.Reason.values:
        raise InvalidInput("Chọn lý do xóa dữ liệu.", field="reason")
    if not clean_text(legal_basis):
        raise InvalidInput(
            "Ghi căn cứ: điều, khoản của luật hoặc số văn bản yêu cầu.", field="legal_basis"
        )


def _require_free(rows: list[Party], *, on: dt.date) -> None:
    why = [sentence for row in rows for sentence in carriers.obstacles(row, on=on)]
    if why:
        raise WrongState(" ".join(["Chưa xóa được.", *why]), code="kept")


def _erase(party: Party, facts: dict[str, object], *, by: Actor, at: dt.datetime) -> None:
    told = {**facts, **_forgetting.blank(party, at)}
    record(chain=party.key.reference, type=PERSON_ERASED, by=by, at=at, facts=told)
    _forgetting.destroy_key(party, by=by, at=at)
