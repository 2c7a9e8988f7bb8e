"""Lists that a sample is drawn from: transactions finished in a period, or officials' seats."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.feedback.models import Survey
from motcua.feedback.queries import seats
from motcua.feedback.rules.designs import BY_UNIT_AND_FIELD
from motcua.kernel.clock import VIETNAM
from motcua.organisations.models import Post, UnitKind
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role

# Stratum: seat and field (empty when strata are units alone).
Key = tuple[int, str]
_RATED = {
    "council_on_units": (UnitKind.COMMUNE,),
    "council_on_departments": (UnitKind.DEPARTMENT,),
    "departments_on_units": (UnitKind.COMMUNE,),
    "units_on_departments": (UnitKind.DEPARTMENT,),
    "heads_on_own": (UnitKind.DEPARTMENT, UnitKind.COMMUNE),
    "staff_on_units": (UnitKind.DEPARTMENT, UnitKind.COMMUNE),
}
_ASKED = {
    "departments_on_units": (Role.LD, UnitKind.DEPARTMENT),
    "units_on_departments": (Role.LD, UnitKind.COMMUNE),
}


def transactions(survey: Survey) -> dict[Key, list[tuple[str, int]]]:
    """Code and key of each dossier finished with a result in the period, by stratum."""
    assert survey.first is not None
    assert survey.last is not None
    on = survey.last
    rows = finished(survey.first, survey.last).values_list(
        "code", "pk", "resolving_unit_id", "procedure_version__field__code"
    )
    strata: dict[Key, list[tuple[str, int]]] = defaultdict(list)
    for code, pk, unit, field in rows.iterator():
        key = (seats.seat_of(unit, on), field if survey.stratify == BY_UNIT_AND_FIELD else "")
        strata[key].append((code, pk))
    return dict(strata)


def finished(first: dt.date, last: dt.date) -> QuerySet[Dossier]:
    """Dossiers that ended with a result (not withdrawn, stopped or refused) on these local days."""
    begin = dt.datetime.combine(first, dt.time(), VIETNAM)
    end = dt.datetime.combine(last, dt.time(), VIETNAM) + dt.timedelta(days=1)
    return Dossier.objects.filter(
        finished_at__gte=begin, finished_at__lt=end, status_before__isnull=True,
        status__in=(Status.DONE, Status.RETURNED),
    )  # fmt: skip


def officials(survey: Survey, on: dt.date) -> dict[Key, list[str]]:
    """Nameless seats (`1`, `2`…) of those who judge each unit; posts of the day where the system
    knows them, else as many as the design says.
    """
    kind = survey.questionnaire.respondents
    places = units.tree(on).places.values()
    rated = sorted(p.unit_id for p in places if p.kind in _RATED[kind])
    return {(unit, ""): _numbers(_asked(kind, unit, survey, on)) for unit in rated}


def _asked(kind: str, unit: int, survey: Survey, on: dt.date) -> int:
    tree = units.tree(on)
    if kind in _ASKED:
        role, of_kind = _ASKED[kind]
        return _posts(role, {p.unit_id for p in tree.places.values() if p.kind == of_kind}, on)
    if kind == "heads_on_own":
        return _posts(Role.TP, set(tree.below(unit)), on)
    if kind == "staff_on_units":
        return _posts(Role.CV, set(tree.places) - set(tree.below(unit)), on)
    return survey.respondents_count


def _posts(role: Role, of: set[int], on: dt.date) -> int:
    return Post.objects.filter(units.valid_on(on), role=role, unit_id__in=of).count()


def _numbers(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]
