"""Return what is no petition, saying where it goes: a complaint, a denunciation (NĐ 20/2008/NĐ-CP)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.organisations.officer import Officer

WHERE = "Chưa ghi hướng dẫn. Ghi gửi đến đâu, ví dụ “Khiếu nại: gửi Ban Tiếp công dân tỉnh”."


@transaction.atomic
def return_petition(petition: Petition, *, by: Officer, at: dt.datetime, text: str) -> Petition:
    passing = begin(PetitionVerb.RETURN, petition, by=by, at=at)
    said = needed(text, WHERE)
    passing.enter(ended_at=at)
    return passing.record(said)
