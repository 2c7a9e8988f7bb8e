"""The leader of the unit commits it: what will be done, by when."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_name
from motcua.oversight import policies
from motcua.oversight.models import Commitment

COMMITMENT_GIVEN = events.declare("oversight.commitment_given", "Cam kết cải thiện")


@transaction.atomic
def give_commitment(
    commitment: Commitment, *, by: Actor, at: dt.datetime, text: str, due_on: dt.date
) -> Commitment:
    policies.require_committing(by, commitment)
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if commitment.given_at:
        raise WrongState("Đơn vị đã cam kết. Làm theo cam kết rồi báo cáo.")
    text = clean_name(text, field="text", label="Cam kết", max_length=2000)
    if due_on <= local(at).date():
        raise InvalidInput("Hạn thực hiện phải sau hôm nay.", field="due_on")
    commitment.text, commitment.due_on, commitment.given_at = text, due_on, at
    commitment.save(update_fields=["text", "due_on", "given_at"])
    facts = {"due_on": str(due_on)}
    record(chain=commitment.chain, type=COMMITMENT_GIVEN, by=by, at=at, facts=facts)
    return commitment
