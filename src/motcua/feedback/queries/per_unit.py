"""What published surveys say of single units, for the index: figure, interval, how many answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from motcua.feedback.models import Survey
from motcua.feedback.rules.lifecycle import SurveyState


@dataclass(frozen=True, kw_only=True)
class UnitFigure:
    """Percent of 100; `low` and `high` hold it nineteen times in twenty; `answered` of `asked`."""

    unit: int
    percent: float
    low: float
    high: float
    asked: int
    answered: int


@dataclass(frozen=True, kw_only=True)
class PublishedSurvey:
    """`hidden`: units with too few answers to be shown. `factors`: key and name."""

    slug: str
    name: str
    published_on: dt.date
    factors: tuple[tuple[str, str], ...]
    figures: tuple[UnitFigure, ...]
    hidden: tuple[int, ...]


def published(first: dt.date, last: dt.date) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Slug, name and factors of the surveys of these years that were published, newest first."""
    rows = _rows().filter(year__gte=first.year, year__lte=last.year)
    return [(one.slug, one.name, _factors(one)) for one in rows.order_by("-published_on", "-pk")]


def figures_of(slug: str, factor: str = "") -> PublishedSurvey | None:
    """The whole figure of each unit, or that of one factor; None while it is not published."""
    survey = _rows().filter(slug=slug).first()
    if survey is None or survey.published_on is None:
        return None
    rows = (survey.results or {}).get("units", [])
    said = [(row, _said(row, factor)) for row in rows]
    return PublishedSurvey(
        slug=survey.slug,
        name=survey.name,
        published_on=survey.published_on,
        factors=_factors(survey),
        figures=tuple(_figure(row, told) for row, told in said if told),
        hidden=tuple(int(row["unit"]) for row, told in said if not told),
    )


def _rows() -> Any:
    return Survey.objects.filter(state=SurveyState.PUBLISHED).select_related("questionnaire")


def _factors(survey: Survey) -> tuple[tuple[str, str], ...]:
    return tuple(survey.questionnaire.questions.factors.items())


def _said(row: dict[str, Any], factor: str) -> dict[str, Any] | None:
    if not factor:
        return row["index"] or None
    told = (one["figure"] for one in row["factors"] if one["key"] == factor)
    return next(told, None)


def _figure(row: dict[str, Any], told: dict[str, Any]) -> UnitFigure:
    return UnitFigure(
        unit=int(row["unit"]), percent=told["percent"], low=told["low"], high=told["high"],
        asked=row["asked"], answered=row["answered"],
    )  # fmt: skip
