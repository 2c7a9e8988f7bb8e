"""Ask for what is missing: once, in writing, listing everything (NĐ 118/2025, Điều 17; Mẫu 02).

The clock stops until the supplement is in (QĐ 766/QĐ-TTg, chỉ số 2.1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from motcua.dossiers.models import Dossier, DossierPaper, PauseEntry, SupplementRequest
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.reckoning import counter_term
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.dossiers.statements import applicant_part
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_name
from motcua.organisations.officer import Officer

PAUSE_BASIS = "NĐ 118/2025/NĐ-CP Điều 17; QĐ 766/QĐ-TTg chỉ số 2.1"
NEEDED = "Ghi vì sao cần bổ sung; người nộp nhận đúng nội dung này trên Mẫu 02."


@dataclass(frozen=True, kw_only=True)
class MissingPaper:
    name: str
    fault: str = ""


@transaction.atomic
def request_supplement(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    items: Sequence[MissingPaper],
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 1, 2 or 4 → 5. A second request is refused here: it needs an approver."""
    act = begin(Verb.REQUEST_SUPPLEMENT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    _require_first(act.dossier)
    why = checked_reason(reason, needed=NEEDED)
    listed = [_checked(item) for item in items]
    if not listed:
        raise InvalidInput("Chọn ít nhất một giấy tờ cần bổ sung.", field="items")
    answer_by = counter_term(act.dossier, at, clock.SUPPLEMENT_BY)
    SupplementRequest.objects.create(
        dossier=act.dossier, ordinal=1, requested_at=at, requested_by_id=by.post_id,
        items=listed, reason=why, answer_by=answer_by,
    )  # fmt: skip
    if act.dossier.received_at:
        PauseEntry.objects.create(
            dossier=act.dossier, kind=PauseEntry.Kind.SUPPLEMENT, started_at=at,
            legal_basis=PAUSE_BASIS,
        )  # fmt: skip
    _mark_faulty(act.dossier, {item["name"]: item["fault"] for item in listed})
    act.dossier.status = Status.SUPPLEMENT
    act.dossier.act_by = answer_by
    facts = {"items": len(listed), "ordinal": 1, "answer_by": local(answer_by).isoformat()}
    personal = {**applicant_part(act.dossier), "reason": why, "items": listed}
    return act.record(facts, personal)


def _mark_faulty(dossier: Dossier, faults: dict[str, str]) -> None:
    """What is asked for does not stand as good meanwhile."""
    for paper in DossierPaper.objects.filter(dossier=dossier):
        name = " ".join(paper.name.split())
        if name in faults:
            paper.check_state = DossierPaper.Check.FAULTY
            paper.fault = faults[name] or paper.fault
            paper.save(update_fields=["check_state", "fault"])


def _require_first(dossier: Dossier) -> None:
    earlier = SupplementRequest.objects.filter(dossier=dossier).order_by("ordinal").first()
    if earlier:
        raise WrongState(
            f"Hồ sơ đã được yêu cầu bổ sung 1 lần ngày {local(earlier.requested_at):%d/%m/%Y}. "
            "Mỗi hồ sơ chỉ yêu cầu một lần; hãy giải quyết theo giấy tờ đang có.",
            code="second_supplement",
        )


def _checked(item: MissingPaper) -> dict[str, str]:
    name = clean_name(item.name, field="items", label="Tên giấy tờ", max_length=1000)
    return {"name": name, "fault": " ".join(item.fault.split())[:500]}
