"""Ask a weak unit to commit itself after a round of the index."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.models import Commitment
from motcua.oversight.rules.plans import AREAS

COMMITMENT_ASKED = events.declare("oversight.commitment_asked", "Yêu cầu cam kết cải thiện")


@transaction.atomic
def ask_commitment(
    unit: str,
    *,
    by: Actor,
    at: dt.datetime,
    round_name: str,
    area: str,
    weakness: str,
    answer_by: dt.date,
) -> Commitment:
    """`round_name`: as published, `Chỉ số CCHC 2025`. Raises InvalidInput by field."""
    officer = policies.acting(by, Authority.COMMITMENT_ASK)
    today = local(at).date()
    unit_id = units.numbers(today).get(unit)
    if unit_id is None:
        raise InvalidInput("Chưa chọn đơn vị phải cam kết.", field="unit")
    round_name = clean_name(round_name, field="round", label="Đợt đánh giá", max_length=120)
    weakness = clean_name(weakness, field="weakness", label="Điểm yếu", max_length=2000)
    if area not in AREAS:
        raise InvalidInput("Chọn lĩnh vực yếu.", field="area")
    if answer_by <= today:
        raise InvalidInput("Hạn cam kết phải sau hôm nay.", field="answer_by")
    if Commitment.objects.filter(unit=unit_id, round=round_name, area=area).exists():
        raise InvalidInput("Đã yêu cầu đơn vị này cam kết về lĩnh vực ấy.", field="unit")
    made = Commitment.objects.create(
        unit_id=unit_id, round=round_name, area=area, weakness=weakness, answer_by=answer_by,
        asked_at=at, asked_by_id=officer.post_id,
    )  # fmt: skip
    facts = {"unit": unit, "round": round_name, "area": area, "answer_by": str(answer_by)}
    record(chain=made.chain, type=COMMITMENT_ASKED, by=by, at=at, facts=facts)
    return made
