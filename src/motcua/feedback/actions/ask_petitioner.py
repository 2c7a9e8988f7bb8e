"""Ask the petitioner to say more; the first time within five working days (QĐ 766/QĐ-TTg, 5.2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.kernel.errors import WrongState
from motcua.organisations.officer import Officer

ASKED = "Chưa ghi điều cần hỏi. Ghi rõ người gửi phải nói thêm gì."


@transaction.atomic
def ask_petitioner(petition: Petition, *, by: Officer, at: dt.datetime, text: str) -> Petition:
    """The clock does not stop: what is asked late is answered late."""
    passing = begin(PetitionVerb.ASK, petition, by=by, at=at)
    said = needed(text, ASKED)
    first = passing.petition.asked_at or at
    if passing.petition.channel != "portal" and passing.petition.anonymous:
        raise WrongState("Người gửi không nêu tên nên không hỏi lại được.", code="anonymous")
    passing.enter(asked_at=first)
    return passing.record(said)
