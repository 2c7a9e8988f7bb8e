"""Mark a petition as one that came again; the index counts it against the handling (QĐ 766, 5.3)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.feedback.actions._petitions import begin
from motcua.feedback.models import Petition
from motcua.feedback.queries.petitions import by_code
from motcua.feedback.rules.petitions import PetitionVerb
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer


@transaction.atomic
def mark_repeated(petition: Petition, *, by: Officer, at: dt.datetime, code: str) -> Petition:
    """`code` is the earlier one, which this officer may see too."""
    passing = begin(PetitionVerb.REPEAT, petition, by=by, at=at)
    earlier = by_code(code, by)
    if earlier is None or earlier.pk >= passing.petition.pk:
        raise InvalidInput(
            "Không có phản ánh, kiến nghị trước đó với mã này. Xem lại mã, ví dụ PA-000012.",
            field="code",
        )
    passing.enter(repeats=earlier)
    return passing.record(repeats=earlier.pk)
