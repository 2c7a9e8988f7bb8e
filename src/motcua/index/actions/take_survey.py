"""Take the results of a published survey into a criterion of a round: read, never typed.

Each unit gets its own figure, with the survey it comes from, how many answered and between which
bounds it holds (QĐ 876/QĐ-BNV: điểm điều tra xã hội học). What was taken cannot be typed over.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from motcua.feedback.queries.per_unit import PublishedSurvey, UnitFigure, figures_of
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry, Round, SurveySource
from motcua.index.queries.sets import rules_of
from motcua.index.rules import judging
from motcua.index.rules.conduct import Act
from motcua.index.rules.judging import Judgement
from motcua.index.rules.stages import Stage
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.vietnamese import date_text

SURVEY_TAKEN = events.declare("index.survey_taken", "Lấy kết quả điều tra đã công bố")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """How many sheets got a figure; `without` are units that the survey does not show."""

    written: int
    without: tuple[int, ...]


@transaction.atomic
def take_survey(
    round_: Round, criterion: str, survey: str, *, factor: str = "", by: Actor, at: dt.datetime
) -> Taken:
    """`survey` by its slug; `factor` by its key, empty for the whole figure. Raises InvalidInput."""
    policies.require_running(by, round_.run_by_id)
    told = figures_of(survey, factor)
    if told is None:
        raise InvalidInput("Chọn một cuộc điều tra đã công bố.", field="survey")
    if factor and factor not in dict(told.factors):
        raise InvalidInput("Cuộc điều tra này không có yếu tố đã chọn.", field="factor")
    entries = [one for one in _entries(round_) if takes(one, criterion)]
    if not entries:
        raise InvalidInput("Chọn một tiêu chí điều tra của vòng này.", field="criterion")
    found = {one.unit: one for one in told.figures}
    heard = [one for one in entries if one.unit_id in found]
    if not heard:
        raise InvalidInput(
            "Cuộc điều tra không có kết quả của đơn vị nào trong vòng này.", field="survey"
        )
    SurveySource.objects.update_or_create(
        round=round_, criterion=criterion,
        defaults={"survey": survey, "factor": factor, "taken_at": at, "taken_by": by.reference},
    )  # fmt: skip
    for entry in heard:
        one = found[entry.unit_id]
        judged = {criterion: Judgement(value=_decimal(one.percent), note=source_of(told, one))}
        _take(entry, judged, _facts(told, one), by, at)
    without = tuple(one.unit_id for one in entries if one.unit_id not in found)
    return Taken(written=len(heard), without=without)


def _entries(round_: Round) -> list[Entry]:
    rows = Entry.objects.filter(round=round_).select_related("round", "block__rule_set")
    return list(rows)


def takes(entry: Entry, criterion: str) -> bool:
    """Whether its set has this criterion, scored by survey and not bound already."""
    rules = rules_of(entry.block.rule_set)
    leaf = judging.leaf_of(rules.criteria_set, criterion)
    return leaf is not None and leaf.by_survey and criterion not in rules.bound


def _take(
    entry: Entry, judged: dict[str, Judgement], facts: dict[str, object], by: Actor, at: dt.datetime
) -> None:
    entry = _writing.locked(entry)
    _writing.require_fit(Act.SURVEY, entry, at)
    _writing.write(entry, Stage.SURVEY, judged, by=by, at=at, event=SURVEY_TAKEN, facts=facts)


def _facts(survey: PublishedSurvey, one: UnitFigure) -> dict[str, object]:
    return {"survey": survey.slug, "answered": one.answered, "asked": one.asked,
            "low": _decimal(one.low), "high": _decimal(one.high)}  # fmt: skip


def source_of(survey: PublishedSurvey, one: UnitFigure) -> str:
    """As it stands beside the figure and is read aloud in the trail."""
    return (
        f"{survey.name}, công bố {date_text(survey.published_on)}: {one.answered} trả lời trên "
        f"{one.asked} phiếu; khoảng tin cậy 95%: {_decimal(one.low)}–{_decimal(one.high)}%."
    )


def _decimal(percent: float) -> str:
    return f"{percent:.2f}".replace(".", ",")
