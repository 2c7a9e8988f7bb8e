"""A request for supplement goes out: what the first one and an approved second one share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from motcua.dossiers.actions._pauses import pause
from motcua.dossiers.models import Dossier, DossierPaper, PauseEntry, SupplementRequest
from motcua.dossiers.passage import Passage
from motcua.dossiers.reckoning import counter_term
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name

PAUSE_BASIS = "NĐ 118/2025/NĐ-CP Điều 17; QĐ 766/QĐ-TTg chỉ số 2.1"


@dataclass(frozen=True, kw_only=True)
class MissingPaper:
    name: str
    fault: str = ""


def checked_items(items: Sequence[MissingPaper]) -> list[dict[str, str]]:
    listed = [_checked(item) for item in items]
    if not listed:
        raise InvalidInput("Chọn ít nhất một giấy tờ cần bổ sung.", field="items")
    return listed


def _checked(item: MissingPaper) -> dict[str, str]:
    name = clean_name(item.name, field="items", label="Tên giấy tờ", max_length=1000)
    return {"name": name, "fault": " ".join(item.fault.split())[:500]}


def next_ordinal(dossier: Dossier) -> int:
    return SupplementRequest.objects.filter(dossier=dossier).count() + 1


def send(act: Passage, request: SupplementRequest) -> None:
    """State 5: the applicant is asked, the clock stops, what is asked for no longer counts as good."""
    dossier = act.dossier
    request.requested_at = act.at
    request.answer_by = counter_term(dossier, act.at, clock.SUPPLEMENT_BY)
    request.save()
    pause(dossier, PauseEntry.Kind.SUPPLEMENT, act.at, PAUSE_BASIS)
    _mark_faulty(dossier, {item["name"]: item["fault"] for item in request.items})
    dossier.status = Status.SUPPLEMENT
    dossier.act_by = request.answer_by


def told(request: SupplementRequest) -> dict[str, Any]:
    """What the event says of it without naming anybody."""
    assert request.answer_by is not None
    answer_by = local(request.answer_by).isoformat()
    return {"items": len(request.items), "ordinal": request.ordinal, "answer_by": answer_by}


def _mark_faulty(dossier: Dossier, faults: dict[str, str]) -> None:
    for paper in DossierPaper.objects.filter(dossier=dossier):
        name = " ".join(paper.name.split())
        if name in faults:
            paper.check_state = DossierPaper.Check.FAULTY
            paper.fault = faults[name] or paper.fault
            paper.save(update_fields=["check_state", "fault"])
