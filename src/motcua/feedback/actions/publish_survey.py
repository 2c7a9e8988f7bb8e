"""Publish the results of a survey: the figures stay as they were that day (QĐ 1001/QĐ-BNV)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import locked
from motcua.feedback.models import Survey
from motcua.feedback.queries import results
from motcua.feedback.rules.lifecycle import SurveyState
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState

SURVEY_PUBLISHED = events.declare("feedback.survey_published", "Công bố kết quả khảo sát")


@transaction.atomic
def publish_survey(survey: Survey, *, by: Actor, at: dt.datetime) -> Survey:
    """Refused while fewer answered than may be shown."""
    policies.require_running(by)
    row = locked(survey, SurveyState.CLOSED)
    found = results.reckoned(row)
    if found["index"] is None:
        raise WrongState(
            f"Chưa đủ {row.least_shown} phiếu hợp lệ nên không công bố được: số ít sẽ lộ người "
            "trả lời."
        )
    row.results, row.published_on = found, clock.local(at).date()
    row.state = SurveyState.PUBLISHED
    row.save(update_fields=["results", "published_on", "state"])
    facts = {"index": f"{found['index']['percent']:.4f}", "answers": found["answered"]}
    record(chain=row.chain, type=SURVEY_PUBLISHED, by=by, at=at, facts=facts)
    return row
