"""Who has not sent which report; reminders; and from which day data run."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame, report_pages
from motcua.desk.forms.reports import BoardForm, CutoffForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.report_rail import REPORTS
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.policies import require
from motcua.reports import actions
from motcua.reports.queries import periods, statutory_board
from motcua.reports.rules.periods import Cutoff, PeriodKind, latest_ended, parse
from motcua.reports.rules.statutory import form_of

FIRST_FORM = "settlement-own"


@require_safe
@desk
def board(request: DeskRequest) -> HttpResponse:
    """`?ky=2026-Q3&bieu=settlement-own`; the last quarter that ended unless asked otherwise."""
    today = clock.today()
    usual = latest_ended(PeriodKind.QUARTER, today, periods.cutoffs()).key
    form = BoardForm(request.GET, offered={
        "ky": report_pages.period_choices(today),
        "bieu": report_pages.form_choices(today, owed=True),
    })  # fmt: skip
    taken = form.taken()
    reach = periods.reach(parse(taken.get("ky", usual)))
    definition = form_of(taken.get("bieu", FIRST_FORM), reach.last)
    owed = statutory_board.board(definition, reach, request.officer, today)
    sent = [one for one in owed if one.sent]
    context = {
        "form": form, "reach": reach, "owed": owed,
        "title": f"{definition.number} · {definition.title}",
        "key": definition.key, "sent": len(sent), "total": len(owed),
        "late": sum(1 for one in sent if one.late_days), "due": _due(definition, reach),
        "overdue": _due(definition, reach) < today, "states": _states(owed),
        "may_remind": request.officer.reach(Authority.REPORT_REMIND) > Reach.NONE,
        "chips": form.chips(request.GET, request.path),
    }  # fmt: skip
    return frame.page(request, "desk/statutory/board.html", context, current=REPORTS)


def _due(definition: Any, reach: Any) -> dt.date:
    return statutory_board.due_of(definition, reach)


def _states(owed: list[statutory_board.Owed]) -> list[tuple[statutory_board.Owed, str]]:
    return [
        (one, _(report_pages.STATES[one.report.stage]) if one.report else _("Chưa lập"))
        for one in owed
    ]


@require_POST
@desk
def remind(request: DeskRequest) -> HttpResponse:
    """One unit, or all that have not sent (`unit` empty): 303 back to the board."""
    form, period = request.POST.get("form", ""), request.POST.get("period", "")
    reach = periods.reach(parse(period))
    definition = form_of(form, reach.last)
    require(request.officer, Authority.REPORT_REMIND)
    owed = statutory_board.board(definition, reach, request.officer, clock.today())
    chosen = request.POST.get("unit", "")
    wanted = [one for one in owed if not one.sent and chosen in {"", str(one.unit_id)}]
    for one in wanted:
        actions.remind_report(form, one.unit_id, period, by=request.officer, at=clock.now())
    messages.success(request, _("Đã nhắc %(n)d đơn vị.") % {"n": len(wanted)})
    query = urlencode({"ky": reach.period.key, "bieu": definition.key})
    return HttpResponseRedirect(f"{reverse('desk:report_board')}?{query}", status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def cutoffs(request: DeskRequest) -> HttpResponse:
    require(request.officer, Authority.REPORT_CUTOFF_SET)
    form, status = CutoffForm(request.POST or None), 200
    if request.method == "POST":
        try:
            _set(request, form)
            messages.success(request, _("Đã đặt ngày chốt số liệu."))
            return HttpResponseRedirect(reverse("desk:report_cutoffs"), status=303)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
    known = sorted(periods.cutoffs(), key=lambda one: one.valid_from, reverse=True)
    context = {"form": form, "cutoffs": known, "reaches": report_pages.reaches(clock.today())}
    template = "desk/statutory/cutoffs.html"
    return frame.page(request, template, context, current=REPORTS, status=status)


def _set(request: DeskRequest, form: CutoffForm) -> None:
    if not form.is_valid():
        raise InvalidInput(errors={})
    actions.set_cutoff(Cutoff(**form.cleaned_data), by=request.officer, at=clock.now())
