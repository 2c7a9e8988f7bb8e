"""Surveys as the desk and the portal read them: lists, one survey, whom it drew, its figures."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from motcua.feedback import policies
from motcua.feedback.models import QuestionnaireVersion, SampleMember, Stratum, Survey
from motcua.feedback.queries import results, seats
from motcua.feedback.rules.comparing import differences
from motcua.feedback.rules.lifecycle import MemberState, SurveyState
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound
from motcua.organisations.officer import Officer
from motcua.procedures.queries.fields import fields_in_use

PAGE = 30
ENDED = (SurveyState.CLOSED, SurveyState.PUBLISHED)

__all__ = ["QuestionnaireVersion", "SampleMember", "Survey"]


@dataclass(frozen=True, kw_only=True)
class Filters:
    text: str = ""
    year: int | None = None
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    rows: tuple[Any, ...]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class StratumLine:
    pk: int
    unit: str
    field: str
    population: int
    planned: int
    asked: int
    answered: int
    replaced: int
    reserve: int


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """`mark`: the last digits of the transaction's code, by which a slip is told from another."""

    pk: int
    unit: str
    field: str
    place: int
    mark: str
    state: str


@dataclass(frozen=True, kw_only=True)
class TrendPoint:
    """`breaks`: why it must not be compared with the point before."""

    survey: Survey
    index: dict[str, Any]
    change: float | None
    breaks: tuple[str, ...]


def page(filters: Filters, officer: Actor, number: int = 1) -> Page:
    """Who does not run surveys sees those that have ended."""
    policies.require_reading(officer)
    rows = Survey.objects.select_related("questionnaire")
    if not _runs(officer):
        rows = rows.filter(state__in=ENDED)
    if filters.text:
        rows = rows.filter(name__icontains=filters.text)
    if filters.year:
        rows = rows.filter(year=filters.year)
    if filters.state:
        rows = rows.filter(state=filters.state)
    return _paged(rows.annotate(count=Count("answers")), number)


def _runs(officer: Actor) -> bool:
    return not isinstance(officer, Officer) or policies.may_run(officer)


def _paged(rows: QuerySet[Any], number: int) -> Page:
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    found = tuple(rows[(number - 1) * PAGE : number * PAGE])
    return Page(rows=found, total=total, number=number, pages=pages)


def get(slug: str, officer: Actor) -> Survey:
    policies.require_reading(officer)
    rows = Survey.objects.select_related("questionnaire").filter(slug=slug)
    if not _runs(officer):
        rows = rows.filter(state__in=ENDED)
    return _one(rows)


def to_enter(slug: str, officer: Actor) -> Survey:
    """For who types slips in: an open survey, without its figures."""
    policies.require_entering(officer)
    rows = Survey.objects.select_related("questionnaire")
    return _one(rows.filter(slug=slug, state=SurveyState.OPEN))


def open_to_enter(officer: Actor) -> list[Survey]:
    policies.require_entering(officer)
    return list(Survey.objects.filter(state=SurveyState.OPEN))


def _one(rows: QuerySet[Survey]) -> Survey:
    found = rows.first()
    if found is None:
        raise NotFound("Không có khảo sát này, hoặc khảo sát chưa đến lúc xem.")
    return found


def figures(survey: Survey, officer: Actor) -> dict[str, Any]:
    """As published where it is; only their own units for who reads no others."""
    policies.require_reading(officer)
    whole: dict[str, Any] = survey.results or results.reckoned(survey)
    mine = policies.survey_units(officer, clock.today())
    if mine is None or survey.state == SurveyState.PUBLISHED:
        return whole
    own = [row for row in whole["units"] if row["unit"] in mine]
    # The whole is the province's to publish; what a head reads before is the own unit's.
    return {**whole, "units": own, "index": None, "factors": [], "questions": [], "own": True}


def comments(survey: Survey, officer: Actor) -> list[tuple[str, str]]:
    """Only for who runs the survey, after it has closed."""
    policies.require_running(officer)
    return results.comments(survey) if survey.state in ENDED else []


