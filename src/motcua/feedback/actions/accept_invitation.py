"""A citizen who follows the own dossier takes up the invitation: a secret for this sitting."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback.actions._surveys import locked, locked_member
from motcua.feedback.models import Invitation, SampleMember
from motcua.feedback.queries.tokens import digest_of, new_token
from motcua.feedback.rules.lifecycle import MemberState, SurveyState
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

INVITATION_ACCEPTED = events.declare("feedback.invitation_accepted", "Nhận lời mời khảo sát")


@transaction.atomic
def accept_invitation(member: SampleMember, *, by: Actor, at: dt.datetime) -> str:
    """The secret. The caller has seen code and secret of the dossier; nobody else is asked."""
    survey = locked(member.survey, SurveyState.OPEN)
    row = locked_member(member)
    if row.state != MemberState.ASKED:
        raise WrongState("Phiếu này đã được gửi. Mỗi phiếu chỉ tính một lần.", code="answered")
    secret = new_token()
    Invitation.objects.create(member=row, digest=digest_of(secret))
    record(chain=survey.chain, type=INVITATION_ACCEPTED, by=by, at=at)
    return secret
