"""What the index takes from here: satisfaction by unit, from ratings and from published surveys.

Units go by the code they carry on the last day. A rating is a count of people; an estimate of a
survey is no count, so it comes as hundredths of a percent of 10,000, and its rows are its factors.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from motcua.feedback.models import Survey
from motcua.feedback.queries import ratings, seats
from motcua.feedback.queries.petition_figures import (
    petitions_in_time,
    petitions_in_time_rows,
    petitions_satisfied,
    petitions_satisfied_rows,
)
from motcua.feedback.rules.lifecycle import SurveyState
from motcua.feedback.rules.questionnaire import CITIZENS, OFFICIALS
from motcua.feedback.rules.ratings import LEVELS, SATISFIED
from motcua.kernel import clock
from motcua.kernel.figures import Figure, Row
from motcua.kernel.vietnamese import date_text

__all__ = [
    "officials_survey",
    "officials_survey_rows",
    "petitions_in_time",
    "petitions_in_time_rows",
    "petitions_satisfied",
    "petitions_satisfied_rows",
    "satisfaction",
    "satisfaction_rows",
    "survey_answers",
    "survey_satisfaction",
    "survey_satisfaction_rows",
]
WHOLE = 10_000


def satisfaction(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Ratings from "hài lòng" up, of all ratings given in the period; a unit without ratings is
    left out, for nobody said anything.
    """
    wanted = _wanted(units, last)
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for unit, level in _ratings(set(wanted.values()), first, last, as_of):
        counts[unit][0] += level >= SATISFIED
        counts[unit][1] += 1
    return {code: Figure(*counts[unit]) for code, unit in wanted.items() if unit in counts}


def satisfaction_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    """One a rating, by its day and level: no dossier, so that nobody is found by it."""
    found = _wanted([unit], last)
    rows = _rows(set(found.values()), first, last, as_of)
    return [
        Row(f"danh-gia-{pk}", f"{date_text(clock.local(at).date())} · {LEVELS[level]}",
            level >= SATISFIED)
        for pk, at, level in rows.order_by("given_at", "pk").values_list("pk", "given_at", "level")
    ]  # fmt: skip


def _wanted(units: Collection[str], on: dt.date) -> dict[str, int]:
    known = seats.codes(on)
    return {code: known[code] for code in units if code in known}


def _rows(units: set[int], first: dt.date, last: dt.date, as_of: dt.datetime | None) -> Any:
    rows = ratings.given(first, last).filter(unit_id__in=units)
    return rows.filter(given_at__lte=as_of) if as_of else rows


def _ratings(
    units: set[int], first: dt.date, last: dt.date, as_of: dt.datetime | None
) -> list[tuple[int, int]]:
    return list(_rows(units, first, last, as_of).values_list("unit_id", "level"))


def survey_satisfaction(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Of the newest published survey of citizens for these years; hidden units are left out."""
    return _of_kinds((CITIZENS,), units, last, _years(first, last, as_of))


def survey_satisfaction_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    return _factor_rows((CITIZENS,), unit, last, _years(first, last, as_of))


def officials_survey(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """The mean of the officials' surveys (up to six kinds) that judged the unit in these years."""
    return _of_kinds(OFFICIALS, units, last, _years(first, last, as_of))


def officials_survey_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    return _factor_rows(OFFICIALS, unit, last, _years(first, last, as_of))


def survey_answers(
    name: str,
    units: Collection[str],
    first: dt.date,
    last: dt.date,
    *,
    as_of: dt.datetime | None = None,
) -> dict[str, int]:
    """How many answers the figure of that name rests on, by unit code; nothing for other names.

    A mean of several surveys is as sure as one survey with so many answers.
    """
    kinds = {"survey_satisfaction": (CITIZENS,), "officials_survey": OFFICIALS}.get(name)
    if kinds is None:
        return {}
    counts: dict[str, list[int]] = defaultdict(list)
    for _survey, rows in _units_of(kinds, _years(first, last, as_of)):
        for code, unit in _wanted(units, last).items():
            if unit in rows and rows[unit]["answered"]:
                counts[code].append(rows[unit]["answered"])
    return {code: round(len(n) ** 2 / sum(1 / one for one in n)) for code, n in counts.items()}


def _years(first: dt.date, last: dt.date, as_of: dt.datetime | None) -> list[Survey]:
    """Published surveys of the years, newest first."""
    rows = Survey.objects.filter(
        state=SurveyState.PUBLISHED, year__gte=first.year, year__lte=last.year
    )
    if as_of:
        rows = rows.filter(published_on__lte=clock.local(as_of).date())
    return list(rows.select_related("questionnaire").order_by("-published_on", "-pk"))


def _units_of(kinds: Collection[str], found: list[Survey]) -> list[tuple[Survey, dict[int, Any]]]:
    """The newest survey of each kind with its shown units."""
    newest: dict[str, Survey] = {}
    for survey in found:
        if survey.questionnaire.respondents in kinds:
            newest.setdefault(survey.questionnaire.respondents, survey)
    return [
        (survey, {row["unit"]: row for row in (survey.results or {})["units"] if row["index"]})
        for survey in newest.values()
    ]


def _of_kinds(
    kinds: Collection[str], units: Collection[str], last: dt.date, found: list[Survey]
) -> dict[str, Figure]:
    said: dict[str, list[float]] = defaultdict(list)
    for _survey, rows in _units_of(kinds, found):
        for code, unit in _wanted(units, last).items():
            if unit in rows:
                said[code].append(rows[unit]["index"]["percent"])
    return {
        code: Figure(round(sum(each) / len(each) * WHOLE / 100), WHOLE)
        for code, each in said.items()
    }


def _factor_rows(
    kinds: Collection[str], unit: str, last: dt.date, found: list[Survey]
) -> list[Row]:
    number = _wanted([unit], last).get(unit)
    return [
        Row(survey.slug, f"{survey.name}: {factor['name']} {_text(factor['figure'])}", True)
        for survey, rows in _units_of(kinds, found)
        if number in rows
        for factor in rows[number]["factors"]
        if factor["figure"]
    ]


def _text(figure: dict[str, Any]) -> str:
    return f"{figure['percent']:.2f}%".replace(".", ",")
