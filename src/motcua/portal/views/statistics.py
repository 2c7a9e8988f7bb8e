"""Whether dossiers are done in time: for everybody, in plain words, of months that have ended."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.portal.figure_words import hundred_words, lines_of, month_words
from motcua.reports.queries import public_board
from motcua.ui.access import public


@public
@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    offered = public_board.offered(today)
    asked = request.GET.get("ky", "")
    period = next((one for one in offered if one.key == asked), offered[0])
    found = public_board.published(period, today)
    values = {
        "found": found, "month": month_words(period), "hundred": hundred_words(found.whole),
        "lines": lines_of(found.rows), "least": public_board.LEAST, "chosen": period.key,
        "periods": [(one.key, month_words(one)) for one in offered],
    }  # fmt: skip
    return render(request, "portal/statistics.html", values)
