"""Say what a petition is: on regulations or on conduct (NĐ 20/2008/NĐ-CP Điều 10)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petitions import KINDS, Kind, PetitionVerb
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer


@transaction.atomic
def classify_petition(petition: Petition, *, by: Officer, at: dt.datetime, kind: str) -> Petition:
    passing = begin(PetitionVerb.CLASSIFY, petition, by=by, at=at)
    if kind not in KINDS:
        raise InvalidInput("Loại không có. Chọn trong danh sách.", field="kind")
    before = passing.petition.kind
    if kind == before:
        raise InvalidInput(f"Đang là loại “{KINDS[Kind(kind)]}”. Chọn loại kia.", field="kind")
    passing.enter(kind=kind)
    return passing.record(before=before, kind=kind)
