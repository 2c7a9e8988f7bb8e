"""Rankings for everybody: places with their reasons and method, a unit's years, the figures as CSV."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from motcua.documents.queries.files import content_of
from motcua.index.queries import rankings, seeing, stories
from motcua.index.queries.rankings import Ranking, Round
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisations.queries import units
from motcua.portal.index_data import csv_of, losses_by_area
from motcua.ui.access import public
from motcua.ui.index_words import sure_chart


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The newest ranking, the rounds before it, the province among others."""
    rounds = list(rankings.public_rounds(clock.now()).select_related("previous"))
    values: dict[str, Any] = {"rounds": rounds, "national": stories.national()}
    if rounds:
        values |= _shown(rounds[0], request.GET.get("khoi", ""))
    return render(request, "portal/rankings.html", values)


@public
@require_safe
def ranking(request: HttpRequest, slug: str) -> HttpResponse:
    values = _shown(_round(slug), request.GET.get("khoi", ""))
    return render(request, "portal/ranking.html", values)


def _round(slug: str) -> Round:
    """Before its hour there is no such page."""
    try:
        return seeing.public_round(slug, clock.now())
    except NotFound as fault:
        raise Http404(fault.message) from None


def _shown(round_: Round, block: str) -> dict[str, Any]:
    """Read when the page is not kept yet: what was published never changes."""
    found: Any = SimpleLazyObject(lambda: rankings.ranking(round_, block, areas=False))
    return {
        "round": round_,
        "edition": rankings.edition(round_, block),
        "ranking": found,
        "chart": SimpleLazyObject(lambda: _chart(found)),
    }


def _chart(found: Ranking | None) -> Any:
    rows = [
        (row.name, row.place, row.sure.low, row.sure.high)
        for row in (found.rows if found else ())
        if row.sure and row.place
    ]
    return sure_chart(rows) if rows else None


@public
@require_safe
def data(request: HttpRequest, slug: str) -> HttpResponse:
    """All blocks of a round, a row a unit."""
    round_ = _round(slug)
    first = rankings.ranking(round_)
    blocks = first.blocks if first else ()
    found = [one for name in blocks if (one := rankings.ranking(round_, name))]
    answer = HttpResponse(csv_of(found), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="chi-so-cchc-{round_.slug}.csv"'
    return answer


@public
@require_safe
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    """The decision as it was signed; a public paper, so nobody is written down."""
    round_ = _round(slug)
    if round_.decision_file is None:
        raise Http404("Quyết định của vòng này ký trên giấy.")
    content = content_of(round_.decision_file)
    answer = HttpResponse(content, content_type=round_.decision_file.media_type)
    answer["Content-Disposition"] = f'attachment; filename="quyet-dinh-{round_.slug}.pdf"'
    return answer


@public
@require_safe
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """A unit's last five years; what it lost in the newest."""
    unit_id = units.id_of(slug)
    chapters = stories.story(unit_id, clock.now()) if unit_id else []
    if unit_id is None or not chapters:
        raise Http404("Đơn vị này chưa có kết quả đã công bố.")
    newest = chapters[0].result
    assert newest.round is not None
    row = rankings.row_of(newest)
    values = {
        "name": units.place(unit_id, clock.today()).name,
        "chapters": chapters,
        "row": row,
        "round": newest.round,
        "lost": losses_by_area(row),
    }
    return render(request, "portal/unit_index.html", values)
