"""What the national portal holds against ours: the control office compares, heads see their own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.figure_sheets import answer_of, workbook
from motcua.desk.figures_rail import DIFFERENCES
from motcua.desk.forms.differences import DifferencesForm, PortalFileForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.views.procedures import page_number, pager_of
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.kernel.money import grouped
from motcua.kernel.vietnamese import moment_text
from motcua.reports import policies
from motcua.reports.actions import ask_resend, reconcile
from motcua.reports.actions.reconcile import Theirs
from motcua.reports.portal_files import MOST_BYTES, read, template
from motcua.reports.ports import national_portal
from motcua.reports.queries import reconciliation as queries
from motcua.reports.queries.settlement import names_of
from motcua.reports.rules.reconciliation import DifferenceKind, ResendState

HEADS = ("code", "kind", "agency", "ours", "theirs", "since", "resolved_at", "reopened")
FAULTS = 30
MOST_EXPORTED = 50_000


@require_safe
@desk
def page(request: DeskRequest) -> HttpResponse:
    officer = request.officer
    policies.require_seeing_differences(officer)
    if request.GET.get("mau"):
        answer = HttpResponse(template(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="doi-chieu-mau.csv"'
        return answer
    form = _filters(request)
    filters = form.filters(request.GET.get("q", "").strip()[:64])
    if request.GET.get("tep") == "xlsx":
        rows = queries.rows(officer, filters)[:MOST_EXPORTED]
        return answer_of(workbook("doi-chieu", HEADS, [_cells(one) for one in rows]), "doi-chieu")
    return _page(request, form, filters)


def _filters(request: DeskRequest) -> DifferencesForm:
    codes = queries.agencies(request.officer)
    names = names_of("agency", set(codes))
    return DifferencesForm(request.GET, agencies=[(code, names.get(code, code)) for code in codes])


def _page(
    request: DeskRequest, form: DifferencesForm, filters: queries.Filters, *,
    tried: PortalFileForm | None = None, faults: Sequence[tuple[str, str]] = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    officer = request.officer
    found = queries.page(officer, filters, page_number(request))
    waiting = queries.waiting()
    names = names_of("agency", {one.agency for one in found.lines})
    query = request.GET.copy()
    query["tep"] = "xlsx"
    counts = queries.counts(officer)
    context = {
        "form": form,
        "text": filters.text,
        "chips": form.chips(request.GET, request.path),
        "found": found,
        "lines": [_line(one, names, waiting.get(one.code)) for one in found.lines],
        "result": _("%(n)s chỗ khác") % {"n": grouped(found.total)},
        "counts": [(_(DifferenceKind(kind).label), n) for kind, n in sorted(counts.items())],
        "runs": queries.runs(officer),
        "sync": queries.sync_rate(policies.difference_agencies(officer)),
        "pager": pager_of(request, found.number, found.pages),
        "export": query.urlencode(),
        "may_mend": policies.may_mend_differences(officer),
        "file_form": tried or PortalFileForm(),
        "faults": faults,
        "resends": queries.resends() if policies.may_mend_differences(officer) else [],
    }
    template_name = "desk/figures/differences.html"
    return frame.page(request, template_name, context, current=DIFFERENCES, status=status)


def _line(one: Any, names: Any, resend: Any) -> dict[str, Any]:
    return {
        "one": one,
        "kind": _(DifferenceKind(one.kind).label),
        "agency": names.get(one.agency, one.agency),
        "ours": _told(one.kind, one.ours),
        "theirs": _told(one.kind, one.theirs),
        "resend": _(ResendState(resend.state).label) if resend else "",
        "here": one.kind != DifferenceKind.MISSING_HERE,
    }


def _told(kind: str, text: str) -> str:
    """A state by its name, a moment as people write it."""
    if kind in {DifferenceKind.STATUS, DifferenceKind.MISSING_HERE, DifferenceKind.MISSING_THERE}:
        return str(Status(int(text)).label) if text else ""
    if "T" in text:
        day, _sep, time = text.partition("T")
        year, month, number = day.split("-")
        return f"{time} {number}/{month}/{year}"
    return text


def _cells(one: Any) -> tuple[str, ...]:
    resolved = moment_text(one.resolved_at) if one.resolved_at else ""
    return (one.code, one.kind, one.agency, one.ours, one.theirs, moment_text(one.since), resolved,
            str(one.reopened))  # fmt: skip


@require_POST
@desk
def compare(request: DeskRequest) -> HttpResponse:
    """A file, or what the portal itself answers; faults by line, and nothing half kept."""
    policies.require_mending(request.officer)
    tried = PortalFileForm(request.POST, request.FILES)
    try:
        told = _theirs(request, tried)
        run = reconcile(told, by=request.officer, at=clock.now())
    except InvalidInput as fault:
        return _refused(request, tried, fault)
    messages.success(
        request,
        _("Đã đối chiếu lần %(n)d: Cổng có %(held)d, ta có %(ours)d, khớp %(same)d.")
        % {"n": run.number, "held": run.held, "ours": run.ours, "same": run.same},
    )
    return HttpResponseRedirect(reverse("desk:differences"), status=303)


def _theirs(request: DeskRequest, tried: PortalFileForm) -> Theirs:
    now = clock.now()
    if request.POST.get("nguon") == "cong":
        portal = national_portal()
        return Theirs(held=portal.held(now), source=portal.source, as_of=now)
    if not tried.is_valid():
        raise InvalidInput(errors={})
    file = tried.cleaned_data["tep"]
    if file.size > MOST_BYTES:
        raise InvalidInput(_("Tệp lớn hơn 64 MB. Chia tệp theo kỳ."), field="tep")
    content = file.read()
    listed = read(content, file.name)
    return Theirs(
        held=listed.held, compared=listed.compared, source=file.name[:200], as_of=now,
        digest=hashlib.sha256(content).hexdigest(), first=tried.cleaned_data["tu"],
        last=tried.cleaned_data["den"],
    )  # fmt: skip


def _refused(request: DeskRequest, tried: PortalFileForm, fault: InvalidInput) -> HttpResponse:
    lines = [(place, text) for place, texts in fault.errors.items() for text in texts]
    by_line = [(place, text) for place, text in lines if place.startswith("Dòng")]
    tried.is_valid()
    for place, text in [] if by_line else lines:
        names = {"file": "tep", "held": "tep", "to": "den"}
        tried.add_error(
            names.get(place, place) if names.get(place, place) in tried.fields else None, text
        )
    if by_line:
        tried.add_error("tep", fault.message)
    form = _filters(request)
    return _page(request, form, form.filters(""), tried=tried, faults=by_line[:FAULTS], status=422)


@require_http_methods(["POST"])
@desk
def resend(request: DeskRequest) -> HttpResponse:
    codes = [code for code in request.POST.getlist("code") if code]
    number = ask_resend(codes, by=request.officer, at=clock.now())
    messages.success(request, _("Đã đưa %(n)d hồ sơ vào hàng gửi lại.") % {"n": number})
    return HttpResponseRedirect(reverse("desk:differences"), status=303)
