"""Statistics of petitions by unit, for a period."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import frame, petition_rail
from motcua.desk.forms.directives import PeriodForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.table_files import Table, as_xlsx
from motcua.feedback.queries import petition_counts
from motcua.feedback.queries.petition_counts import UnitCount
from motcua.kernel import clock
from motcua.kernel.vietnamese import date_text


def _period(form: PeriodForm) -> tuple[dt.date, dt.date]:
    """This year until today unless the address says so."""
    today, told = clock.today(), form.taken()
    last = told.get("den", today)
    first = told.get("tu", dt.date(last.year, 1, 1))
    if last < first:
        form.add_error("den", _("Ngày cuối đứng trước ngày đầu. Đổi lại hai ngày."))
        return dt.date(today.year, 1, 1), today
    return first, last


@require_safe
@desk
def figures(request: DeskRequest) -> HttpResponse:
    form = PeriodForm(request.GET)
    first, last = _period(form)
    context = {
        "form": form,
        "lines": petition_counts.statistics(request.officer, first, last, clock.now()),
        "first": first,
        "last": last,
        "tabs": petition_rail.tabs(petition_rail.FIGURES),
        "export_url": f"{reverse('desk:petition_figures_file')}?{request.GET.urlencode()}",
    }
    template = "desk/petitions/figures.html"
    return frame.page(request, template, context, current=petition_rail.PETITIONS)


@require_safe
@desk
def figures_file(request: DeskRequest) -> FileResponse:
    first, last = _period(PeriodForm(request.GET))
    lines = petition_counts.statistics(request.officer, first, last, clock.now())
    table = Table(
        title=_("Thống kê phản ánh, kiến nghị"), heads=heads(), rows=[cells(one) for one in lines],
        note=f"{date_text(first)} – {date_text(last)}",
    )  # fmt: skip
    name = f"thong-ke-phan-anh-{last:%Y%m%d}.xlsx"
    return FileResponse(as_xlsx(table), as_attachment=True, filename=name)


def heads() -> tuple[str, ...]:
    return (
        _("Đơn vị"), _("Tiếp nhận"), _("Về quy định"), _("Về hành vi"), _("Đã trả lời"),
        _("Từ chối, trả lại"), _("Đang xử lý, trong hạn"), _("Đang xử lý, quá hạn"),
        _("Đúng hạn"), _("Hài lòng"), _("Lặp lại"),
    )  # fmt: skip


def cells(one: UnitCount) -> list[Any]:
    return [
        one.name, one.received, one.regulation, one.conduct, one.answered, one.ended,
        one.open_in_time, one.open_late, one.in_time, one.satisfied, one.repeated,
    ]  # fmt: skip
