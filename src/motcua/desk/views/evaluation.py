"""The eighteen points of NĐ 61/2018, for periods in which it was in force."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.figures_rail import INDEX
from motcua.desk.forms.figures import PeriodForm
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.reports.queries import evaluation as queries
from motcua.reports.queries.offered import offered_units, require_unit
from motcua.reports.rules.evaluation import evaluation, marks
from motcua.reports.rules.evaluation_facts import PETITIONS

# The last quarter of its time.
USUAL = {"tu": "01/04/2025", "den": "30/06/2025"}


@require_safe
@desk
def page(request: DeskRequest) -> HttpResponse:
    """Marks stand in the address alone: what is given for a period is reckoned, not kept."""
    offered = offered_units(request.officer, clock.today())
    first = {"don_vi": offered[0][0]} if offered else {}
    form = PeriodForm(request.GET if "tu" in request.GET else {**USUAL, **first}, offered=offered)
    context: dict[str, Any] = {"form": form, "rules": evaluation(), "offered": offered}
    if not offered:
        return _page(request, context)
    if not form.is_valid():
        return _page(request, context, status=422)
    try:
        context |= _told(request, form.cleaned_data)
    except InvalidInput as fault:
        form.add_error(fault.field if fault.field in form.fields else None, fault.message)
        return _page(request, context, status=422)
    return _page(request, context)


def _told(request: DeskRequest, asked: dict[str, Any]) -> dict[str, Any]:
    require_unit(request.officer, asked["don_vi"], clock.today())
    days = (asked["tu"], asked["den"])
    told = queries.told_by_dossiers(*days, asked["don_vi"])
    asked_of = queries.told_by_petitions(*days, asked["don_vi"])
    given = _given(request)
    query = {"tu": f"{days[0]:%d/%m/%Y}", "den": f"{days[1]:%d/%m/%Y}", "don_vi": asked["don_vi"]}
    criteria = [
        {"rule": one, "given": request.GET.get(f"c{one.number}", ""),
         "told": told.get(one.number), "steps": list(enumerate(one.steps)),
         "counts": _counts(told, one.number),
         "petitions": asked_of if one.number == PETITIONS else None}
        for one in evaluation().criteria
    ]  # fmt: skip
    return {
        "criteria": criteria,
        "marks": marks(given, asked["den"]) if given else None,
        "query": urlencode(query),
        "hidden": query,
    }


def _counts(told: dict[int, queries.Told], number: int) -> list[tuple[int, int]]:
    """(points, dossiers), the best first."""
    return list(zip((2, 1, 0), told[number].counts, strict=True)) if number in told else []


def _given(request: DeskRequest) -> dict[int, int | None]:
    """Raises InvalidInput for what is no mark."""
    found: dict[int, int | None] = {}
    for one in evaluation().criteria:
        text = request.GET.get(f"c{one.number}", "")
        if text == "-":
            found[one.number] = None
        elif text:
            if not (text.isascii() and text.isdigit() and len(text) < 3):
                raise InvalidInput(
                    _("Tiêu chí %(n)d: chỉ chấm 0, 1 hoặc 2.") % {"n": one.number}, field=""
                )
            found[one.number] = int(text)
    return found


def _page(request: DeskRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    template = "desk/figures/evaluation.html"
    return frame.page(request, template, context, current=INDEX, status=status)


@require_safe
@desk
def behind(request: DeskRequest, criterion: int, points: int) -> HttpResponse:
    offered = offered_units(request.officer, clock.today())
    form = PeriodForm(request.GET, offered=offered)
    if not offered or not form.is_valid():
        raise NotFound(_("Kỳ hoặc đơn vị không đúng. Mở lại từ trang đánh giá 18 điểm."))
    asked = form.cleaned_data
    require_unit(request.officer, asked["don_vi"], clock.today())
    codes, total = queries.dossiers(asked["tu"], asked["den"], asked["don_vi"], criterion, points)
    rule = evaluation().criteria[criterion - 1]
    context = {
        "rule": rule, "step": rule.steps[points] if points < len(rule.steps) else "",
        "points": points, "codes": codes, "total": total, "asked": asked,
        "back": request.GET.urlencode(),
    }  # fmt: skip
    return frame.page(request, "desk/figures/evaluation_rows.html", context, current=INDEX)
