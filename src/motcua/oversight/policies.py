"""May this person plan, carry out, answer or read an inspection, a plan, a report? Which rows?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Q

from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import refusal, require_other_approver, units_within
from motcua.oversight.models import Commitment, Inspection, PlanTask, ReformPlan, ReformReport

__all__ = ["require_other_approver"]
_Thing = TypeVar("_Thing")


def acting(by: Actor, authority: Authority) -> Officer:
    """Only a person in a post acts here. Raises NotAllowed with the roles that may."""
    if not isinstance(by, Officer) or by.reach(authority) == Reach.NONE:
        raise refusal(authority)
    return by


def may(officer: Officer, authority: Authority) -> bool:
    return officer.reach(authority) > Reach.NONE


def acting_for(by: Actor, authority: Authority, unit_id: int) -> Officer:
    """The same over one unit: all, the officer's own with those below it, or those of a mandate."""
    officer = acting(by, authority)
    within = units_within(officer, authority)
    if within is not None and unit_id not in within:
        raise NotAllowed(
            "Đơn vị này ngoài phạm vi của anh/chị. Chọn đơn vị mình phụ trách.", code=authority
        )
    return officer


# ── inspections ──────────────────────────────────────────────────────────────────────────────────


def is_member(officer: Officer, inspection: Inspection) -> bool:
    return inspection.team.filter(post__in=officer.post_ids).exists()


def require_running(by: Actor, inspection: Inspection) -> Officer:
    """Of the team; an inspector also needs the mandate for the unit, in force on the day."""
    officer = acting(by, Authority.INSPECTION_RUN)
    if not is_member(officer, inspection):
        raise NotAllowed(
            "Chỉ thành viên đoàn ghi vào cuộc kiểm tra này. Xem danh sách đoàn ở đầu trang.",
            code=Authority.INSPECTION_RUN,
        )
    by_mandate = officer.reach(Authority.INSPECTION_RUN) == Reach.SCOPE
    if by_mandate and inspection.unit_id not in officer.scope_ids:
        raise NotAllowed(
            "Phạm vi kiểm tra đã giao cho anh/chị không có đơn vị này, hoặc đã hết hạn. "
            "Đề nghị người lập đoàn giao lại phạm vi.",
            code="mandate",
        )
    return officer


def require_following(by: Actor, inspection: Inspection) -> Officer:
    """After the conclusion: the team, and those who follow all remedies (Sở Nội vụ)."""
    officer = acting(by, Authority.INSPECTION_RUN)
    if officer.reach(Authority.INSPECTION_RUN) != Reach.ALL and not is_member(officer, inspection):
        raise NotAllowed(
            "Chỉ thành viên đoàn hoặc Sở Nội vụ xác nhận việc khắc phục.",
            code=Authority.INSPECTION_RUN,
        )
    return officer


def require_answering(by: Actor, inspection: Inspection) -> Officer:
    return acting_for(by, Authority.INSPECTION_ANSWER, inspection.unit_id)


def inspection_rows(officer: Officer) -> Q:
    """Those of units within reach, and those in whose team one is. Raises NotAllowed."""
    acting(officer, Authority.INSPECTION_READ)
    reach = officer.reach(Authority.INSPECTION_READ)
    if reach == Reach.ALL:
        return Q()
    mine = Q(team__post__in=officer.post_ids)
    if reach == Reach.ASSIGNED:
        return mine
    within = officer.scope_ids if reach == Reach.SCOPE else officer.unit_ids
    return mine | Q(unit__in=within)


def may_see_drafts(officer: Officer, inspection: Inspection) -> bool:
    """What is found is not told to the unit before it is signed."""
    reach = officer.reach(Authority.INSPECTION_READ)
    return reach in {Reach.ALL, Reach.SCOPE} or is_member(officer, inspection)


def may_run(officer: Officer, inspection: Inspection) -> bool:
    return _allowed(require_running, officer, inspection)


