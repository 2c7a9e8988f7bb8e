"""Open a survey: from now on answers are taken (QĐ 1001/QĐ-BNV)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import locked
from motcua.feedback.models import Survey
from motcua.feedback.rules.lifecycle import SurveyState
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

SURVEY_OPENED = events.declare("feedback.survey_opened", "Mở khảo sát")


@transaction.atomic
def open_survey(survey: Survey, *, by: Actor, at: dt.datetime) -> Survey:
    policies.require_running(by)
    row = locked(survey, SurveyState.DRAWN)
    if row.closes_on < clock.local(at).date():
        raise InvalidInput(
            "Ngày ngừng nhận phiếu đã qua. Thiết kế khảo sát khác với ngày mới.", field="closes_on"
        )
    row.state = SurveyState.OPEN
    row.save(update_fields=["state"])
    facts = {"closes_on": str(row.closes_on)}
    record(chain=row.chain, type=SURVEY_OPENED, by=by, at=at, facts=facts)
    return row
