"""Propose to merge two rows of one person, or to erase a person; another decides.

Luật 91/2025/QH15 (correction and erasure of personal data); the matrix of roles: quản trị nghiệp
vụ proposes, kiểm soát TTHC decides.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text
from motcua.parties import policies
from motcua.parties.actions._standing import locked, require_standing
from motcua.parties.models import DataChange, Party
from motcua.parties.queries.data_changes import place_of_note
from motcua.parties.rules.merging import require_mergeable

CHANGE_PROPOSED = events.declare("parties.change_proposed", "Đề nghị điều chỉnh dữ liệu")
NOTE_LENGTH = 500
BASIS_LENGTH = 200


@transaction.atomic
def propose_data_change(
    kind: str,
    party: Party,
    *,
    by: Actor,
    at: dt.datetime,
    note: str,
    absorbed: Party | None = None,
    reason: str = "",
    legal_basis: str = "",
) -> DataChange:
    """`merge` keeps `party` and takes `absorbed` in; `erase` needs a reason and its legal ground.

    Raises InvalidInput by field, WrongState when one is open already.
    """
    policies.require(by, policies.PROPOSE)
    (party,) = locked(party)
    require_standing(party)
    _require_whole(kind, note, reason, legal_basis)
    if kind == DataChange.Kind.MERGE:
        require_mergeable(party, _chosen(absorbed))
    _require_none_open(kind, party)
    change = DataChange.objects.create(
        kind=kind, party=party, absorbed=absorbed, reason=reason, note=_sealed(party, note),
        legal_basis=clean_text(legal_basis), proposed_by=by.reference, proposed_at=at,
    )  # fmt: skip
    facts = {"kind": kind, "change": change.pk, "reason": reason}
    record(chain=party.key.reference, type=CHANGE_PROPOSED, by=by, at=at, facts=facts)
    return change


def _chosen(absorbed: Party | None) -> Party:
    if absorbed is None:
        raise InvalidInput("Chọn người trùng sẽ được gộp vào.", field="absorbed")
    return absorbed


def _require_whole(kind: str, note: str, reason: str, legal_basis: str) -> None:
    faults: dict[str, list[str]] = {}
    if kind not in DataChange.Kind.values:
        faults["kind"] = ["Chọn gộp hoặc xóa."]
    written = clean_text(note)
    if not written:
        faults["note"] = ["Ghi đã đối chiếu những gì, để người duyệt xem lại được."]
    elif len(written) > NOTE_LENGTH:
        faults["note"] = [f"Ghi chú dài {len(written)} ký tự, tối đa {NOTE_LENGTH}. Ghi gọn lại."]
    if kind == DataChange.Kind.ERASE and reason not in DataChange.Reason.values:
        faults["reason"] = ["Chọn lý do xóa dữ liệu."]
    if kind == DataChange.Kind.ERASE and not clean_text(legal_basis):
        faults["legal_basis"] = ["Ghi căn cứ: điều, khoản của luật hoặc số văn bản yêu cầu."]
    if len(clean_text(legal_basis)) > BASIS_LENGTH:
        faults["legal_basis"] = [f"Căn cứ dài quá {BASIS_LENGTH} ký tự. Ghi gọn lại."]
    if faults:
        raise InvalidInput(errors=faults)


def _require_none_open(kind: str, party: Party) -> None:
    if DataChange.objects.filter(party=party, kind=kind, decision="").exists():
        raise WrongState(
            "Đã có một đề nghị như vậy đang chờ duyệt. Chờ quyết định rồi mới lập đề nghị khác.",
            code="proposed",
        )


def _sealed(party: Party, note: str) -> bytes:
    key = keys.opened(party.key)
    assert key is not None, "a standing party has its key"
    return sealing.seal_json(key, clean_text(note), bound_to=place_of_note(party))
