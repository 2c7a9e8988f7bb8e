"""The figures of a board as a file: every table a sheet, or one of them as CSV."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import board_page, board_shades
from motcua.desk.board_charts import Chart, causes_chart, heat_chart
from motcua.desk.board_links import Links
from motcua.desk.board_words import period_words
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.sheets import csv_of, workbook_of
from motcua.desk.views.boards import indicator_of, place_words, view_of
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.kernel.vietnamese import short_moment
from motcua.reports.queries import boards
from motcua.reports.queries.board_views import View


@require_safe
@desk
def export(request: DeskRequest) -> HttpResponseBase:
    """`bang` names one table, as CSV; without it all of them in one workbook."""
    view, wanted = view_of(request), request.GET.get("bang", "")
    tables = tables_of(request, view)
    name = f"bang-so-lieu-{view.period.key}"
    if wanted:
        if wanted not in tables:
            raise NotFound(_("Không có bảng này. Mở lại trang Bảng số liệu rồi tải."))
        text = csv_of(tables[wanted])
        answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}-{wanted}.csv"'
        return answer
    told = [place_words(view), period_words(view.period),
            _("số liệu lúc %(when)s") % {"when": short_moment(clock.now())}]  # fmt: skip
    book = workbook_of(list(tables.values()), " · ".join(told))
    return FileResponse(book, as_attachment=True, filename=f"{name}.xlsx")


def tables_of(request: DeskRequest, view: View) -> dict[str, Chart]:
    now, today = clock.now(), clock.today()
    shown = board_page.overview(view, request.officer, now, today)
    league = board_page.units(view, indicator_of(request), now, today, request.officer)["league"]
    matters = heat_chart(board_shades.heat(view, today))
    causes = causes_chart(boards.spread(view), view.period, Links(view))
    charts = (shown["trend"], shown["days"], league, causes, matters)
    return {chart.id: chart for chart in charts}
