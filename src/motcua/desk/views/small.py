"""Small answers while an act is being typed: which day that is, which units there are."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.asked_units import choices_of
from motcua.desk.forms.moments import moment_of
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.ui.words import moment_words


@require_safe
@desk
def day(request: DeskRequest) -> HttpResponse:
    """The moment that was typed, with its day of the week."""
    text = next((text for value in request.GET.values() if (text := str(value).strip())), "")
    found = moment_of(text[:40], clock.now()) if text else None
    said = moment_words(found) if found else ""
    if text and found is None:
        said = _("Chưa phải ngày. Gõ như 8/10, 081026, mai hoặc +3.")
    return HttpResponse(escape(said))


@require_POST
@desk
def asked_units(request: DeskRequest) -> HttpResponse:
    chosen = request.POST.getlist("units")
    text = request.POST.get("unit_text", "")[:80]
    choices = choices_of(text, chosen, request.officer.unit_id, clock.now())
    context = {"choices": [(unit, name, unit in chosen) for unit, name in choices], "text": text}
    return render(request, "desk/asked_units.html", context)
