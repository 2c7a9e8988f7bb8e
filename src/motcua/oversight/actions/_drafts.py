"""Locks, and that what is changed is still open to change."""

from __future__ import annotations

from motcua.kernel.errors import WrongState
from motcua.oversight.models import (
    Conclusion,
    Inspection,
    InspectionPlan,
    PlanTask,
    ReformPlan,
    ReformReport,
    Remedy,
)
from motcua.oversight.rules.plans import PlanState


def open_inspection_plan(plan: InspectionPlan) -> InspectionPlan:
    plan = InspectionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.approved_at:
        raise WrongState(
            f"Kế hoạch {plan.number} đã duyệt nên không sửa. Đơn vị bổ sung thì lập kế hoạch mới."
        )
    return plan


def unsigned(inspection: Inspection) -> Inspection:
    """Raises WrongState once the conclusion is signed."""
    inspection = Inspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)
    signed = Conclusion.objects.filter(inspection=inspection).first()
    if signed:
        raise WrongState(
            f"Kết luận {signed.number} đã ký nên không sửa cuộc kiểm tra này. Điều mới thấy ghi ở "
            "lần kiểm tra sau."
        )
    return inspection


def running_remedy(remedy: Remedy) -> Remedy:
    """Raises WrongState before the conclusion, and once it was verified."""
    rows = Remedy.objects.select_for_update(of=("self",)).select_related("finding__inspection")
    remedy = rows.get(pk=remedy.pk)
    if not Conclusion.objects.filter(inspection=remedy.finding.inspection_id).exists():
        raise WrongState("Kết luận chưa ký nên chưa có việc phải khắc phục.")
    if remedy.verified_at:
        raise WrongState("Việc này đã được xác nhận khắc phục xong.")
    return remedy


def plan_in(plan: ReformPlan, state: PlanState) -> ReformPlan:
    """Locked; raises WrongState in any other state."""
    rows = ReformPlan.objects.select_for_update(of=("self",)).select_related("drafted_by")
    plan = rows.get(pk=plan.pk)
    if plan.state != state:
        raise WrongState(
            f"Kế hoạch đang ở trạng thái “{plan.state.label}” nên không làm được việc này; "
            f"chỉ làm khi “{state.label}”."
        )
    return plan


def running_task(task: PlanTask) -> PlanTask:
    """Locked with its plan; raises WrongState when either is closed, or the plan a draft."""
    plan_in(task.plan, PlanState.RUNNING)
    task = PlanTask.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    if task.closed_at:
        raise WrongState("Nhiệm vụ này đã khép lại. Mở kế hoạch để xem kết quả.")
    return task


def unissued(report: ReformReport) -> ReformReport:
    rows = ReformReport.objects.select_for_update(of=("self",)).select_related("drafted_by")
    report = rows.get(pk=report.pk)
    if report.issued_at:
        raise WrongState(f"Báo cáo {report.number} đã ký nên không sửa. Lập báo cáo kỳ sau.")
    return report
