"""Plans, commitments and reports as an official may see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.organisations.authority import Authority
from motcua.organisations.officer import Officer
from motcua.organisations.policies import units_within
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.models import Commitment, PlanTask, ReformPlan, ReformReport, TaskReport
from motcua.oversight.rules.plans import PlanState, share_done

__all__ = ["Commitment", "PlanTask", "ReformPlan", "ReformReport", "TaskReport"]


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    plan: ReformPlan
    owner: str
    state: PlanState
    tasks: int
    done: int
    late: int
    share: int


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """`share` in percent: of facts 100 or 0, else as last reported; `told` says by what."""

    task: PlanTask
    lead: str
    supports: tuple[str, ...]
    share: int
    told: str
    late: bool
    reports: tuple[TaskReport, ...]


def plans(officer: Officer, on: dt.date, *, text: str = "", year: int = 0) -> list[PlanLine]:
    keys = ReformPlan.objects.filter(policies.plan_rows(officer)).values("pk")
    rows = ReformPlan.objects.filter(pk__in=keys).select_related("owner", "parent")
    if year:
        rows = rows.filter(first_year__lte=year, last_year__gte=year)
    lines = [_plan_line(row, on) for row in rows.prefetch_related("tasks__reports")]
    wanted = fold(text)
    return [
        one for one in lines if wanted in fold(f"{one.plan.title} {one.plan.number} {one.owner}")
    ]


def _plan_line(plan: ReformPlan, on: dt.date) -> PlanLine:
    tasks = list(plan.tasks.all())
    return PlanLine(
        plan=plan,
        owner=units.full_name(plan.owner_id, on),
        state=plan.state,
        tasks=len(tasks),
        done=sum(task.verdict == "done" for task in tasks),
        late=sum(task.closed_at is None and task.due_on < on for task in tasks),
        share=share_done([_share(task) for task in tasks]),
    )


def _share(task: PlanTask) -> int:
    if task.closed_at:
        return 100 if task.verdict == "done" else _told_share(task)
    return _told_share(task)


def _told_share(task: PlanTask) -> int:
    if task.indicator:
        return 100 if task.is_reached else 0
    newest = next(iter(task.reports.all()), None)
    return newest.share if newest else 0


def plan_named(key: int, officer: Officer) -> ReformPlan:
    """NotFound also for what is out of reach."""
    rows = ReformPlan.objects.filter(policies.plan_rows(officer), pk=key)
    found = rows.select_related("owner", "parent", "drafted_by", "approved_by__official").first()
    if found is None:
        raise NotFound("Không có kế hoạch này trong phạm vi anh/chị xem được.")
    return found


def tasks(plan: ReformPlan, on: dt.date) -> list[TaskLine]:
    """Of a plan that the caller may see, first due first."""
    rows = plan.tasks.prefetch_related("reports__by__official", "reports__file", "supports")
    return [
        TaskLine(
            task=task,
            lead=units.full_name(task.lead_id, on),
            supports=tuple(units.full_name(one.pk, on) for one in task.supports.all()),
            share=_share(task),
            told=_told(task),
            late=task.closed_at is None and task.due_on < on,
            reports=tuple(task.reports.all()),
        )
        for task in rows
    ]


def _told(task: PlanTask) -> str:
    if not task.indicator:
        return ""
    sign = "≥" if task.at_least else "≤"
    below = f" ({task.numerator}/{task.denominator})" if task.denominator and task.shown else ""
    return f"{task.shown or 'chưa có'}{below}, mức phải đạt {sign} {_plain(task.target)}"


def task_named(key: int, plan: ReformPlan) -> PlanTask:
    found = plan.tasks.select_related("plan").filter(pk=key).first()
    if found is None:
        raise NotFound("Không có nhiệm vụ này trong kế hoạch. Tải lại trang.")
    return found


def programmes(officer: Officer) -> list[ReformPlan]:
    rows = ReformPlan.objects.filter(policies.plan_rows(officer), kind="programme")
    return list(rows.distinct())


def owners(officer: Officer, authority: Authority, on: dt.date) -> list[tuple[str, str]]:
    """Slug and name of the units for which the officer may do it, agencies only, by name."""
    within = units_within(officer, authority)
    tree = units.tree(on)
    seats = {tree.seat(pk) for pk in tree.places if within is None or pk in within} - {None}
    able = {pk for pk in seats if pk is not None and (within is None or pk in within)}
    slugs = units.slugs(able)
    return sorted(
        ((slugs[pk], units.full_name(pk, on)) for pk in able), key=lambda pair: fold(pair[1])
    )


def commitments(officer: Officer, on: dt.date) -> list[tuple[Commitment, str, bool]]:
    """With the name of the unit, and whether it is late with what it owes."""
    rows = Commitment.objects.filter(policies.commitment_rows(officer))
    return [(row, units.full_name(row.unit_id, on), _owes(row, on)) for row in rows]


def _owes(row: Commitment, on: dt.date) -> bool:
    if row.judged_at or row.reported_on:
        return bool(row.reported_on and row.due_on and row.reported_on > row.due_on)
    return on > (row.due_on or row.answer_by)


def commitment_named(key: int, officer: Officer) -> Commitment:
    found = Commitment.objects.filter(policies.commitment_rows(officer), pk=key).first()
    if found is None:
        raise NotFound("Không có cam kết này trong phạm vi anh/chị xem được.")
    return found


def reports(officer: Officer) -> list[ReformReport]:
    return list(ReformReport.objects.filter(policies.report_rows(officer)).select_related("unit"))


def report_named(key: int, officer: Officer) -> ReformReport:
    rows = ReformReport.objects.filter(policies.report_rows(officer), pk=key)
    found = rows.select_related("unit", "drafted_by__official", "issued_by").first()
    if found is None:
        raise NotFound("Không có báo cáo này, hoặc báo cáo chưa ký.")
    return found


def _plain(target: Decimal | None) -> str:
    """`95`, `95,5`."""
    return f"{target.normalize():f}".replace(".", ",") if target is not None else "–"
