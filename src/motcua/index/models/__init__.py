"""What the index remembers."""

from __future__ import annotations

from motcua.index.models.analysis import Breakdown, Confidence
from motcua.index.models.published import PublishedResult
from motcua.index.models.round import Entry, LatePermission, Round, RoundBlock, SurveySource
from motcua.index.models.rule_set import RuleSet
from motcua.index.models.score import Evidence, Score, ScoreChange

__all__ = [
    "Breakdown",
    "Confidence",
    "Entry",
    "Evidence",
    "LatePermission",
    "PublishedResult",
    "Round",
    "RoundBlock",
    "RuleSet",
    "Score",
    "ScoreChange",
    "SurveySource",
]
