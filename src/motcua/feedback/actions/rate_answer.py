"""Rate the answer, once: the petitioner, with code and secret (QĐ 766/QĐ-TTg, chỉ tiêu 5.3)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin_as_petitioner
from motcua.feedback.models import Petition
from motcua.feedback.rules.petitions import RATINGS, PetitionVerb
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState


@transaction.atomic
def rate_answer(petition: Petition, *, by: Actor, at: dt.datetime, level: int) -> Petition:
    passing = begin_as_petitioner(PetitionVerb.RATE, petition, by=by, at=at)
    if level not in RATINGS:
        raise InvalidInput("Chưa chọn mức. Chọn “hài lòng” hoặc “không hài lòng”.", field="muc")
    if passing.petition.rating is not None:
        raise WrongState("Trả lời này đã được đánh giá. Cảm ơn ông/bà.", code="rated")
    passing.enter(rating=level, rated_at=at)
    return passing.record(level=level)
