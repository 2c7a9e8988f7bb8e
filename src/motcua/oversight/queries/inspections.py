"""Plans and inspections as an official may see them; what was found before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.organisations.authority import Authority
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.queries.officers import lasts_until
from motcua.organisations.rules.roles import Role
from motcua.organisations.rules.tree import SEAT_KINDS
from motcua.oversight import policies
from motcua.oversight.models import (
    ChecklistVersion,
    Conclusion,
    Finding,
    Inspection,
    InspectionPlan,
    PlannedVisit,
    Remedy,
)
from motcua.oversight.rules.inspections import LIMIT, InspectionState, RemedyState

__all__ = [
    "Conclusion", "Finding", "Inspection", "InspectionPlan", "PlannedVisit", "Remedy", "get",
    "plan_named",
]  # fmt: skip

_TEAM_ROLES = (Role.NV, Role.TT, Role.KS)
_DEPARTMENT_ROLES = (Role.LD, Role.TP)
_ANSWERABLE = (Role.LD, Role.GD, Role.TP, Role.CV, Role.TN, Role.VT)


@dataclass(frozen=True, kw_only=True)
class Filters:
    """`unit`: a slug; `state`: of InspectionState or RemedyState, or `late`."""

    text: str = ""
    year: int = 0
    unit: str = ""
    kind: str = ""
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class InspectionLine:
    inspection: Inspection
    unit: str
    state: InspectionState
    limits: int
    open_remedies: int
    late_remedies: int
    conclusion: str


def plans(officer: Officer) -> list[InspectionPlan]:
    """Drafts only for those who plan or decide."""
    policies.inspection_rows(officer)
    rows = InspectionPlan.objects.prefetch_related("visits__inspection")
    working = (Authority.INSPECTION_PLAN, Authority.INSPECTION_DECIDE)
    if not any(policies.may(officer, one) for one in working):
        rows = rows.filter(approved_at__isnull=False)
    return list(rows.select_related("drafted_by", "approved_by"))


def plan_named(key: int, officer: Officer) -> InspectionPlan:
    found = next((plan for plan in plans(officer) if plan.pk == key), None)
    if found is None:
        raise NotFound("Không có kế hoạch kiểm tra này, hoặc kế hoạch còn là dự thảo.")
    return found


def visit_named(key: int, officer: Officer) -> PlannedVisit:
    found = PlannedVisit.objects.select_related("plan", "unit", "leader").filter(pk=key).first()
    if found is None:
        raise NotFound("Không có đơn vị này trong kế hoạch. Tải lại trang.")
    plan_named(found.plan_id, officer)
    return found


def _seen(officer: Officer) -> QuerySet[Inspection]:
    keys = Inspection.objects.filter(policies.inspection_rows(officer)).values("pk")
    return Inspection.objects.filter(pk__in=keys)


def listed(officer: Officer, on: dt.date, filters: Filters) -> list[InspectionLine]:
    """Newest first; raises NotAllowed without the authority."""
    rows = _seen(officer).select_related("unit", "visit__plan", "conclusion")
    if filters.year:
        rows = rows.filter(starts_on__year=filters.year)
    if filters.kind:
        rows = rows.filter(visit__kind=filters.kind)
    if filters.unit:
        found = units.id_of(filters.unit)
        rows = rows.filter(unit__in=units.tree(on).below(found) if found else ())
    limits = Finding.objects.filter(kind=LIMIT, struck_at__isnull=True).select_related("remedy")
    rows = rows.prefetch_related(Prefetch("findings", limits, to_attr="limits"))
    lines = [_line(row, officer, on) for row in rows]
    wanted = fold(filters.text)
    return [
        line
        for line in lines
        if (not filters.state or line.state == filters.state)
        and wanted in fold(f"{line.unit} {line.inspection.decision} {line.conclusion}")
    ]


def _line(row: Inspection, officer: Officer, on: dt.date) -> InspectionLine:
    found: list[Finding] = getattr(row, "limits", [])
    concluded = getattr(row, "conclusion", None)
    if concluded is None and not policies.may_see_drafts(officer, row):
        found = []
    remedies = [one.remedy for one in found]
    still = [one for one in remedies if one.verified_at is None]
    return InspectionLine(
        inspection=row,
        unit=units.full_name(row.unit_id, on),
        state=_state(row, on, len(still)),
        limits=len(found),
        open_remedies=len(still) if concluded else 0,
        late_remedies=sum(one.is_late(on) for one in still) if concluded else 0,
        conclusion=concluded.number if concluded else "",
    )


def _state(row: Inspection, on: dt.date, still: int) -> InspectionState:
    from motcua.oversight.rules.inspections import inspection_state

    concluded = getattr(row, "conclusion", None) is not None
    return inspection_state(
        row.starts_on, row.ends_on, on, concluded=concluded, open_remedies=still
    )


def get(key: int, officer: Officer) -> Inspection:
    """NotFound also for what is out of reach."""
    rows = _seen(officer).select_related("unit", "visit__plan", "checklist", "conclusion__signer")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound("Không có cuộc kiểm tra này trong phạm vi anh/chị xem được.")
    return found


def findings(inspection: Inspection, officer: Officer) -> list[Finding]:
    """Limits first. Before it is signed, the unit that was looked at sees nothing."""
    concluded = Conclusion.objects.filter(inspection=inspection).exists()
    if not concluded and not policies.may_see_drafts(officer, inspection):
        return []
    rows = inspection.findings.filter(struck_at__isnull=True)
    return list(rows.select_related("answerable__official", "file", "remedy__file"))


def finding_named(key: int, inspection: Inspection) -> Finding:
    found = inspection.findings.filter(pk=key, struck_at__isnull=True).first()
    if found is None:
        raise NotFound("Không có phát hiện này trong cuộc kiểm tra. Tải lại trang.")
    return found


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A limit on the same topic that an earlier conclusion had found here."""

    conclusion: str
    signed_on: dt.date
    text: str
    unit: str


