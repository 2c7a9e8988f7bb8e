"""Writing down a decision: what approving and declining share."""

from __future__ import annotations

from typing import Any

from motcua.documents.models import StoredFile
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Passage
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer


def decide(
    act: Passage, kind: Outcome.Kind, *, number: str = "", signed: StoredFile | None = None
) -> dict[str, Any]:
    """The outcome with its signer; returns what the event says of the signed file."""
    assert isinstance(act.by, Officer)
    fields: dict[str, Any] = {
        "kind": kind, "name": result_name(act.dossier, kind), "number": clean_text(number)[:60],
        "decided_at": act.at, "decided_by_id": act.by.post_id,
    }  # fmt: skip
    outcome = Outcome.objects.filter(dossier=act.dossier).first()
    if signed is not None:
        fields["signed"] = signed
    elif outcome is not None and outcome.signed_id:
        raise InvalidInput(
            "Văn bản đã ký trước đó. Ký lại bản mới rồi duyệt.", field="signed", code="signed"
        )
    Outcome.objects.update_or_create(dossier=act.dossier, defaults=fields)
    return {"file": signed.sha256} if signed else {}


def result_name(dossier: Dossier, kind: Outcome.Kind) -> str:
    if kind == Outcome.Kind.DECLINED:
        return "Văn bản từ chối giải quyết hồ sơ"
    result = dossier.procedure_version.results.order_by("position").first()
    return result.name if result else "Kết quả giải quyết thủ tục"
