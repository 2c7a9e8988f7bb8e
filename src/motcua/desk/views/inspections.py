"""Inspections: the list, the plan of a year, and one inspection with all that may be done to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, inspection_acts
from motcua.desk.forms.oversight import InspectionPlanForm, InspectionsForm, VisitForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.oversight_pages import form_page, list_page, way_back
from motcua.desk.oversight_rail import INSPECTIONS, inspection_tabs
from motcua.desk.page_acts import Offered, PageAct, Told, carry_out, offered
from motcua.desk.signed_papers import sent
from motcua.desk.tables import Cell, Table, attachment, cells, heads
from motcua.documents.queries.signatures import looked_at
from motcua.documents.rendering.typesetting import set_issued
from motcua.documents.rules.media import PDF
from motcua.kernel import clock
from motcua.kernel.vietnamese import date_text
from motcua.organisations.authority import Authority
from motcua.organisations.queries import officers, units
from motcua.oversight import actions, policies
from motcua.oversight.queries import conclusion_paper, inspections
from motcua.oversight.queries.inspections import Inspection, InspectionLine, InspectionPlan
from motcua.ui.values import Link


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    form, on = InspectionsForm(request.GET), clock.today()
    found = inspections.listed(request.officer, on, form.filters())
    table = Table(
        label=_("Cuộc kiểm tra"),
        heads=heads(
            _("Đơn vị"), _("Nội dung"), _("Từ ngày"), _("Tình trạng"), _("Hạn chế"),
            _("Chưa khắc phục"), _("Kết luận"), numeric=(4, 5),
        ),
        rows=[_row(line) for line in found],
    )  # fmt: skip
    return list_page(
        request, table, current=INSPECTIONS, name="kiem-tra", form=form,
        tabs=inspection_tabs("desk:inspections"),
        empty=_("Chưa có cuộc kiểm tra nào trong phạm vi của anh/chị. Lập đoàn từ kế hoạch kiểm tra."),
    )  # fmt: skip


def _row(line: InspectionLine) -> list[Cell]:
    one = line.inspection
    late = _("%(n)d quá hạn") % {"n": line.late_remedies} if line.late_remedies else ""
    return cells(
        Cell(text=line.unit, url=reverse("desk:inspection", args=[one.pk])),
        one.visit.get_kind_display(),
        f"{date_text(one.starts_on)} – {date_text(one.ends_on)}",
        line.state.label,
        line.limits,
        Cell(text=str(line.open_remedies), note=late, late=bool(late)),
        line.conclusion or "–",
    )


@require_safe
@desk
def plans(request: DeskRequest) -> HttpResponse:
    found = inspections.plans(request.officer)
    table = Table(
        label=_("Kế hoạch kiểm tra"),
        heads=heads(_("Số quyết định"), _("Tên"), _("Năm"), _("Đơn vị"), _("Đã kiểm tra"),
                    _("Tình trạng"), numeric=(2, 3, 4)),
        rows=[_plan_row(plan) for plan in found],
    )  # fmt: skip
    links = []
    if policies.may(request.officer, Authority.INSPECTION_PLAN):
        url = reverse("desk:inspection_plan_new")
        links.append(Link(text=_("Lập kế hoạch kiểm tra"), url=url, icon="plus"))
    return list_page(
        request, table, current=INSPECTIONS, name="ke-hoach-kiem-tra", links=links,
        tabs=inspection_tabs("desk:inspection_plans"), empty=_("Chưa có kế hoạch kiểm tra nào."),
    )  # fmt: skip


def _plan_row(plan: InspectionPlan) -> list[Cell]:
    visits = list(plan.visits.all())
    return cells(
        Cell(text=plan.number, url=reverse("desk:inspection_plan", args=[plan.pk]),
             note=date_text(plan.decided_on)),
        plan.title,
        plan.year,
        len(visits),
        sum(hasattr(visit, "inspection") for visit in visits),
        _("Đã duyệt") if plan.approved_at else _("Dự thảo"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new_plan(request: DeskRequest) -> HttpResponse:
    policies.acting(request.officer, Authority.INSPECTION_PLAN)

    def do(told: Told) -> None:
        actions.draft_inspection_plan(by=request.officer, at=clock.now(), **told)

    act = PageAct(
        key="lap", title=_("Lập kế hoạch kiểm tra"), button=_("Lưu kế hoạch"), url=request.path,
        form=InspectionPlanForm, do=do, initial={"year": clock.today().year},
        done=_("Đã lưu kế hoạch. Thêm đơn vị được kiểm tra rồi trình duyệt."),
    )  # fmt: skip
    back = way_back(_("Kế hoạch kiểm tra"), "desk:inspection_plans")
    return form_page(request, act, back, current=INSPECTIONS)


@require_safe
@desk
def plan(request: DeskRequest, pk: int) -> HttpResponse:
    return _plan_page(request, inspections.plan_named(pk, request.officer))


def _plan_page(
    request: DeskRequest, found: InspectionPlan, tried: Offered | None = None
) -> HttpResponse:
    on = clock.today()
    visits = [
        {
            "visit": visit,
            "unit": units.full_name(visit.unit_id, on),
            "leader": officers.signatures([visit.leader_id]).get(visit.leader_id, ""),
            "inspection": getattr(visit, "inspection", None),
        }
        for visit in found.visits.all()
    ]
    context = {
        "plan": found,
        "visits": visits,
        "acts": offered(_plan_acts(request, found), tried),
        "may_open": policies.may(request.officer, Authority.INSPECTION_PLAN)
        and found.approved_at is not None,
        "may_drop": policies.may(request.officer, Authority.INSPECTION_PLAN)
        and found.approved_at is None,
        "tried": tried,
    }
    status = 422 if tried else 200
    template = "desk/oversight/inspection_plan.html"
    return frame.page(request, template, context, current=INSPECTIONS, status=status)


def _plan_acts(request: DeskRequest, found: InspectionPlan) -> list[PageAct]:
    if found.approved_at is not None:
        return []
    by, on, acts = request.officer, clock.today(), []
    if policies.may(by, Authority.INSPECTION_PLAN):
        acts.append(
            PageAct(
                key="them", title=_("Thêm đơn vị được kiểm tra"), button=_("Thêm vào kế hoạch"),
                url=reverse("desk:inspection_plan_act", args=[found.pk, "them"]), form=VisitForm,
                choices={"unit": inspections.agency_choices(on),
                         "leader": inspections.team_choices(None, on)},
                do=lambda told: actions.plan_visit(
                    found, by=by, at=clock.now(), **{**told, "leader": int(told["leader"])}
                ),
                done=_("Đã thêm vào kế hoạch."),
            )
        )  # fmt: skip
    if policies.may(by, Authority.INSPECTION_DECIDE):
        acts.append(
            PageAct(
                key="duyet", title=_("Duyệt kế hoạch"), button=_("Duyệt kế hoạch"), main=True,
                url=reverse("desk:inspection_plan_act", args=[found.pk, "duyet"]),
                do=lambda _told: actions.approve_inspection_plan(found, by=by, at=clock.now()),
                done=_("Đã duyệt kế hoạch kiểm tra."),
                note=_("Sau khi duyệt, kế hoạch không sửa được nữa."),
            )
        )  # fmt: skip
    return acts


@require_POST
@desk
def plan_act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = inspections.plan_named(pk, request.officer)
    to = reverse("desk:inspection_plan", args=[pk])
    acts = _plan_acts(request, found)
    return carry_out(request, acts, verb, lambda one: _plan_page(request, found, one), to)


@require_POST
@desk
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    visit = inspections.visit_named(pk, request.officer)
    act = PageAct(
        key="bo", title="", button="", url="", done=_("Đã bỏ đơn vị khỏi kế hoạch."),
        do=lambda _told: actions.drop_visit(visit, by=request.officer, at=clock.now()),
    )  # fmt: skip
    to = reverse("desk:inspection_plan", args=[visit.plan_id])
    return carry_out(request, [act], "bo", lambda one: _plan_page(request, visit.plan, one), to)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def open_visit(request: DeskRequest, pk: int) -> HttpResponse:
    policies.acting(request.officer, Authority.INSPECTION_PLAN)
    visit = inspections.visit_named(pk, request.officer)
    act = inspection_acts.opening(request, visit)
    back = way_back(visit.plan.number, "desk:inspection_plan", visit.plan_id)
    return form_page(request, act, back, current=INSPECTIONS, to=reverse("desk:inspections"))


@require_safe
@desk
def inspection(request: DeskRequest, pk: int) -> HttpResponse:
    return _page(request, inspections.get(pk, request.officer))


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = inspections.get(pk, request.officer)
    to = reverse("desk:inspection", args=[pk])
    acts = inspection_acts.of_inspection(request, found)
    if verb == inspection_acts.CONCLUDE:
        policies.acting(request.officer, Authority.INSPECTION_DECIDE)
    return carry_out(request, acts, verb, lambda one: _page(request, found, one), to)


@require_safe
@desk
def paper(request: DeskRequest, pk: int) -> HttpResponse:
    """The conclusion as it was signed, or to be printed and signed; before that its draft."""
    found = inspections.get(pk, request.officer)
    conclusion, name = getattr(found, "conclusion", None), f"ket-luan-kiem-tra-{pk}.pdf"
    if conclusion is None:
        now = clock.now()
        draft = conclusion_paper.draft_of(found, request.officer, now)
        return attachment(set_issued(draft, at=now), name, PDF.media_type)
    if conclusion.file:
        return sent(request, conclusion.file, found.chain)
    made = set_issued(conclusion_paper.paper_of(conclusion), at=conclusion.signed_at)
    return attachment(made, name, PDF.media_type)


def _page(request: DeskRequest, found: Inspection, tried: Offered | None = None) -> HttpResponse:
    status = 422 if tried else 200
    context = _context(request, found, tried)
    template = "desk/oversight/inspection.html"
    return frame.page(request, template, context, current=INSPECTIONS, status=status)


def _context(request: DeskRequest, found: Inspection, tried: Offered | None) -> dict[str, Any]:
    on, conclusion = clock.today(), getattr(found, "conclusion", None)
    shown = inspections.findings(found, request.officer)
    limits = [one for one in shown if one.kind == "limit"]
    earlier = inspections.repeats(found, {one.topic for one in limits}, on)
    items = {check.key: check.text for check in found.checks.all()}
    return {
        "inspection": found,
        "unit": units.full_name(found.unit_id, on),
        "state": found.state(on),
        "team": found.team.select_related("post__official"),
        "checks": found.checks.all() if policies.may_see_drafts(request.officer, found)
        or conclusion else [],
        "strengths": [one for one in shown if one.kind == "strength"],
        "limits": [
            {"finding": one, "topic": items.get(one.topic, ""), "earlier": earlier.get(one.topic, []),
             "remedy": getattr(one, "remedy", None), "late": _late(one, on)}
            for one in limits
        ],
        "conclusion": conclusion,
        "signed": looked_at(conclusion.file) if conclusion else None,
        "paper_url": reverse("desk:inspection_paper", args=[found.pk]),
        "acts": offered(inspection_acts.of_inspection(request, found), tried),
        "may_draft": not conclusion
        and policies.may(request.officer, Authority.INSPECTION_DECIDE),
        "tried": tried,
    }  # fmt: skip


def _late(finding: Any, on: Any) -> bool:
    remedy = getattr(finding, "remedy", None)
    return bool(remedy and remedy.verified_at is None and remedy.is_late(on))
