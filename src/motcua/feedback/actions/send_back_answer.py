"""Send a draft answer back to whoever wrote it, saying what to mend (NĐ 20/2008/NĐ-CP Điều 15)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.organisations.officer import Officer

WHY = "Chưa ghi phải sửa gì. Ghi để người soạn biết."


@transaction.atomic
def send_back_answer(petition: Petition, *, by: Officer, at: dt.datetime, text: str) -> Petition:
    passing = begin(PetitionVerb.SEND_BACK, petition, by=by, at=at)
    said = needed(text, WHY)
    passing.enter()
    return passing.record(said)
