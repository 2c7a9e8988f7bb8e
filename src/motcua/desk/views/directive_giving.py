"""Giving a task, in two taps where a dashboard knows what; and duties that recur."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desk import directive_rail, frame, task_files
from motcua.desk.asked_units import choices_of
from motcua.desk.forms.directives import DutyForm, GiveForm, prefilled
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.views.legislation import checked
from motcua.directives import actions, policies
from motcua.directives.queries import duties as queries
from motcua.directives.queries import task_page
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, NotAllowed
from motcua.organisations.policies import require
from motcua.organisations.queries import units

# The agencies of a province fit into one list that is searched; its divisions do not.
AGENCIES = frozenset({"department", "commune", "centre", "branch"})


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def give(request: DeskRequest) -> HttpResponse:
    require(request.officer, policies.ASSIGN)
    if request.method != "POST":
        known = prefilled(request.GET)
        return _giving(request, _give_form(request, known["units"], initial=known))
    form = _give_form(request, request.POST.getlist("units"), request.POST, request.FILES)
    try:
        tasks = _given(request, form)
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _giving(request, form, status=422)
    except NotAllowed as fault:
        form.blame({"units": [fault.message]})
        return _giving(request, form, status=422)
    told = ngettext("Đã giao %(n)d nhiệm vụ.", "Đã giao %(n)d nhiệm vụ.", len(tasks))
    messages.success(request, told % {"n": len(tasks)})
    one = reverse("desk:task", args=[tasks[0].pk])
    many = reverse("desk:tasks", args=["da-giao"])
    return HttpResponseRedirect(one if len(tasks) == 1 else many, status=303)


def _give_form(request: DeskRequest, chosen: list[str], *data: Any, **more: Any) -> GiveForm:
    others = task_page.all_units(clock.today())
    return GiveForm(*data, units=_offered(request, chosen), others=others, **more)


def _offered(request: DeskRequest, chosen: list[str]) -> list[tuple[str, str]]:
    """What was chosen or typed; else every agency that this officer may give tasks to."""
    typed = request.POST.get("unit_text", "")[:80]
    found = choices_of(typed, chosen, None, clock.now()) if typed or chosen else []
    on = clock.today()
    may = policies.units_to_assign(request.officer, on)
    if len(may) > 40:
        may = frozenset(pk for pk in may if units.place(pk, on).kind in AGENCIES)
    rest = sorted(((str(pk), units.full_name(pk, on)) for pk in may), key=lambda pair: pair[1])
    had = {pk for pk, _name in found}
    return [*found, *(pair for pair in rest if pair[0] not in had)]


def _giving(request: DeskRequest, form: GiveForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "tabs": directive_rail.tabs(request.officer, "")}
    template = "desk/directives/give.html"
    return frame.page(request, template, context, current=directive_rail.TASKS, status=status)


@transaction.atomic
def _given(request: DeskRequest, form: GiveForm) -> list[Any]:
    checked(form)
    by, at = request.officer, clock.now()
    source = actions.enter_source(form.source(), by=by, at=at, file=task_files.stored(request, at))
    supporting = [int(unit) for unit in form.cleaned_data["supporting"]]
    return actions.assign_task(
        form.details(), form.due(), by=by, at=at, source=source, units=form.chosen(),
        supporting=supporting,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def duties(request: DeskRequest) -> HttpResponse:
    require(request.officer, policies.DUTY)
    if request.method != "POST":
        form = DutyForm(units=_offered(request, []), initial={"source_kind": "document"})
        return _duties(request, form)
    form = DutyForm(
        request.POST, request.FILES, units=_offered(request, request.POST.getlist("units"))
    )
    try:
        _kept(request, form)
    except DomainError as fault:
        form.blame(fault.errors if isinstance(fault, InvalidInput) else {"units": [fault.message]})
        return _duties(request, form, status=422)
    messages.success(request, _("Đã đặt việc định kỳ. Kỳ tới tự giao trước hạn."))
    return HttpResponseRedirect(reverse("desk:duties"), status=303)


@transaction.atomic
def _kept(request: DeskRequest, form: DutyForm) -> None:
    said = checked(form)
    by, at = request.officer, clock.now()
    source = actions.enter_source(form.source(), by=by, at=at, file=task_files.stored(request, at))
    ahead = said.get("ahead_days")
    term = actions.DutyTerm(
        valid_from=said["valid_from"], ahead_days=-1 if ahead is None else ahead
    )
    actions.keep_duty(
        form.details(), form.rule(), term, by=by, at=at, source=source, units=form.chosen()
    )


def _duties(request: DeskRequest, form: DutyForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "lines": queries.duties(request.officer, clock.today()),
        "tabs": directive_rail.tabs(request.officer, directive_rail.DUTIES),
    }
    template = "desk/directives/duties.html"
    return frame.page(request, template, context, current=directive_rail.TASKS, status=status)


@require_POST
@desk
def end_duty(request: DeskRequest, pk: int) -> HttpResponse:
    found = queries.duty(pk, request.officer)
    text = request.POST.get("text", "")
    actions.end_duty(found, by=request.officer, at=clock.now(), text=text)
    messages.success(request, _("Đã dừng việc định kỳ. Nhiệm vụ đã giao vẫn làm tiếp."))
    return HttpResponseRedirect(reverse("desk:duties"), status=303)
