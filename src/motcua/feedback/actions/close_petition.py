"""End an answered petition without publishing it, saying why (NĐ 20/2008/NĐ-CP Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.organisations.officer import Officer

WHY = "Lý do không công khai còn trống, ví dụ “Người gửi không đồng ý”."


@transaction.atomic
def close_petition(petition: Petition, *, by: Officer, at: dt.datetime, text: str) -> Petition:
    passing = begin(PetitionVerb.CLOSE, petition, by=by, at=at)
    said = needed(text, WHY)
    passing.enter(published_at=at)
    return passing.record(said)
