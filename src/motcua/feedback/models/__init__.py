from __future__ import annotations

from motcua.feedback.models.external import ExternalIndex
from motcua.feedback.models.rating import Rating
from motcua.feedback.models.survey import (
    Invitation,
    QuestionnaireVersion,
    SampleMember,
    Stratum,
    Survey,
    SurveyAnswer,
)

__all__ = [
    "ExternalIndex",
    "Invitation",
    "QuestionnaireVersion",
    "Rating",
    "SampleMember",
    "Stratum",
    "Survey",
    "SurveyAnswer",
]
