"""Draft the answer to a petition and hand it to the head (NĐ 20/2008/NĐ-CP Điều 13–15)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.organisations.officer import Officer

EMPTY = "Trả lời còn trống. Viết trả lời cho người gửi."


@transaction.atomic
def draft_answer(petition: Petition, *, by: Officer, at: dt.datetime, answer: str) -> Petition:
    passing = begin(PetitionVerb.DRAFT, petition, by=by, at=at)
    passing.enter(answer=needed(answer, EMPTY, "answer"))
    return passing.record()
