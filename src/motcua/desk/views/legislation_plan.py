"""The plan of documents to issue: list, one of them with its acts; postings to the national base."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, legislation_tabs
from motcua.desk.catalogue_rail import DOCUMENTS
from motcua.desk.forms.catalogue import RuleForm
from motcua.desk.forms.legislation import (
    DropForm,
    IssueForm,
    PlanFilterForm,
    PlanForm,
    PostingForm,
    StageForm,
)
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.table_files import Table, as_xlsx
from motcua.desk.unit_offer import agencies, own_units
from motcua.desk.views.legislation import checked
from motcua.desk.views.procedures import page_number, pager_of
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound
from motcua.legislation import actions, policies
from motcua.legislation.queries import documents, plans
from motcua.legislation.rules.plan import ON_THE_WAY
from motcua.organisations.queries import units


@require_safe
@desk
def plan(request: DeskRequest) -> HttpResponse:
    form, on = _filters(request), clock.today()
    found = plans.page(form.filters(), request.officer, on, page_number(request))
    context = {
        "form": form,
        "text": request.GET.get("q", "")[:200],
        "chips": form.chips(request.GET, request.path),
        "lines": [_line(row) for row in found.planned],
        "result": _("%(n)d văn bản") % {"n": found.total},
        "pager": pager_of(request, found.number, found.pages),
        "tabs": legislation_tabs.tabs(legislation_tabs.PLAN),
        "may_plan": policies.may_plan(request.officer),
        "export_url": f"{reverse('desk:plan_file')}?{request.GET.urlencode()}",
    }
    return frame.page(request, "desk/legislation/plan.html", context, current=DOCUMENTS)


def _filters(request: DeskRequest) -> PlanFilterForm:
    return PlanFilterForm(request.GET, years=plans.years(), units=agencies(clock.today()))


def _line(row: Any) -> dict[str, Any]:
    on = clock.today()
    return {"row": row, "unit": units.full_name(row.lead_unit_id, on), "late": row.is_late(on)}


@require_safe
@desk
def plan_file(request: DeskRequest) -> FileResponse:
    on = clock.today()
    rows = plans.listed(_filters(request).filters(), request.officer, on)[: plans.MOST]
    heads = (_("Tên văn bản"), _("Loại"), _("Đơn vị chủ trì"), _("Phải ban hành trước"),
             _("Giai đoạn"), _("Đã ban hành"), _("Chậm"))  # fmt: skip
    table = Table(title=_("Kế hoạch ban hành văn bản"), heads=heads, rows=[_cells(r) for r in rows])
    name = f"ke-hoach-van-ban-{on:%Y%m%d}.xlsx"
    return FileResponse(as_xlsx(table), as_attachment=True, filename=name)


def _cells(row: Any) -> list[str]:
    line = _line(row)
    issued = f"{row.document.number}, {row.issued_on:%d/%m/%Y}" if row.document else ""
    return [
        row.title, row.get_kind_display(), line["unit"], f"{row.due_on:%d/%m/%Y}",
        row.get_stage_display(), issued, _("Chậm") if line["late"] else "",
    ]  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def enter(request: DeskRequest) -> HttpResponse:
    if not policies.may_plan(request.officer):
        raise NotAllowed(_("Vai trò của anh/chị không lập kế hoạch ban hành văn bản."))
    offered = own_units(request.officer, policies.may_plan_for)
    form = PlanForm(request.POST or None, units=offered)
    status = 200
    if request.method == "POST":
        try:
            unit = checked(form)["unit"]
            made = actions.plan_document(
                form.details(), by=request.officer, at=clock.now(), unit=unit
            )
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
        else:
            messages.success(request, _("Đã đưa văn bản vào kế hoạch."))
            return _to(made.pk)
    context = {"form": form}
    return frame.page(
        request, "desk/legislation/plan_enter.html", context, current=DOCUMENTS, status=status
    )


@require_safe
@desk
def planned(request: DeskRequest, pk: int) -> HttpResponse:
    return _page(request, plans.get(pk, request.officer))


def _page(
    request: DeskRequest, found: Any, tried: tuple[str, RuleForm] | None = None, status: int = 200
) -> HttpResponse:
    open_ = found.stage in ON_THE_WAY
    may = open_ and policies.may_plan_for(request.officer, found.lead_unit_id)
    forms = _forms(found) if may else {}
    if tried:
        forms[tried[0]] = tried[1]
    titles = _titles()
    context = {
        "line": _line(found),
        "planned": found,
        "acts": [(key, titles[key], form) for key, form in forms.items()],
        "tried": tried[1] if tried else None,
    }
    template = "desk/legislation/planned.html"
    return frame.page(request, template, context, current=DOCUMENTS, status=status)


def _titles() -> dict[str, str]:
    return {
        "giai-doan": _("Chuyển giai đoạn"),
        "ban-hanh": _("Ghi đã ban hành"),
        "bo": _("Đưa ra khỏi kế hoạch"),
    }


def _forms(found: Any, data: Any = None) -> dict[str, RuleForm]:
    listed = documents.choices()
    return {
        "giai-doan": StageForm(data, initial={"stage": found.stage}, auto_id="giai-doan-%s"),
        "ban-hanh": IssueForm(data, documents=listed, auto_id="ban-hanh-%s"),
        "bo": DropForm(data, auto_id="bo-%s"),
    }


def _advance(request: DeskRequest, found: Any, told: dict[str, Any]) -> str:
    actions.advance_plan(found, by=request.officer, at=clock.now(), stage=told["stage"])
    return _("Đã chuyển giai đoạn.")


def _issue(request: DeskRequest, found: Any, told: dict[str, Any]) -> str:
    issued = documents.get(told["document"], request.officer)
    actions.issue_planned(found, by=request.officer, at=clock.now(), document=issued)
    return _("Đã ghi ban hành %(number)s.") % {"number": issued.number}


def _drop(request: DeskRequest, found: Any, told: dict[str, Any]) -> str:
    actions.drop_planned(found, by=request.officer, at=clock.now(), reason=told["reason"])
    return _("Đã đưa văn bản ra khỏi kế hoạch.")


_DO: dict[str, Callable[[DeskRequest, Any, dict[str, Any]], str]] = {
    "giai-doan": _advance, "ban-hanh": _issue, "bo": _drop,
}  # fmt: skip


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    found = plans.get(pk, request.officer)
    if verb not in _DO:
        raise NotFound(_("Không có việc này. Mở lại trang văn bản."))
    form = _forms(found, request.POST)[verb]
    try:
        said = _DO[verb](request, found, checked(form))
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, plans.get(pk, request.officer), (verb, form), status=422)
    messages.success(request, said)
    return _to(pk)


def _to(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:planned", args=[pk]), status=303)


@require_safe
@desk
def postings(request: DeskRequest) -> HttpResponse:
    return _postings(request)


def _postings(
    request: DeskRequest, tried: tuple[str, RuleForm] | None = None, status: int = 200
) -> HttpResponse:
    on, keeps = clock.today(), policies.may_keep(request.officer)
    found = plans.postings(request.officer)
    lines = []
    for posting in found:
        slug = posting.document.slug
        form = tried[1] if tried and tried[0] == slug else PostingForm(auto_id=f"{slug}-%s")
        lines.append((posting, posting.is_late(on), form if keeps else None))
    context = {
        "lines": lines,
        "late": sum(late for _posting, late, _form in lines),
        "waiting": sum(posting.posted_on is None for posting in found),
        "tried": tried[1] if tried else None,
        "tabs": legislation_tabs.tabs(legislation_tabs.POSTINGS),
    }
    template = "desk/legislation/postings.html"
    return frame.page(request, template, context, current=DOCUMENTS, status=status)


@require_POST
@desk
def post(request: DeskRequest, slug: str) -> HttpResponse:
    found = documents.get(slug, request.officer)
    form = PostingForm(request.POST, auto_id=f"{slug}-%s")
    try:
        actions.record_posting(found, by=request.officer, at=clock.now(), **checked(form))
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _postings(request, (slug, form), status=422)
    messages.success(request, _("Đã ghi ngày đăng %(number)s.") % {"number": found.number})
    return HttpResponseRedirect(reverse("desk:postings"), status=303)