def may_follow(officer: Officer, inspection: Inspection) -> bool:
    return _allowed(require_following, officer, inspection)


def may_answer(officer: Officer, inspection: Inspection) -> bool:
    return _allowed(require_answering, officer, inspection)


# ── plans, commitments, reports ──────────────────────────────────────────────────────────────────


def plan_rows(officer: Officer) -> Q:
    """Approved plans that the officer's units own or work on; drafts for those who draft."""
    acting(officer, Authority.PLAN_READ)
    within = units_within(officer, Authority.PLAN_READ)
    if within is None:
        return Q()
    share = Q(tasks__lead__in=within) | Q(tasks__supports__in=within)
    owned = Q(owner__in=within)
    if not may(officer, Authority.PLAN_DRAFT):
        owned &= Q(approved_at__isnull=False)
    return owned | (share & Q(approved_at__isnull=False))


def require_drafting(by: Actor, plan: ReformPlan) -> Officer:
    return acting_for(by, Authority.PLAN_DRAFT, plan.owner_id)


def require_approving(by: Actor, plan: ReformPlan) -> Officer:
    officer = acting_for(by, Authority.PLAN_APPROVE, plan.owner_id)
    require_other_approver(officer, plan.drafted_by.official_id)
    return officer


def require_reporting(by: Actor, task: PlanTask) -> Officer:
    """The unit that leads the task, or one that supports it."""
    officer = acting(by, Authority.PLAN_REPORT)
    within = units_within(officer, Authority.PLAN_REPORT)
    taking_part = {task.lead_id, *task.supports.values_list("pk", flat=True)}
    if within is not None and not taking_part & within:
        raise NotAllowed(
            "Nhiệm vụ này không giao cho đơn vị của anh/chị nên không báo cáo được.",
            code=Authority.PLAN_REPORT,
        )
    return officer


def require_committing(by: Actor, commitment: Commitment) -> Officer:
    return acting_for(by, Authority.COMMITMENT_GIVE, commitment.unit_id)


def commitment_rows(officer: Officer) -> Q:
    within = units_within(officer, Authority.PLAN_READ)
    return Q() if within is None else Q(unit__in=within)


def report_rows(officer: Officer) -> Q:
    """Issued ones within reach of plans; drafts for those who draft within their reach."""
    within = units_within(officer, Authority.PLAN_READ)
    rows = Q() if within is None else Q(unit__in=within)
    working = (Authority.REFORM_REPORT_DRAFT, Authority.REFORM_REPORT_ISSUE)
    if not any(may(officer, one) for one in working):
        rows &= Q(issued_at__isnull=False)
    return rows


def require_report_drafting(by: Actor, report: ReformReport) -> Officer:
    return acting_for(by, Authority.REFORM_REPORT_DRAFT, report.unit_id)


def require_issuing(by: Actor, report: ReformReport) -> Officer:
    officer = acting_for(by, Authority.REFORM_REPORT_ISSUE, report.unit_id)
    require_other_approver(officer, report.drafted_by.official_id)
    return officer


def may_draft_plan(officer: Officer, plan: ReformPlan) -> bool:
    return _allowed(require_drafting, officer, plan)


def may_approve_plan(officer: Officer, plan: ReformPlan) -> bool:
    return _allowed(require_approving, officer, plan)


def may_report(officer: Officer, task: PlanTask) -> bool:
    return _allowed(require_reporting, officer, task)


def may_commit(officer: Officer, commitment: Commitment) -> bool:
    return _allowed(require_committing, officer, commitment)


def may_draft_report(officer: Officer, report: ReformReport) -> bool:
    return _allowed(require_report_drafting, officer, report)


def may_issue_report(officer: Officer, report: ReformReport) -> bool:
    return _allowed(require_issuing, officer, report)


def _allowed(require: Callable[[Actor, _Thing], Officer], officer: Officer, thing: _Thing) -> bool:
    try:
        require(officer, thing)
    except NotAllowed:
        return False
    return True
