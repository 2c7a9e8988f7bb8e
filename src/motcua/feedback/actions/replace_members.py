"""Replace those who do not answer by the next in the order of the draw, in their own stratum."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import locked, without_tokens
from motcua.feedback.models import SampleMember, Stratum, Survey
from motcua.feedback.rules.lifecycle import MemberState, SurveyState
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text

MEMBERS_REPLACED = events.declare("feedback.members_replaced", "Thay người không trả lời")


@transaction.atomic
def replace_members(survey: Survey, *, by: Actor, at: dt.datetime, reason: str) -> int:
    """How many were replaced: all who are asked and silent, as far as the reserve of each stratum
    reaches, first drawn first. Nobody chooses whom; `reason` says why now.
    """
    policies.require_running(by)
    row = locked(survey, SurveyState.OPEN)
    reason = clean_text(reason)[:300]
    if not reason:
        raise InvalidInput(
            "Chưa ghi lý do thay. Ghi đã mời mấy lần, bằng cách nào.", field="reason"
        )
    counts = {stratum.pk: _replaced(stratum) for stratum in row.strata.all()}
    total = sum(counts.values())
    if not total:
        raise InvalidInput("Không còn ai dự phòng để thay, hoặc mọi người đã trả lời.")
    facts = {"reason": reason, "by_stratum": {str(key): n for key, n in counts.items() if n}}
    record(chain=row.chain, type=MEMBERS_REPLACED, by=by, at=at, facts=facts)
    return total


def _replaced(stratum: Stratum) -> int:
    members = stratum.members.select_for_update().order_by("place")
    silent = list(members.filter(state=MemberState.ASKED, draft={}, first_entry={}))
    reserve = list(members.filter(state=MemberState.RESERVE))
    size = min(len(silent), len(reserve))
    gone, come = ([one.pk for one in rows[:size]] for rows in (silent, reserve))
    without_tokens(gone)
    SampleMember.objects.filter(pk__in=gone).update(state=MemberState.REPLACED)
    SampleMember.objects.filter(pk__in=come).update(state=MemberState.ASKED)
    return size
