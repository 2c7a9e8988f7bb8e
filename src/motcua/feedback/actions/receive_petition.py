"""Receive a petition: entered in the book, its clock runs (NĐ 20/2008/NĐ-CP Điều 9)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.organisations.officer import Officer


@transaction.atomic
def receive_petition(petition: Petition, *, by: Officer, at: dt.datetime) -> Petition:
    passing = begin(PetitionVerb.RECEIVE, petition, by=by, at=at)
    passing.enter()
    return passing.record()
