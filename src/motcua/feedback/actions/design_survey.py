"""Design a survey, or change its design until the sample is drawn (QĐ 1001/QĐ-BNV)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

from django.db import transaction

from motcua.audit.actions import record
from motcua.feedback import policies
from motcua.feedback.actions._surveys import locked
from motcua.feedback.models import QuestionnaireVersion, Survey
from motcua.feedback.rules.designs import Design, faults
from motcua.feedback.rules.lifecycle import SurveyState
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text, fold

SURVEY_DESIGNED = events.declare("feedback.survey_designed", "Thiết kế khảo sát")
MOST_RESPONDENTS = 100_000


@transaction.atomic
def design_survey(
    design: Design,
    *,
    by: Actor,
    at: dt.datetime,
    questionnaire: QuestionnaireVersion,
    survey: Survey | None = None,
    respondents: int = 0,
) -> Survey:
    """`respondents`: how many judge each unit, where the system has no list of them."""
    policies.require_running(by)
    design = _cleaned(design)
    found = faults(design, questionnaire.respondents, clock.local(at).date())
    if questionnaire.respondents.startswith("council") and not 0 < respondents <= MOST_RESPONDENTS:
        found["respondents"] = ["Ghi số đại biểu được hỏi, từ 1 đến 100.000."]
    if found:
        raise InvalidInput(errors=found)
    row = locked(survey, SurveyState.DRAFT) if survey else Survey(slug=_slug(design))
    for name, value in dataclasses.asdict(design).items():
        setattr(row, name, value)
    row.questionnaire, row.respondents_count = questionnaire, respondents
    row.save()
    facts = {name: str(value) for name, value in dataclasses.asdict(design).items()}
    facts["questionnaire"] = f"{questionnaire.key}/{questionnaire.number}"
    record(chain=row.chain, type=SURVEY_DESIGNED, by=by, at=at, facts=facts)
    return row


def _cleaned(design: Design) -> Design:
    return dataclasses.replace(
        design,
        name=" ".join(clean_text(design.name).split()),
        legal_basis=" ".join(clean_text(design.legal_basis).split()),
    )


def _slug(design: Design) -> str:
    """`hai-long-2026`, and `hai-long-2026-2` where that is taken."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(f"{design.name} {design.year}")).strip("-")[:100]
    slug, number = words, 1
    while Survey.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{words}-{number}"
    return slug
