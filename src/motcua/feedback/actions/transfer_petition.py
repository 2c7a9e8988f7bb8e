"""Transfer a petition to the unit in whose power it lies (NĐ 20/2008/NĐ-CP Điều 10)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin, due_at
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units

WHY = "Lý do chuyển còn trống. Ghi vì sao việc này thuộc đơn vị kia."


@transaction.atomic
def transfer_petition(
    petition: Petition, *, by: Officer, at: dt.datetime, unit: int, text: str
) -> Petition:
    """The term of the answer is counted anew from the transfer, by the other unit's calendar."""
    passing = begin(PetitionVerb.TRANSFER, petition, by=by, at=at)
    said, before = needed(text, WHY), passing.petition.unit_id
    if unit not in units.tree(local(at).date()).places:
        raise InvalidInput("Không có đơn vị này. Chọn trong danh sách.", field="unit")
    if unit == before:
        raise InvalidInput("Đơn vị này đang giữ rồi. Chọn đơn vị khác.", field="unit")
    answer = due_at("answer", at, unit)
    passing.enter(unit_id=unit, post=None, counted_from=at, answer_due_at=answer)
    return passing.record(said, before=before)
