"""Reform plans: the list, and one plan with its tasks, their reports and results."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.forms.reform import PlanForm, PlansForm, TaskForm, TaskReportForm, VerdictForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.oversight_pages import form_page, list_page, way_back
from motcua.desk.oversight_rail import PLANS, plan_tabs
from motcua.desk.page_acts import Offered, PageAct, Told, carry_out, evidence, offered
from motcua.desk.tables import WANTED, Cell, Table, cells, heads, workbook_answer
from motcua.kernel import clock
from motcua.kernel.vietnamese import date_text
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import actions, policies
from motcua.oversight.queries import plans
from motcua.oversight.queries.inspections import agency_choices
from motcua.oversight.queries.plans import PlanLine, PlanTask, ReformPlan, TaskLine
from motcua.oversight.queries.unit_figures import bindable
from motcua.oversight.rules.plans import PlanState
from motcua.ui.values import Link


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    form, on = PlansForm(request.GET), clock.today()
    told = form.taken()
    found = plans.plans(request.officer, on, text=told.get("q", ""), year=told.get("nam", 0))
    table = Table(
        label=_("Kế hoạch cải cách hành chính"),
        heads=heads(_("Tên"), _("Đơn vị"), _("Năm"), _("Tình trạng"), _("Nhiệm vụ"),
                    _("Hoàn thành"), _("Tiến độ (%)"), numeric=(4, 5, 6)),
        rows=[_row(line) for line in found],
    )  # fmt: skip
    links = []
    if policies.may(request.officer, Authority.PLAN_DRAFT):
        url = reverse("desk:reform_plan_new")
        links.append(Link(text=_("Soạn kế hoạch"), url=url, icon="plus"))
    return list_page(
        request, table, current=PLANS, name="ke-hoach-cchc", form=form, links=links,
        tabs=plan_tabs("desk:reform_plans"),
        empty=_("Chưa có kế hoạch nào giao cho đơn vị của anh/chị."),
    )  # fmt: skip


def _row(line: PlanLine) -> list[Cell]:
    plan = line.plan
    span = plan.first_year
    years = str(span) if span == plan.last_year else f"{span}–{plan.last_year}"
    late = _("%(n)d quá hạn") % {"n": line.late} if line.late else ""
    return cells(
        Cell(text=plan.title, url=reverse("desk:reform_plan", args=[plan.pk]), note=plan.number),
        line.owner,
        years,
        line.state.label,
        Cell(text=str(line.tasks), note=late, late=bool(late)),
        line.done,
        line.share,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new(request: DeskRequest) -> HttpResponse:
    by, on = request.officer, clock.today()
    policies.acting(by, Authority.PLAN_DRAFT)
    programmes = {str(one.pk): one for one in plans.programmes(by)}

    def do(told: Told) -> None:
        form = PlanForm()
        form.cleaned_data = told
        actions.draft_plan(
            told["unit"], by=by, at=clock.now(), details=form.details(),
            parent=programmes.get(told["parent"]),
        )  # fmt: skip

    act = PageAct(
        key="soan", title=_("Soạn kế hoạch"), button=_("Lưu dự thảo"), url=request.path,
        form=PlanForm, do=do, initial={"first_year": on.year, "last_year": on.year, "kind": "yearly"},
        choices={
            "unit": plans.owners(by, Authority.PLAN_DRAFT, on),
            "parent": [("", _("Không thuộc chương trình nào")),
                       *((pk, one.title) for pk, one in programmes.items())],
        },
        done=_("Đã lưu dự thảo. Thêm nhiệm vụ rồi trình phê duyệt."),
    )  # fmt: skip
    return form_page(request, act, way_back(_("Kế hoạch"), "desk:reform_plans"), current=PLANS)


@require_safe
@desk
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    found = plans.plan_named(pk, request.officer)
    if WANTED in request.GET:
        return workbook_answer(_sheet(found), "nhiem-vu-ke-hoach")
    return _page(request, found)


def _sheet(found: ReformPlan) -> Table:
    return Table(
        label=_("Nhiệm vụ"),
        heads=heads(_("Nhiệm vụ"), _("Sản phẩm, kết quả"), _("Chủ trì"), _("Phối hợp"), _("Hạn"),
                    _("Kinh phí"), _("Tiến độ (%)"), _("Số liệu"), _("Kết quả"), numeric=(5, 6)),
        rows=[
            cells(line.task.text, line.task.measure, line.lead, "; ".join(line.supports),
                  date_text(line.task.due_on), line.task.budget, line.share, line.told,
                  line.task.get_verdict_display())
            for line in plans.tasks(found, clock.today())
        ],
    )  # fmt: skip


def _page(request: DeskRequest, found: ReformPlan, tried: Offered | None = None) -> HttpResponse:
    on = clock.today()
    context = {
        "plan": found,
        "owner": units.full_name(found.owner_id, on),
        "tasks": [_with_acts(request, line, tried) for line in plans.tasks(found, on)],
        "acts": offered(_plan_acts(request, found), tried),
        "tried": tried,
    }
    status = 422 if tried else 200
    template = "desk/oversight/plan.html"
    return frame.page(request, template, context, current=PLANS, status=status)


def _with_acts(request: DeskRequest, line: TaskLine, tried: Offered | None) -> dict[str, object]:
    names = ("task", "lead", "supports", "share", "told", "late", "reports")
    acts = offered(_task_acts(request, line.task), tried)
    return {**{name: getattr(line, name) for name in names}, "acts": acts}


def _url(found: ReformPlan, key: str) -> str:
    return reverse("desk:reform_plan_act", args=[found.pk, key])


def _plan_acts(request: DeskRequest, found: ReformPlan) -> list[PageAct]:
    by, acts = request.officer, []
    drafts = policies.may_draft_plan(by, found)
    if found.state is PlanState.DRAFT and drafts:
        acts.append(_adding(request, found))
    if found.state is PlanState.DRAFT and policies.may_approve_plan(by, found):
        acts.append(
            PageAct(
                key="duyet", title="", button=_("Phê duyệt kế hoạch"), main=True,
                url=_url(found, "duyet"), done=_("Đã phê duyệt. Các nhiệm vụ bắt đầu."),
                do=lambda _told: actions.approve_plan(found, by=by, at=clock.now()),
                note=_("Sau khi phê duyệt, nhiệm vụ không thêm bớt được nữa."),
            )
        )  # fmt: skip
    if found.state is PlanState.RUNNING and policies.may(by, Authority.PLAN_REPORT):
        acts.append(
            PageAct(
                key="so-lieu", title="", button=_("Đọc lại số liệu"), url=_url(found, "so-lieu"),
                do=lambda _told: actions.measure_plan(found, by=by, at=clock.now()),
                done=_("Đã đọc lại số liệu từ hồ sơ."),
            )
        )  # fmt: skip
    if found.state is PlanState.RUNNING and drafts:
        acts.append(
            PageAct(
                key="tong-ket", title="", button=_("Tổng kết kế hoạch"),
                url=_url(found, "tong-ket"), done=_("Đã tổng kết kế hoạch."),
                do=lambda _told: actions.close_plan(found, by=by, at=clock.now()),
                note=_("Tổng kết khi mọi nhiệm vụ đã có kết quả."),
            )
        )  # fmt: skip
    return acts


def _adding(request: DeskRequest, found: ReformPlan) -> PageAct:
    agencies = agency_choices(clock.today())

    def do(told: Told) -> None:
        form = TaskForm()
        form.cleaned_data = told
        actions.add_task(
            found, by=request.officer, at=clock.now(), details=form.details(), lead=told["lead"],
            supports=told["supports"],
        )  # fmt: skip

    owner = (units.slug_of(found.owner_id), units.full_name(found.owner_id, clock.today()))
    return PageAct(
        key="them", title=_("Thêm nhiệm vụ"), button=_("Thêm nhiệm vụ"), url=_url(found, "them"),
        form=TaskForm, do=do, done=_("Đã thêm nhiệm vụ."),
        choices={
            "lead": [owner, *(pair for pair in agencies if pair != owner)],
            "supports": agencies,
            "indicator": [("", _("Không gắn, báo cáo kèm kiểm chứng")),
                          *sorted(bindable().items(), key=lambda pair: pair[1])],
        },
    )  # fmt: skip


def _task_acts(request: DeskRequest, task: PlanTask) -> list[PageAct]:
    by, found = request.officer, task.plan
    if task.closed_at or found.state is PlanState.CLOSED:
        return []
    acts = []
    if found.state is PlanState.DRAFT:
        if policies.may_draft_plan(by, found):
            acts.append(
                PageAct(
                    key=f"bo-{task.pk}", title="", button=_("Bỏ nhiệm vụ này"),
                    url=_url(found, f"bo-{task.pk}"), done=_("Đã bỏ nhiệm vụ."),
                    do=lambda _told: actions.drop_task(task, by=by, at=clock.now()),
                )
            )  # fmt: skip
        return acts
    if not task.indicator and policies.may_report(by, task):
        acts.append(_reporting(request, task))
    if policies.may_draft_plan(by, found):
        acts.append(
            PageAct(
                key=f"ket-qua-{task.pk}", title=_("Khép lại nhiệm vụ"), button=_("Ghi kết quả"),
                url=_url(found, f"ket-qua-{task.pk}"), form=VerdictForm,
                do=lambda told: actions.close_task(task, by=by, at=clock.now(), **told),
                done=_("Đã ghi kết quả nhiệm vụ."),
            )
        )  # fmt: skip
    return acts


def _reporting(request: DeskRequest, task: PlanTask) -> PageAct:
    def do(told: Told) -> None:
        told.pop("file", None)
        actions.report_task(
            task, by=request.officer, at=clock.now(), file=evidence(request), **told
        )

    key = f"bao-cao-{task.pk}"
    return PageAct(
        key=key, title=_("Báo cáo tiến độ"), button=_("Gửi báo cáo"), url=_url(task.plan, key),
        form=TaskReportForm, do=do, done=_("Đã gửi báo cáo tiến độ."),
    )  # fmt: skip


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = plans.plan_named(pk, request.officer)
    acts = _plan_acts(request, found)
    for line in plans.tasks(found, clock.today()):
        acts += _task_acts(request, line.task)
    to = reverse("desk:reform_plan", args=[pk])
    return carry_out(request, acts, verb, lambda one: _page(request, found, one), to)
