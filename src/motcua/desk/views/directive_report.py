"""The report of tasks by unit: a period, its figures, each opening its tasks; as Excel, Word, print."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import directive_rail, frame
from motcua.desk.forms.directives import PeriodForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.table_files import MAKERS, Table
from motcua.directives.queries import report as queries
from motcua.directives.queries.report import COLUMNS, HEADS, Report
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.kernel.vietnamese import moment_text

MOST_DAYS = 3_660


@require_safe
@desk
def report(request: DeskRequest) -> HttpResponseBase:
    form = PeriodForm(request.GET)
    first, last = _period(form)
    found = queries.report(request.officer, first, last, clock.now())
    wanted = request.GET.get("tep", "")
    if wanted:
        return _file(found, wanted)
    return _page(request, form, found)


def _period(form: PeriodForm) -> tuple[dt.date, dt.date]:
    """This month unless asked; a period that ends before it begins is said at its field."""
    taken, today = form.taken(), clock.today()
    first, last = taken.get("tu", today.replace(day=1)), taken.get("den", today)
    if last < first or (last - first).days > MOST_DAYS:
        form.add_error("den", _("Ngày cuối phải từ ngày đầu trở đi, trong vòng 10 năm."))
        return today.replace(day=1), today
    return first, last


def _page(request: DeskRequest, form: PeriodForm, found: Report) -> HttpResponse:
    query = request.GET.copy()
    query["tu"], query["den"] = f"{found.first:%d/%m/%Y}", f"{found.last:%d/%m/%Y}"
    shown = PeriodForm(query)
    for name, texts in form.errors.items():
        shown.add_error(name, list(texts))
    context = {
        "form": shown,
        "found": found,
        "heads": [_(HEADS[name]) for name in COLUMNS],
        "rows": [(row, [row.cells[name] for name in COLUMNS]) for row in found.rows],
        "sums": [found.sums[name] for name in COLUMNS],
        "tabs": directive_rail.tabs(request.officer, directive_rail.REPORT),
        "query": query.urlencode(),
    }
    status, template = 422 if form.errors else 200, "desk/directives/report.html"
    return frame.page(request, template, context, current=directive_rail.TASKS, status=status)


def _file(found: Report, wanted: str) -> FileResponse:
    if wanted not in MAKERS:
        raise NotFound(_("Chỉ xuất được tệp xlsx hoặc docx."))
    period = f"Từ ngày {found.first:%d/%m/%Y} đến ngày {found.last:%d/%m/%Y}"
    rows: list[list[Any]] = [[row.name, *(row.cells[c] for c in COLUMNS)] for row in found.rows]
    rows.append(["Cộng", *(found.sums[name] for name in COLUMNS)])
    table = Table(
        title="Báo cáo thực hiện nhiệm vụ được giao",
        note=f"{period}, số liệu lúc {moment_text(clock.local(found.at))}",
        heads=["Đơn vị chủ trì", *(HEADS[name] for name in COLUMNS)],
        rows=rows,
    )
    name = f"bao-cao-nhiem-vu-{found.first:%Y%m%d}-{found.last:%Y%m%d}.{wanted}"
    return FileResponse(MAKERS[wanted](table), as_attachment=True, filename=name)