def strata(survey: Survey, officer: Actor) -> list[StratumLine]:
    policies.require_running(officer)
    rows = list(Stratum.objects.filter(survey=survey))
    counted = SampleMember.objects.filter(survey=survey).values_list("stratum_id", "state")
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for stratum, state, count in counted.annotate(n=Count("pk")):
        counts[stratum][state] = count
    names, fields = _names(survey, {row.unit_id for row in rows}), dict(fields_in_use())
    return [
        StratumLine(
            pk=row.pk,
            unit=names[row.unit_id],
            field=fields.get(row.field, row.field),
            population=row.population,
            planned=row.planned,
            asked=sum(counts[row.pk].values()) - counts[row.pk][MemberState.RESERVE],
            answered=counts[row.pk][MemberState.ANSWERED],
            replaced=counts[row.pk][MemberState.REPLACED],
            reserve=counts[row.pk][MemberState.RESERVE],
        )
        for row in rows
    ]


def _names(survey: Survey, unit_ids: set[int]) -> dict[int, str]:
    return seats.names(unit_ids, survey.last or clock.today())


def members(
    survey: Survey, officer: Actor, *, stratum: str = "", state: str = "", number: int = 1
) -> Page:
    """Masked: unit, field, order of the draw and the last digits of a code; no name anywhere."""
    policies.require_running(officer)
    rows = SampleMember.objects.filter(survey=survey).select_related("stratum", "dossier")
    if stratum.isdigit():
        rows = rows.filter(stratum_id=int(stratum))
    if state:
        rows = rows.filter(state=state)
    found = _paged(rows, number)
    lines = _lines(survey, found.rows)
    return Page(rows=lines, total=found.total, number=found.number, pages=found.pages)


def all_members(survey: Survey, officer: Actor) -> tuple[MemberLine, ...]:
    policies.require_running(officer)
    rows = SampleMember.objects.filter(survey=survey).select_related("stratum", "dossier")
    return _lines(survey, tuple(rows))


def _lines(survey: Survey, rows: Collection[SampleMember]) -> tuple[MemberLine, ...]:
    names = _names(survey, {row.stratum.unit_id for row in rows})
    fields = dict(fields_in_use())
    return tuple(
        MemberLine(
            pk=row.pk, unit=names[row.stratum.unit_id],
            field=fields.get(row.stratum.field, row.stratum.field), place=row.place,
            mark=f"…{row.dossier.code[-4:]}" if row.dossier else "", state=row.state,
        )
        for row in rows
    )  # fmt: skip


def asked(survey: Survey, officer: Actor, stratum: str = "") -> list[int]:
    """Members to print slips for: those of a stratum, or all, who have not answered."""
    policies.require_running(officer)
    rows = SampleMember.objects.filter(survey=survey, state=MemberState.ASKED)
    if stratum.isdigit():
        rows = rows.filter(stratum_id=int(stratum))
    return list(rows.values_list("pk", flat=True))


def names_of(members: Collection[SampleMember], survey: Survey) -> dict[int, str]:
    """Unit of each member, for slips."""
    names = _names(survey, {member.stratum.unit_id for member in members})
    return {member.pk: names[member.stratum.unit_id] for member in members}


def questionnaires(officer: Actor) -> list[QuestionnaireVersion]:
    policies.require_running(officer)
    return list(QuestionnaireVersion.objects.all())


def questionnaire(key: str, number: int, officer: Actor) -> QuestionnaireVersion:
    policies.require_reading(officer)
    found = QuestionnaireVersion.objects.filter(key=key, number=number).first()
    if found is None:
        raise NotFound("Không có bộ câu hỏi này.")
    return found


def published() -> list[Survey]:
    rows = Survey.objects.filter(state=SurveyState.PUBLISHED).select_related("questionnaire")
    return list(rows.order_by("-year", "-published_on", "-pk"))


def published_one(slug: str) -> Survey:
    return _one(
        Survey.objects.filter(slug=slug, state=SurveyState.PUBLISHED).select_related(
            "questionnaire"
        )
    )


def trend(survey: Survey, until: dt.date | None = None) -> list[TrendPoint]:
    """Published surveys of the same kind of respondents, oldest first, breaks of method told."""
    rows = [
        one for one in reversed(published())
        if one.questionnaire.respondents == survey.questionnaire.respondents
        and (until is None or (one.published_on and one.published_on <= until))
    ]  # fmt: skip
    points: list[TrendPoint] = []
    for one in rows:
        before = points[-1] if points else None
        breaks = tuple(differences(before.survey, one)) if before else ()
        assert one.results is not None
        index = one.results["index"]
        change = index["percent"] - before.index["percent"] if before and not breaks else None
        points.append(TrendPoint(survey=one, index=index, change=change, breaks=breaks))
    return points