def repeats(inspection: Inspection, topics: set[str], on: dt.date) -> dict[str, list[Earlier]]:
    """By topic: limits of earlier conclusions on the unit, and on those whose work it took over."""
    of = units.with_predecessors(frozenset({inspection.unit_id}), on)
    rows = Finding.objects.filter(
        kind=LIMIT, struck_at__isnull=True, topic__in=topics, inspection__unit__in=of,
        inspection__starts_on__lt=inspection.starts_on, inspection__conclusion__isnull=False,
    )  # fmt: skip
    found: dict[str, list[Earlier]] = {}
    for row in rows.select_related("inspection__conclusion").order_by("-inspection__starts_on"):
        conclusion = row.inspection.conclusion
        told = Earlier(
            conclusion=conclusion.number, signed_on=conclusion.signed_at.date(), text=row.text,
            unit=units.full_name(row.inspection.unit_id, on),
        )  # fmt: skip
        found.setdefault(row.topic, []).append(told)
    return found


@dataclass(frozen=True, kw_only=True)
class RemedyLine:
    remedy: Remedy
    inspection: Inspection
    unit: str
    state: RemedyState
    late: bool
    answerable: str


def remedies(officer: Officer, on: dt.date, filters: Filters) -> list[RemedyLine]:
    """Of signed conclusions within reach, first due first."""
    rows = Remedy.objects.filter(
        finding__inspection__in=_seen(officer).values("pk"), finding__struck_at__isnull=True,
        finding__inspection__conclusion__isnull=False,
    )  # fmt: skip
    if filters.year:
        rows = rows.filter(due_on__year=filters.year)
    if filters.unit:
        found = units.id_of(filters.unit)
        below = units.tree(on).below(found) if found else ()
        rows = rows.filter(finding__inspection__unit__in=below)
    related = ("finding__inspection__conclusion", "finding__answerable__official")
    lines = [_remedy_line(row, on) for row in rows.select_related(*related)]
    wanted = fold(filters.text)
    return [
        line
        for line in lines
        if _fits(line, filters.state) and wanted in fold(f"{line.unit} {line.remedy.text}")
    ]


def _fits(line: RemedyLine, state: str) -> bool:
    if state == "late":
        return line.late and line.state != RemedyState.VERIFIED
    return not state or line.state == state


def _remedy_line(row: Remedy, on: dt.date) -> RemedyLine:
    inspection = row.finding.inspection
    return RemedyLine(
        remedy=row,
        inspection=inspection,
        unit=units.full_name(inspection.unit_id, on),
        state=row.state,
        late=row.is_late(on),
        answerable=row.finding.answerable.full_title if row.finding.answerable else "",
    )


def remedy_named(key: int, officer: Officer) -> Remedy:
    """NotFound also where its inspection is out of reach, or not concluded."""
    rows = Remedy.objects.filter(
        finding__inspection__in=_seen(officer).values("pk"),
        finding__inspection__conclusion__isnull=False,
    )
    found = rows.select_related("finding__inspection").filter(pk=key).first()
    if found is None:
        raise NotFound("Không có việc khắc phục này trong phạm vi anh/chị xem được.")
    return found


def checklists() -> list[ChecklistVersion]:
    """The newest number of each."""
    newest: dict[str, ChecklistVersion] = {}
    for row in ChecklistVersion.objects.order_by("key", "number"):
        newest[row.key] = row
    return list(newest.values())


def team_choices(unit_id: int | None, on: dt.date) -> list[tuple[int, str]]:
    """Posts that may be in a team: of the control office, inspectors, Sở Nội vụ and departments,
    none of the unit that is inspected.
    """
    tree = units.tree(on)
    left_out = tree.below(unit_id) if unit_id else frozenset()
    held = Post.objects.filter(units.valid_on(on)).exclude(unit__in=left_out)
    departments = frozenset(
        below
        for place in tree.places.values()
        if place.kind == "department"
        for below in tree.below(place.unit_id)
    )
    wanted = held.filter(role__in=_TEAM_ROLES) | held.filter(
        role__in=_DEPARTMENT_ROLES, unit__in=departments
    )
    return _named(wanted, on)


def answerable_choices(unit_id: int, on: dt.date) -> list[tuple[int, str]]:
    """Posts of the unit, and of all below it, that are held on the day."""
    below = units.tree(on).below(unit_id)
    held = Post.objects.filter(lasts_until(on), unit__in=below, role__in=_ANSWERABLE)
    return _named(held, on)


def _named(posts: QuerySet[Post], on: dt.date) -> list[tuple[int, str]]:
    named = [
        (post.pk, f"{post.official.name}, {post.full_title}, {units.full_name(post.unit_id, on)}")
        for post in posts.select_related("official")
    ]
    return sorted(named, key=lambda pair: fold(pair[1]))


def agency_choices(on: dt.date) -> list[tuple[str, str]]:
    """Slug and name of every department and commune of the day, by name."""
    tree = units.tree(on)
    seats = [p.unit_id for p in tree.places.values() if p.kind in SEAT_KINDS - {"province"}]
    slugs = units.slugs(seats)
    return sorted(
        ((slugs[pk], units.full_name(pk, on)) for pk in seats), key=lambda pair: fold(pair[1])
    )
