"""Periodic reports: the list, who has not sent, one report with its cells, its acts and its files.

Chief clerks draft and check, heads approve, the control office follows up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, report_pages
from motcua.desk.forms.reports import (
    DraftForm,
    ReasonForm,
    RemarkForm,
    ReportsForm,
)
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.lines import row_of
from motcua.desk.report_rail import REPORTS
from motcua.desk.views.procedures import page_number, pager_of
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.kernel.money import grouped
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.queries import units
from motcua.reports import actions, statutory_files
from motcua.reports.queries import periods, statutory, statutory_board, statutory_papers
from motcua.reports.queries.statutory import StatutoryReport
from motcua.reports.rules.periods import PeriodKind, latest_ended

MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf", "csv": "text/csv; charset=utf-8",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def listing(request: DeskRequest) -> HttpResponse:
    """POST drafts a report: 303 to it, or 422 with the form as it was typed."""
    draft, status = _draft_form(request), 200
    if request.method == "POST" and draft is not None:
        try:
            said = _("Đã lập báo cáo. Số liệu lấy từ hệ thống.")
            return _to(_drafted(request, draft), said, request)
        except InvalidInput as fault:
            draft.blame(fault.errors)
            status = 422
    return _list_page(request, draft, status)


def _drafted(request: DeskRequest, form: DraftForm) -> StatutoryReport:
    if not form.is_valid():
        raise InvalidInput(errors={})
    told = form.cleaned_data
    return actions.draft_report(
        told["form"], int(told["unit"]), told["period"], by=request.officer, at=clock.now()
    )


def _draft_form(request: DeskRequest) -> DraftForm | None:
    today = clock.today()
    mine = statutory_board.draftable(request.officer, today)
    if not mine:
        return None
    offered: dict[str, Any] = {"form": report_pages.form_choices(today), "unit": mine,
               "period": report_pages.period_choices(today)}  # fmt: skip
    usual = latest_ended(PeriodKind.QUARTER, today, periods.cutoffs()).key
    return DraftForm(request.POST or None, offered=offered, initial={"period": usual})


def _list_page(request: DeskRequest, draft: DraftForm | None, status: int) -> HttpResponse:
    today = clock.today()
    named = statutory_board.reported(request.officer, today)
    form = ReportsForm(request.GET, offered={
        "ky": report_pages.period_choices(today), "bieu": report_pages.form_choices(today),
        "don_vi": named, "tt": [(key.value, _(name)) for key, name in report_pages.STATES.items()],
    })  # fmt: skip
    found = statutory.page(form.filters(), request.officer, page_number(request))
    context = {
        "form": form, "draft": draft, "rows": report_pages.listed(found.reports, dict(named)),
        "chips": form.chips(request.GET, request.path), "total": found.total,
        "result": _("%(n)s báo cáo") % {"n": grouped(found.total)},
        "pager": pager_of(request, found.number, found.pages), "pages": found.pages,
        "may_follow": request.officer.reach(Authority.REPORT_REMIND) > Reach.NONE,
        "may_cut": request.officer.reach(Authority.REPORT_CUTOFF_SET) > Reach.NONE,
    }  # fmt: skip
    template = "desk/statutory/list.html"
    return frame.page(request, template, context, current=REPORTS, status=status)


@require_safe
@desk
def report(request: DeskRequest, pk: int) -> HttpResponse:
    return _report_page(request, statutory.get(pk, request.officer))


def _report_page(
    request: DeskRequest, found: StatutoryReport, tried: Any = None, verb: str = ""
) -> HttpResponse:  # fmt: skip
    forms: dict[str, Any] = {
        "remark": RemarkForm(initial={"remarks": found.remarks}, auto_id="thuyet-minh-%s"),
        "send_back": ReasonForm(auto_id="tra-lai-%s"),
        "correct": ReasonForm(auto_id="sua-%s"),
    }
    if tried is not None:
        forms[_FORMS[verb]] = tried
    context = report_pages.page_of(found, request.officer)
    context |= {"forms": forms, "tried": tried, "unit": units.unit_name(found.unit_id, found.last)}
    status = 422 if tried is not None else 200
    template = "desk/statutory/report.html"
    return frame.page(request, template, context, current=REPORTS, status=status)


def _check(request: DeskRequest, found: StatutoryReport, form: None) -> tuple[Any, str]:
    done = actions.check_report(found, by=request.officer, at=clock.now())
    return done, _("Đã kiểm tra. Chuyển người đứng đầu duyệt.")


def _approve(request: DeskRequest, found: StatutoryReport, form: None) -> tuple[Any, str]:
    done = actions.approve_report(found, by=request.officer, at=clock.now())
    return done, _("Đã duyệt. Số liệu từ nay không đổi.")


def _send(request: DeskRequest, found: StatutoryReport, form: None) -> tuple[Any, str]:
    done = actions.send_report(found, by=request.officer, at=clock.now())
    return done, _("Đã gửi báo cáo.")


def _remark(request: DeskRequest, found: StatutoryReport, form: Any) -> tuple[Any, str]:
    remarks = _told(form)["remarks"]
    done = actions.remark_report(found, by=request.officer, at=clock.now(), remarks=remarks)
    return done, _("Đã ghi thuyết minh.")


def _send_back(request: DeskRequest, found: StatutoryReport, form: Any) -> tuple[Any, str]:
    reason = _told(form)["reason"]
    done = actions.send_back_report(found, by=request.officer, at=clock.now(), reason=reason)
    return done, _("Đã trả lại người lập.")


def _correct(request: DeskRequest, found: StatutoryReport, form: Any) -> tuple[Any, str]:
    reason = _told(form)["reason"]
    done = actions.correct_report(found, by=request.officer, at=clock.now(), reason=reason)
    return done, _("Đã lập bản sửa. Bản đã gửi vẫn giữ nguyên.")


def _told(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise InvalidInput(errors={})
    return dict(form.cleaned_data)


_DO: dict[str, Callable[[DeskRequest, StatutoryReport, Any], tuple[Any, str]]] = {
    "kiem-tra": _check, "duyet": _approve, "gui": _send, "thuyet-minh": _remark,
    "tra-lai": _send_back, "sua": _correct,
}  # fmt: skip
_FORMS = {"thuyet-minh": "remark", "tra-lai": "send_back", "sua": "correct"}


@require_POST
@desk
def act(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    """303 to the report, 422 with the typed text kept, 403 or 409 with the reason."""
    found = statutory.get(pk, request.officer)
    if verb not in _DO:
        raise NotFound(_("Không có việc này. Mở lại trang báo cáo."))
    form = None
    if verb in _FORMS:
        kind = RemarkForm if verb == "thuyet-minh" else ReasonForm
        form = kind(request.POST, auto_id=f"{verb}-%s")
    try:
        done, said = _DO[verb](request, found, form)
    except InvalidInput as fault:
        if form is None:
            raise
        form.blame(fault.errors)
        return _report_page(request, found, form, verb)
    return _to(done, said, request)


def _to(found: StatutoryReport, said: str, request: DeskRequest) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:report", args=[found.pk]), status=303)


@require_safe
@desk
def cell(request: DeskRequest, pk: int, column: str) -> HttpResponse:
    """The dossiers, procedures or posts that one cell counts."""
    found, now = statutory.get(pk, request.officer), clock.now()
    row = request.GET.get("dong")
    behind = statutory.behind(found, column, row, request.officer, page_number(request))
    one = statutory.column_of(found, column)
    context = {
        "report": found, "title": report_pages.title_of(found.form, found.last), "column": one,
        "row": row, "behind": behind, "rows": [row_of(d, now) for d in behind.dossiers],
        "pager": pager_of(request, behind.number, behind.pages),
        "unit": units.unit_name(found.unit_id, found.last),
    }  # fmt: skip
    return frame.page(request, "desk/statutory/cell.html", context, current=REPORTS)


@require_safe
@desk
def content(request: DeskRequest, pk: int, kind: str) -> HttpResponse:
    """`?in=1` shows the PDF in place, to print it."""
    found = statutory.get(pk, request.officer)
    if kind not in MEDIA:
        raise NotFound(_("Không có loại tệp này. Chọn Excel, Word, PDF hoặc CSV."))
    figures = statutory.shown_figures(found)
    if kind == "csv":
        made: bytes = ("\ufeff" + statutory_files.as_csv(figures)).encode()
    else:
        told = statutory_papers.told_of(found, clock.now())
        made = statutory_files.MAKERS[kind](figures, told)
    answer = HttpResponse(made, content_type=MEDIA[kind])
    name = f"{found.form}-{found.unit.slug}-{found.period}-v{found.number}.{kind}"
    how = "inline" if kind == "pdf" and request.GET.get("in") else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    return answer
