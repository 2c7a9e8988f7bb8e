"""Small answers while an intake is being typed: draft, persons, procedures, right column."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.guard import DeskRequest, desk
from motcua.desk.intake_live import live as live_of
from motcua.desk.intake_people import people as people_of
from motcua.desk.intake_state import DRAFT, IntakeState, content_of
from motcua.desk.intake_steps import matches
from motcua.desk.views.intake import may_file, may_take_in
from motcua.kernel import clock
from motcua.organisations.actions import clear_draft, save_draft


@require_POST
@desk
def draft(request: DeskRequest) -> HttpResponse:
    may_file(request)
    save_draft(DRAFT, content_of(request.POST), by=request.officer, at=clock.now())
    return HttpResponse(status=204)


@require_POST
@desk
def drop(request: DeskRequest) -> HttpResponse:
    may_file(request)
    clear_draft(DRAFT, by=request.officer, at=clock.now())
    return HttpResponseRedirect(reverse("desk:intake"), status=303)


@require_POST
@desk
def people(request: DeskRequest) -> HttpResponse:
    """By POST: what is typed here may be a person's number."""
    may_take_in(request)
    text = request.POST.get("person_text", "").strip()
    return render(request, "desk/intake/people.html", {"people": people_of(text), "searched": text})


@require_safe
@desk
def procedures(request: DeskRequest) -> HttpResponse:
    may_file(request)
    text = request.GET.get("procedure_text", "").strip()
    context = {"procedures": matches(text), "about": text}
    return render(request, "desk/intake/procedures.html", context)


@require_POST
@desk
def live(request: DeskRequest) -> HttpResponse:
    may_file(request)
    state = IntakeState(content_of(request.POST), request.officer, clock.now())
    return render(request, "desk/intake/live.html", live_of(state))
