"""Judge whether a commitment was kept; one that was never reported was not."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_name
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.models import Commitment

COMMITMENT_JUDGED = events.declare("oversight.commitment_judged", "Đánh giá cam kết")


@transaction.atomic
def judge_commitment(
    commitment: Commitment, *, by: Actor, at: dt.datetime, kept: bool, judgement: str
) -> Commitment:
    """Raises WrongState before it is reported or due, InvalidInput for kept without a report."""
    policies.acting(by, Authority.COMMITMENT_ASK)
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if commitment.judged_at:
        raise WrongState("Cam kết này đã được đánh giá.")
    deadline = commitment.due_on or commitment.answer_by
    if commitment.reported_on is None and local(at).date() <= deadline:
        raise WrongState("Cam kết chưa đến hạn và chưa có báo cáo. Đợi báo cáo hoặc hết hạn.")
    if kept and commitment.reported_on is None:
        raise InvalidInput("Chưa có báo cáo nên không thể coi là đã thực hiện.", field="kept")
    judgement = clean_name(judgement, field="judgement", label="Nhận xét", max_length=1000)
    commitment.kept, commitment.judgement, commitment.judged_at = kept, judgement, at
    commitment.save(update_fields=["kept", "judgement", "judged_at"])
    record(chain=commitment.chain, type=COMMITMENT_JUDGED, by=by, at=at, facts={"kept": kept})
    return commitment
