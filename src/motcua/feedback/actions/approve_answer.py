"""Approve the answer: the petitioner reads it from now on (NĐ 20/2008/NĐ-CP Điều 15)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin, due_at
from motcua.feedback.models import Petition
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.organisations.officer import Officer


@transaction.atomic
def approve_answer(petition: Petition, *, by: Officer, at: dt.datetime) -> Petition:
    passing = begin(PetitionVerb.APPROVE, petition, by=by, at=at)
    publish = due_at("publish", at, passing.petition.unit_id)
    passing.enter(answered_at=at, publish_due_at=publish)
    return passing.record(late=at > passing.petition.answer_due_at)
