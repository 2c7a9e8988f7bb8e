"""Thresholds, and the alerts that they raised: set by the control office, answered by heads."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.alert_words import lines_of, rule_words
from motcua.desk.board_words import period_words
from motcua.desk.boards_rail import BOARDS
from motcua.desk.forms.boards import AlertRuleForm, AnswerForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.views.boards import place_words, view_of
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.reports import actions, policies
from motcua.reports.queries import alerts as queries
from motcua.reports.queries import board_views
from motcua.reports.queries.board_views import View


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def rules(request: DeskRequest) -> HttpResponse:
    policies.require_keeping_alert_rules(request.officer)
    view = view_of(request)
    form = AlertRuleForm(
        request.POST or None, indicators=queries.choices(),
        agencies=board_views.offered_units(View(period=view.period), clock.today()),
    )  # fmt: skip
    status = 200
    if request.method == "POST":
        try:
            _set(request, form)
        except InvalidInput as fault:
            for name, said in fault.errors.items():
                form.add_error(name if name in form.fields else None, said)
            status = 422
        else:
            messages.success(request, _("Đã đặt ngưỡng."))
            return HttpResponseRedirect(reverse("desk:board_rules"), status=303)
    kept = queries.all_rules(request.officer)
    names = board_views.names_of({one.agency for one in kept if one.agency}, clock.today())
    context = {
        "form": form, "today": clock.today(),
        "kept": [(one, rule_words(one), names.get(one.agency, "")) for one in kept],
    }  # fmt: skip
    return frame.page(request, "desk/boards/rules.html", context, current=BOARDS, status=status)


def _set(request: DeskRequest, form: AlertRuleForm) -> None:
    if not form.is_valid():
        raise InvalidInput(errors={})
    actions.set_alert_rule(form.details(), by=request.officer, at=clock.now())


@require_POST
@desk
def end(request: DeskRequest, pk: int) -> HttpResponse:
    rule = queries.rule(pk, request.officer)
    actions.end_alert_rule(rule, clock.today(), by=request.officer, at=clock.now())
    messages.success(request, _("Ngưỡng thôi áp dụng từ ngày mai."))
    return HttpResponseRedirect(reverse("desk:board_rules"), status=303)


@require_safe
@desk
def alerts(request: DeskRequest) -> HttpResponse:
    """Of the period: what was raised, and who took notice."""
    return _alerts(request)


@require_POST
@desk
def acknowledge(request: DeskRequest, pk: int) -> HttpResponse:
    alert = queries.get(pk, request.officer, clock.today())
    form = AnswerForm(request.POST)
    try:
        answer = form.cleaned_data["answer"] if form.is_valid() else ""
        actions.acknowledge_alert(alert, answer, by=request.officer, at=clock.now())
    except InvalidInput as fault:
        if not form.errors:
            form.add_error("answer", fault.message)
        return _alerts(request, {"form": form, "answering": pk}, status=422)
    messages.success(request, _("Đã tiếp nhận cảnh báo."))
    return HttpResponseRedirect(reverse("desk:board_alerts"), status=303)


def _alerts(
    request: DeskRequest, more: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    view, today = view_of(request), clock.today()
    found = queries.seen(view)
    context = {
        "lines": lines_of(found, today),
        "mine": {one.pk for one in queries.unread(request.officer, today)},
        "form": AnswerForm(), "place": place_words(view), "when": period_words(view.period),
        "may_keep_rules": policies.may_keep_alert_rules(request.officer), **(more or {}),
    }  # fmt: skip
    return frame.page(request, "desk/boards/alerts.html", context, current=BOARDS, status=status)
