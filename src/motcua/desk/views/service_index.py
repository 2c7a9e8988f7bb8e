"""The 766 index for the control office, leaders and heads: points, parts, the rows behind each."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.figure_sheets import answer_of, workbook
from motcua.desk.figures_rail import INDEX
from motcua.desk.forms.figures import IndexForm, period_before, this_month
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.views.procedures import page_number, pager_of
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound
from motcua.reports.index_pages import Sheet, sheet, sheets
from motcua.reports.queries import service_index as queries
from motcua.reports.queries.offered import offered_units, require_unit
from motcua.reports.rules.service_index import set_in_force

PAGE = 100
HEADS = ("key", "name", "group", "metric", "label", "numerator", "denominator", "share", "points",
         "maximum", "source")  # fmt: skip


@require_safe
@desk
def page(request: DeskRequest) -> HttpResponse:
    form, offered = _form(request)
    if not offered:
        return _page(request, {"form": None})
    if not form.is_valid():
        return _page(request, {"form": form}, status=422)
    try:
        told = _told(request, form.cleaned_data)
    except InvalidInput as fault:
        form.add_error(None, fault.message)
        return _page(request, {"form": form}, status=422)
    if request.GET.get("tep") == "xlsx":
        return answer_of(workbook("766", HEADS, _lines(told["rows"])), "chi-so-766")
    return _page(request, {"form": form, **told})


def _form(request: DeskRequest) -> tuple[IndexForm, list[tuple[str, str]]]:
    offered = offered_units(request.officer, clock.today())
    first = {"don_vi": offered[0][0]} if offered else {}
    return IndexForm(
        request.GET if "tu" in request.GET else {**this_month(), **first}, offered=offered
    ), offered


def _told(request: DeskRequest, asked: dict[str, Any]) -> dict[str, Any]:
    first, last, unit = asked["tu"], asked["den"], asked["don_vi"]
    require_unit(request.officer, unit, clock.today())
    if asked["theo"]:
        rows = sheets(first, last, by=queries.By(asked["theo"]), unit=unit)
    else:
        rows = [sheet(first, last, unit=unit)]
    whole, before = rows[-1], _before(first, last, unit)
    query = {"tu": f"{first:%d/%m/%Y}", "den": f"{last:%d/%m/%Y}", "don_vi": unit}
    return {
        "rows": rows,
        "whole": whole,
        "others": rows[:-1],
        "asked": asked,
        "before": before,
        "groups": [
            (group, [(line, before["shares"].get(line.key, "")) for line in group.lines])
            for group in whole.groups
        ],
        "query": urlencode(query),
        "export": urlencode({**query, "theo": asked["theo"], "tep": "xlsx"}),
        "running": last >= clock.today(),
    }


def _before(first: dt.date, last: dt.date, unit: str) -> dict[str, Any]:
    """The period before by its metrics; what cannot be compared says why."""
    days = period_before(first, last)
    try:
        found = sheet(*days, unit=unit)
    except InvalidInput as fault:
        return {"days": days, "why": fault.message, "shares": {}}
    shares = {line.key: line.share for group in found.groups for line in group.lines}
    return {"days": days, "why": "", "sheet": found, "shares": shares}


def _lines(rows: list[Sheet]) -> list[tuple[str, ...]]:
    return [
        (one.key, one.unit, group.name, line.key, line.name, line.numerator, line.denominator,
         line.share, line.points, line.maximum, line.source)
        for one in rows for group in one.groups for line in group.lines
    ]  # fmt: skip


def _page(request: DeskRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    template = "desk/figures/service_index.html"
    return frame.page(request, template, context, current=INDEX, status=status)


@require_safe
@desk
def behind(request: DeskRequest, metric: str) -> HttpResponse:
    """Every dossier or procedure of a figure, those that do not count first."""
    form, offered = _form(request)
    if not offered or not form.is_valid():
        raise NotFound(_("Kỳ hoặc đơn vị không đúng. Mở lại từ trang Bộ chỉ số 766."))
    asked = form.cleaned_data
    require_unit(request.officer, asked["don_vi"], clock.today())
    days = (asked["tu"], asked["den"])
    one = set_in_force(*days).metric(metric)
    rows = queries.behind(metric, *days, unit=asked["don_vi"])
    rows.sort(key=lambda row: (row.counted, row.key))
    if request.GET.get("tep") == "xlsx":
        names = queries.names_behind(one.definition, [row.key for row in rows])
        cells = [(row.key, names.get(row.key, ""), str(int(row.counted))) for row in rows]
        return answer_of(
            workbook(metric, ("key", "name", "counted"), cells), f"chi-so-766-{metric}"
        )
    number, pages = _place(page_number(request), len(rows))
    shown = rows[(number - 1) * PAGE : number * PAGE]
    names = queries.names_behind(one.definition, [row.key for row in shown])
    query = request.GET.copy()
    query["tep"] = "xlsx"
    context = {
        "metric": one, "rows": [(row, names.get(row.key, "")) for row in shown], "total": len(rows), "asked": asked,
        "counted": sum(row.counted for row in rows),
        "counts": str(queries.counted_by(one.definition)),
        "pager": pager_of(request, number, pages), "export": query.urlencode(),
        "back": urlencode({"tu": f"{days[0]:%d/%m/%Y}", "den": f"{days[1]:%d/%m/%Y}",
                           "don_vi": asked["don_vi"]}),
    }  # fmt: skip
    return frame.page(request, "desk/figures/behind.html", context, current=INDEX)


def _place(asked: int, total: int) -> tuple[int, int]:
    pages = max(1, -(-total // PAGE))
    return min(max(asked, 1), pages), pages
