"""Close a survey: no answer is taken any more, and secrets that were not used open nothing."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import locked
from motcua.feedback.models import Invitation, SampleMember, Survey
from motcua.feedback.rules.lifecycle import SurveyState
from motcua.kernel import events
from motcua.kernel.actor import Actor

SURVEY_CLOSED = events.declare("feedback.survey_closed", "Đóng khảo sát")


@transaction.atomic
def close_survey(survey: Survey, *, by: Actor, at: dt.datetime) -> Survey:
    """What was typed and never sent is emptied too: it was no answer."""
    policies.require_running(by)
    row = locked(survey, SurveyState.OPEN)
    row.state = SurveyState.CLOSED
    row.save(update_fields=["state"])
    Invitation.objects.filter(member__survey=row).delete()
    SampleMember.objects.filter(survey=row).update(draft={}, first_entry={}, first_entry_by="")
    facts = {"answers": row.answers.count()}
    record(chain=row.chain, type=SURVEY_CLOSED, by=by, at=at, facts=facts)
    return row
