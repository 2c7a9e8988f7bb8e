"""Publish question and answer without the petitioner's data (NĐ 20/2008/NĐ-CP Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback import petition_sealing
from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petition_wording import needed, without_person
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.kernel.errors import WrongState
from motcua.kernel.folding import fold
from motcua.organisations.officer import Officer


@transaction.atomic
def publish_answer(
    petition: Petition, *, by: Officer, at: dt.datetime, question: str, answer: str
) -> Petition:
    """Raises InvalidInput where a name, number or address of the petitioner is left."""
    passing = begin(PetitionVerb.PUBLISH, petition, by=by, at=at)
    row = passing.petition
    if not row.may_publish:
        raise WrongState(
            "Người gửi không đồng ý công khai. Bấm “Kết thúc, không công khai”.", code="consent"
        )
    asked = needed(question, "Nội dung công khai còn trống. Tóm lại câu hỏi.", "question")
    said = needed(answer, "Trả lời công khai còn trống.", "answer")
    who = petition_sealing.petitioner(petition_sealing.opened(row.key, row.sealed))
    without_person(asked, who, "question")
    without_person(said, who, "answer")
    without_person(row.subject, who, "question")
    words = fold(f"{row.subject} {asked} {said}")
    passing.enter(public_question=asked, public_answer=said, published_at=at, search_words=words)
    return passing.record()
