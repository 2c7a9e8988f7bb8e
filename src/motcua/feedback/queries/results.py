"""The figures of a survey: whole, by unit, by question; what is too few to show is not given."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import asdict
from typing import Any

from django.db.models import Count, Q

from motcua.feedback.models import Stratum, Survey, SurveyAnswer
from motcua.feedback.queries import seats
from motcua.feedback.rules import results as rules
from motcua.feedback.rules.estimates import Estimate
from motcua.feedback.rules.lifecycle import MemberState
from motcua.feedback.rules.questionnaire import TEXT, Question, Questionnaire
from motcua.feedback.rules.results import Figures, Layer, Measure
from motcua.kernel import clock

Layers = dict[str, Layer]


def reckoned(survey: Survey) -> dict[str, Any]:
    """As plain data (it is kept when published): `asked`, `answered`, `rate`, `index`, `factors`,
    `units`, `questions`; a figure of too few answers is None.
    """
    questionnaire = survey.questionnaire.questions
    layers, measure = layers_of(survey), measure_of(survey)
    whole = rules.figures(questionnaire, layers, measure)
    return {
        **_plain(whole, questionnaire, visible=whole.answered >= survey.least_shown),
        "least_shown": survey.least_shown,
        "units": _units(survey, layers, measure),
        "questions": _questions(survey, layers, measure),
    }


def layers_of(survey: Survey) -> Layers:
    given: dict[int, list[dict[str, list[str]]]] = defaultdict(list)
    rows = SurveyAnswer.objects.filter(survey=survey).values_list("stratum_id", "given")
    for stratum, answers in rows.iterator():
        given[stratum].append(answers)
    asked = Count("members", filter=~Q(members__state=MemberState.RESERVE))
    strata = Stratum.objects.filter(survey=survey).annotate(asked=asked)
    return {
        str(stratum.pk): Layer(
            unit=str(stratum.unit_id), population=stratum.population, asked=stratum.asked,
            answers=given[stratum.pk],
        )
        for stratum in strata
    }  # fmt: skip


def measure_of(survey: Survey) -> Measure:
    return Measure(formula=survey.formula, satisfied_from=survey.satisfied_from)


def comments(survey: Survey) -> list[tuple[str, str]]:
    """Question and what was written, screened, in no order that tells of anybody; none while
    there are too few answers.
    """
    texts = {q.key: q.text for q in survey.questionnaire.questions.questions if q.kind == TEXT}
    rows = list(SurveyAnswer.objects.filter(survey=survey).values_list("given", flat=True))
    if len(rows) < survey.least_shown:
        return []
    found = [
        (text, value)
        for given in rows
        for key, text in texts.items()
        for value in given.get(key, ())
    ]
    # By the words themselves, shuffled by the survey: the order of arrival is nobody's business.
    found.sort()
    random.Random(survey.seed).shuffle(found)  # noqa: S311
    return found


def _units(survey: Survey, layers: Layers, measure: Measure) -> list[dict[str, Any]]:
    questionnaire = survey.questionnaire.questions
    by_unit = rules.of_units(layers)
    found = {unit: rules.figures(questionnaire, own, measure) for unit, own in by_unit.items()}
    counts = {unit: figures.answered for unit, figures in found.items()}
    visible = rules.shown(counts, survey.least_shown)
    on = survey.last or clock.today()
    names = seats.names({int(unit) for unit in found}, on)
    rows = [
        {"unit": int(unit), "name": names[int(unit)],
         **_plain(figures, questionnaire, visible=unit in visible)}
        for unit, figures in found.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-_percent(row), row["name"]))


def _percent(row: dict[str, Any]) -> float:
    return float(row["index"]["percent"]) if row["index"] else -1.0


def _plain(figures: Figures, questionnaire: Questionnaire, *, visible: bool) -> dict[str, Any]:
    """The counts of asked and answered stand also where the figures are too few to show."""
    return {
        "asked": figures.asked,
        "answered": figures.answered,
        "rate": figures.response_rate,
        "shown": visible and figures.index is not None,
        "index": _said(figures.index if visible else None),
        "factors": [
            {"key": key, "name": name, "figure": _said(figures.factors[key] if visible else None)}
            for key, name in questionnaire.factors.items()
        ],
    }


def _said(estimate: Estimate | None) -> dict[str, Any] | None:
    return asdict(estimate) if estimate else None


def _questions(survey: Survey, layers: Layers, measure: Measure) -> list[dict[str, Any]]:
    asked = [q for q in survey.questionnaire.questions.questions if q.kind != TEXT]
    return [_question(question, survey, layers, measure) for question in asked]


def _question(
    question: Question, survey: Survey, layers: Layers, measure: Measure
) -> dict[str, Any]:
    count = sum(1 for each in layers.values() for given in each.answers if given.get(question.key))
    visible = count >= survey.least_shown
    shares = rules.shares(question, layers) if visible else {}
    figure = rules.of_question(question, layers, measure) if visible and question.counts else None
    return {
        "key": question.key,
        "text": question.text,
        "factor": survey.questionnaire.questions.factors.get(question.factor, ""),
        "count": count,
        "figure": _said(figure),
        "shares": [
            {"label": option.label, "share": shares.get(option.key, 0.0)}
            for option in question.options
        ] if shares else [],
    }  # fmt: skip
