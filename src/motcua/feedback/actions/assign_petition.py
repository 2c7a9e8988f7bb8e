"""Give a petition to an officer of the unit that holds it (NĐ 20/2008/NĐ-CP Điều 11)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.queries.petition_places import staff_of
from motcua.feedback.rules.petition_wording import TEXT
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer


@transaction.atomic
def assign_petition(
    petition: Petition, *, by: Officer, at: dt.datetime, post: int, text: str = ""
) -> Petition:
    passing = begin(PetitionVerb.ASSIGN, petition, by=by, at=at)
    if post not in dict(staff_of(passing.petition.unit_id, local(at).date())):
        raise InvalidInput(
            "Người này không làm ở đơn vị đang giữ. Chọn trong danh sách.", field="post"
        )
    passing.enter(post_id=post)
    return passing.record(clean_text(text)[:TEXT], post=post)
