"""Set up the team and tell the unit (NQ 76/NQ-CP; Luật Thanh tra 2025, on notice of a visit).

Its inspectors get their mandate for the unit, and the figures are filled in before anybody travels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.organisations.actions import give_mandate
from motcua.organisations.authority import Authority
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.oversight import policies
from motcua.oversight.actions.fill_figures import write_figures
from motcua.oversight.models import (
    CheckItem,
    ChecklistVersion,
    Inspection,
    PlannedVisit,
    TeamMember,
)
from motcua.oversight.queries.inspections import team_choices
from motcua.oversight.rules.inspections import InspectionDetails, inspection_faults

INSPECTION_OPENED = events.declare("oversight.inspection_opened", "Lập đoàn kiểm tra")
# Inspectors may still look into the unit while its remedies are being verified.
AFTERWARDS = dt.timedelta(days=30)


@transaction.atomic
def open_inspection(
    visit: PlannedVisit,
    *,
    by: Actor,
    at: dt.datetime,
    details: InspectionDetails,
    checklist: ChecklistVersion,
    members: Collection[int],
) -> Inspection:
    """`members`: posts beside the leader of the plan. Raises InvalidInput, WrongState."""
    officer = policies.acting(by, Authority.INSPECTION_PLAN)
    visit = PlannedVisit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    _check(visit, details, at)
    team = _team(visit, members, at)
    inspection = Inspection.objects.create(
        visit=visit, unit_id=visit.unit_id, checklist=checklist, **vars(details)
    )
    _write_team(inspection, team, officer, at)
    CheckItem.objects.bulk_create(
        CheckItem(inspection=inspection, place=place, **item)
        for place, item in enumerate(checklist.items, 1)
    )
    write_figures(inspection, at)
    facts = {"unit": visit.unit.slug, "decision": details.decision, "team": sorted(team),
             "starts_on": str(details.starts_on), "ends_on": str(details.ends_on)}  # fmt: skip
    record(chain=inspection.chain, type=INSPECTION_OPENED, by=by, at=at, facts=facts)
    return inspection


def _check(visit: PlannedVisit, details: InspectionDetails, at: dt.datetime) -> None:
    if visit.plan.approved_at is None:
        raise WrongState("Kế hoạch chưa được duyệt nên chưa lập đoàn. Trình lãnh đạo tỉnh duyệt.")
    if Inspection.objects.filter(visit=visit).exists():
        raise WrongState("Đơn vị này đã có đoàn kiểm tra theo kế hoạch. Mở cuộc kiểm tra đó.")
    errors: dict[str, list[str]] = {}
    for field, sentence in inspection_faults(details):
        errors.setdefault(field, []).append(sentence)
    if details.last > local(at).date():
        errors.setdefault("last", []).append("Thời kỳ kiểm tra phải kết thúc không sau hôm nay.")
    if errors:
        raise InvalidInput(errors=errors)


def _team(visit: PlannedVisit, members: Collection[int], at: dt.datetime) -> set[int]:
    team = {visit.leader_id, *members}
    able = dict(team_choices(visit.unit_id, local(at).date()))
    if inside := sorted(team - able.keys()):
        names = ", ".join(str(post) for post in Post.objects.filter(pk__in=inside))
        raise InvalidInput(
            f"{names or 'Vị trí đã chọn'} thuộc đơn vị được kiểm tra hoặc không còn giữ vị trí. "
            "Chọn người của đơn vị khác.",
            field="members",
        )
    return team


def _write_team(inspection: Inspection, team: set[int], officer: Officer, at: dt.datetime) -> None:
    for post in Post.objects.filter(pk__in=team).order_by("pk"):
        leads = post.pk == inspection.visit.leader_id
        TeamMember.objects.create(inspection=inspection, post=post, leads=leads)
        if post.role == Role.TT:
            give_mandate(
                post, inspection.unit, by=officer, at=at, legal_basis=inspection.decision,
                valid_from=min(local(at).date(), inspection.starts_on),
                valid_to=inspection.ends_on + AFTERWARDS,
            )  # fmt: skip
