"""Say more, as the agency asked: the petitioner, with code and secret (NĐ 20/2008/NĐ-CP Điều 9)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin_as_petitioner
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.kernel.actor import Actor

EMPTY = "Chưa ghi gì. Viết điều cơ quan hỏi rồi gửi."


@transaction.atomic
def supplement_petition(petition: Petition, *, by: Actor, at: dt.datetime, text: str) -> Petition:
    passing = begin_as_petitioner(PetitionVerb.SUPPLEMENT, petition, by=by, at=at)
    said = needed(text, EMPTY, "bo-sung")
    passing.enter()
    return passing.record(said)
