from __future__ import annotations

from motcua.feedback.models.external import ExternalIndex
from motcua.feedback.models.petition import Petition, PetitionEntry, PetitionFile
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
    "Petition",
    "PetitionEntry",
    "PetitionFile",
    "QuestionnaireVersion",
    "Rating",
    "SampleMember",
    "Stratum",
    "Survey",
    "SurveyAnswer",
]
