"""Make secrets for those who are asked and have not answered, to print on slips or to hand over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import locked
from motcua.feedback.models import Invitation, SampleMember, Survey
from motcua.feedback.queries.tokens import digest_of, new_token
from motcua.feedback.rules.lifecycle import MemberState, SurveyState
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

MEMBERS_INVITED = events.declare("feedback.members_invited", "In phiếu mời khảo sát")
MOST_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Slip:
    """`secret` is told here once and kept nowhere."""

    member: SampleMember
    secret: str


@transaction.atomic
def invite_members(
    survey: Survey, *, by: Actor, at: dt.datetime, members: Collection[int]
) -> list[Slip]:
    """Those of `members` who are asked now; earlier slips of theirs stay good until answered."""
    policies.require_running(by)
    row = locked(survey, SurveyState.OPEN)
    if len(members) > MOST_AT_ONCE:
        raise InvalidInput(
            f"Mỗi lần in tối đa {MOST_AT_ONCE} phiếu mời. Lọc theo đơn vị rồi in từng phần.",
            field="members",
        )
    rows = row.members.filter(pk__in=members, state=MemberState.ASKED)
    slips = [
        Slip(member=member, secret=new_token())
        for member in rows.select_related("stratum", "dossier")
    ]
    Invitation.objects.bulk_create(
        [Invitation(member=slip.member, digest=digest_of(slip.secret)) for slip in slips]
    )
    record(chain=row.chain, type=MEMBERS_INVITED, by=by, at=at, facts={"slips": len(slips)})
    return slips
