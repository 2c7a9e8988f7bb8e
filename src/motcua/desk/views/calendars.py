"""Calendars: look at a unit's year, change it after seeing which dossiers would move."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.calendars import policies
from motcua.calendars.actions import enter_change, withdraw_change
from motcua.calendars.actions.enter_change import check_planned
from motcua.calendars.queries import calendars_now
from motcua.calendars.queries.view import is_reckonable, next_year_to_announce
from motcua.calendars.rules.entries import Entry
from motcua.calendars.rules.plans import plan_withdrawal
from motcua.desk import frame
from motcua.desk.calendar_page import (
    listed_units,
    page_of,
    preview_lines,
    sample_of,
    source_text,
)
from motcua.desk.forms.calendars import FORMS, PlanForm, WithdrawForm, YearForm, assumed_text
from motcua.desk.guard import DeskRequest, desk
from motcua.dossiers.queries.calendar_moves import preview
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.kernel.folding import clean_text
from motcua.organisations.queries import units

CONFIRM = "dong-y"


@require_safe
@desk
def index(request: DeskRequest) -> HttpResponse:
    text = clean_text(request.GET.get("q", "")[:100])
    context = {
        "text": text,
        "units": listed_units(request.officer, clock.today(), text),
        "announces": policies.may_change(request.officer, None),
        "next_year": next_year_to_announce(),
    }
    return frame.page(request, "desk/calendars/index.html", context, current=frame.CALENDARS)


@require_safe
@desk
def unit(request: DeskRequest, slug: str) -> HttpResponse:
    now = clock.now()
    number = units.number_of(slug, now.date())
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else now.year
    if not is_reckonable(number, year, now.date()):
        year = now.year
    context = page_of(number, year, request.officer, now) | {
        "slug": slug,
        "name": units.unit_name(number, now.date()),
        "years": [y for y in (year - 1, year + 1) if is_reckonable(number, y, now.date())],
    }
    return frame.page(request, "desk/calendars/unit.html", context, current=frame.CALENDARS)


@require_safe
@desk
def unit_by_number(request: DeskRequest, number: int) -> HttpResponse:
    """From a dossier, which knows its authority by number."""
    slug = units.slugs([number]).get(number)
    if slug is None:
        raise NotFound(_("Không có đơn vị này."))
    return HttpResponseRedirect(reverse("desk:calendar", args=[slug]))


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def change(request: DeskRequest, slug: str, kind: str) -> HttpResponse:
    """Typed, then shown with what it moves, then entered."""
    if kind not in FORMS:
        raise NotFound(_("Không có loại thay đổi này. Quay lại trang lịch của đơn vị."))
    number = units.number_of(slug, clock.today())
    policies.require_change(request.officer, number)
    form = FORMS[kind](request.POST or None)
    context = {
        "slug": slug,
        "name": units.unit_name(number, clock.today()),
        "source": source_text(number, clock.today()),
        "back": reverse("desk:calendar", args=[slug]),
    }
    return _planned(request, form, number, context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def announce(request: DeskRequest) -> HttpResponse:
    policies.require_change(request.officer, None)
    year = next_year_to_announce()
    initial = {"year": year, "days": assumed_text(year)}
    form = YearForm(request.POST or None, initial=initial)
    context = {"name": _("Cả nước"), "back": reverse("desk:calendars")}
    return _planned(request, form, 0, context)


def _planned(
    request: DeskRequest, form: PlanForm, number: int, context: dict[str, Any]
) -> HttpResponse:
    context = {"form": form, "title": form.title, **context}
    if request.method != "POST":
        return _plan_page(request, context)
    try:
        entry = _entry(form, number)
        if CONFIRM in request.POST:
            enter_change(entry, by=request.officer, at=clock.now())
            return _entered(request, context["back"])
        context |= _consequences(request, entry)
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _plan_page(request, context, status=422)
    return _plan_page(request, context)


def _entry(form: PlanForm, number: int) -> Entry:
    if not form.is_valid():
        raise InvalidInput(errors={})
    entry = form.planned(number)
    check_planned(entry)
    return entry


def _consequences(request: DeskRequest, entry: Entry) -> dict[str, Any]:
    found = preview(entry, request.officer, clock.today())
    return {
        "preview": found,
        "preview_lines": preview_lines(found),
        "sample": sample_of(found.sample),
        "confirm": CONFIRM,
    }


def _plan_page(request: DeskRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    template = "desk/calendars/plan.html"
    return frame.page(request, template, context, current=frame.CALENDARS, status=status)


def _entered(request: DeskRequest, back: str) -> HttpResponse:
    said = _("Đã ghi. Hồ sơ đang giải quyết được tính lại hạn trong ít phút, mỗi hồ sơ kèm lý do.")
    messages.success(request, said)
    return HttpResponseRedirect(back, status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def withdraw(request: DeskRequest, slug: str, change: int) -> HttpResponse:
    number = units.number_of(slug, clock.today())
    name = units.unit_name(number, clock.today())
    return _withdraw(request, change, number, name, reverse("desk:calendar", args=[slug]))


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def withdraw_year(request: DeskRequest, change: int) -> HttpResponse:
    return _withdraw(request, change, None, _("Cả nước"), reverse("desk:calendars"))


def _withdraw(
    request: DeskRequest, change: int, number: int | None, name: str, back: str
) -> HttpResponse:
    entry = calendars_now().entry(change)
    if entry is None or entry.unit_id != number:
        raise NotFound(_("Không có thay đổi lịch này. Tải lại trang lịch."))
    policies.require_change(request.officer, number)
    form = WithdrawForm(request.POST or None)
    context = {
        "form": form, "title": _("Bỏ một thay đổi lịch"), "back": back, "name": name,
        "danger": True, **_consequences(request, plan_withdrawal(entry, name="-")),
    }  # fmt: skip
    if request.method != "POST":
        return _plan_page(request, context)
    if not form.is_valid():
        return _plan_page(request, context, status=422)
    withdraw_change(change, by=request.officer, at=clock.now(), name=form.cleaned_data["name"])
    return _entered(request, back)
