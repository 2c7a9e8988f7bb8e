"""Refuse a petition that does not meet the requirements, saying which (NĐ 20/2008/NĐ-CP Điều 10)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.organisations.officer import Officer

WHY = "Lý do từ chối còn trống. Ghi yêu cầu nào chưa đạt để người gửi biết."


@transaction.atomic
def refuse_petition(petition: Petition, *, by: Officer, at: dt.datetime, text: str) -> Petition:
    passing = begin(PetitionVerb.REFUSE, petition, by=by, at=at)
    said = needed(text, WHY)
    passing.enter(ended_at=at)
    return passing.record(said)
