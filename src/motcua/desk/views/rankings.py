"""Rankings: which there are, one block of one round, as a spreadsheet, how sure its places are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.forms.rankings import PrintedForm, ResultsForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.ranking_rail import RANKINGS
from motcua.desk.views.index_sets import XLSX
from motcua.desk.views.legislation import checked
from motcua.index import actions, policies
from motcua.index.exchange import ranking_sheets
from motcua.index.queries import seeing, stories, tables
from motcua.index.queries.rankings import Ranking, RankRow, Round
from motcua.index.rules.placing import provinces_in
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.ui.index_words import SureChart, sure_chart
from motcua.ui.values import Link
from motcua.ui.words import as_vietnamese

LOOKS = {
    "": gettext_lazy("Bảng"),
    "thanh-phan": gettext_lazy("Thành phần"),
    "hai-phan": gettext_lazy("Thẩm định, điều tra"),
    "do-chac": gettext_lazy("Độ chắc"),
}


@require_safe
@desk
def rankings(request: DeskRequest) -> HttpResponse:
    officer, now = request.officer, clock.now()
    rounds = seeing.rounds_for(officer, now)
    context = {
        "rounds": [(one, seeing.is_early(one, now)) for one in rounds],
        "national": stories.national(),
        "may_enter": policies.may_enter_results(officer),
    }
    return frame.page(request, "desk/ranking/rankings.html", context, current=RANKINGS)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def enter(request: DeskRequest) -> HttpResponse:
    """A result of the province among others, as the ministry published it."""
    policies.require_entering_results(request.officer)
    initial = {"nation_of": provinces_in(clock.today().year - 1)}
    form = PrintedForm(request.POST or None, initial=initial)
    if request.method == "POST":
        try:
            checked(form)
            actions.enter_result(form.printed(), by=request.officer, at=clock.now())
        except InvalidInput as fault:
            form.blame(fault.errors)
        else:
            messages.success(request, _("Đã ghi kết quả đã công bố."))
            return HttpResponseRedirect(reverse("desk:rankings"), status=303)
    context = {"form": form, "taking": ResultsForm(prefix="tep")}
    status = 422 if request.method == "POST" else 200
    template = "desk/ranking/enter_result.html"
    return frame.page(request, template, context, current=RANKINGS, status=status)


@require_POST
@desk
def take_results(request: DeskRequest) -> HttpResponse:
    """Results of many provinces from a file, all or none."""
    policies.require_entering_results(request.officer)
    form, faults = ResultsForm(request.POST, request.FILES, prefix="tep"), []
    try:
        told = checked(form)
        made = actions.import_results(
            told["file"].read(), source=told["source"], by=request.officer, at=clock.now()
        )
    except InvalidInput as fault:
        if fault.field == "scores":
            faults = fault.message.splitlines()
        else:
            form.blame(fault.errors)
    else:
        messages.success(request, _("Đã nhập %(n)d kết quả.") % {"n": made})
        return HttpResponseRedirect(reverse("desk:rankings"), status=303)
    context = {"form": PrintedForm(), "taking": form, "faults": faults}
    template = "desk/ranking/enter_result.html"
    return frame.page(request, template, context, current=RANKINGS, status=422)


@require_safe
@desk
def ranking(request: DeskRequest, slug: str) -> HttpResponse:
    """`?khoi=` chooses the block, `?nhin=` what stands beside the index."""
    round_ = seen_round(request, slug, "bảng xếp hạng")
    found = seeing.ranking_for(round_, request.GET.get("khoi", ""))
    look = request.GET.get("nhin", "")
    officer = request.officer
    rows: Iterable[RankRow] = found.rows if found else ()
    context = {
        "round": round_,
        "ranking": found,
        "look": look if look in LOOKS else "",
        "chart": chart_of(found) if found else None,
        "blocks": _block_links(found, look) if found else [],
        "looks": _look_links(found, look) if found else [],
        "analysed": policies.units_analysed(officer, [row.unit_id for row in rows]),
        "may_reckon": policies.may_reckon(officer),
        "early": seeing.is_early(round_, clock.now()),
    }
    return frame.page(request, "desk/ranking/ranking.html", context, current=RANKINGS)


def _block_links(found: Ranking, look: str) -> list[Link]:
    return [
        Link(text=as_vietnamese(name), url=_query(name, look), current=name == found.block)
        for name in found.blocks
    ]


def _look_links(found: Ranking, look: str) -> list[Link]:
    return [
        Link(text=str(words), url=_query(found.block, key), current=key == look)
        for key, words in LOOKS.items()
    ]


def _query(block: str, look: str) -> str:
    return f"?{urlencode({'khoi': block} | ({'nhin': look} if look else {}))}"


def chart_of(found: Ranking) -> SureChart | None:
    rows = [
        (row.name, row.place, row.sure.low, row.sure.high)
        for row in found.rows
        if row.sure and row.place
    ]
    return sure_chart(rows) if rows else None


def seen_round(request: DeskRequest, slug: str, what: str) -> Round:
    """Looking before the hour is written down."""
    now = clock.now()
    round_ = seeing.round_for(slug, request.officer, now)
    if seeing.is_early(round_, now):
        actions.look_early(round_, by=request.officer, at=now, what=what)
    return round_


@require_safe
@desk
def export(request: DeskRequest, slug: str) -> HttpResponse:
    round_ = seen_round(request, slug, "tệp xếp hạng")
    names = _blocks(round_)
    found = [one for name in names if (one := seeing.ranking_for(round_, name))]
    content = ranking_sheets.workbook_of([_sheet(one) for one in found])
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="xep-hang-{round_.slug}.xlsx"'
    return answer


def _blocks(round_: Round) -> tuple[str, ...]:
    first = seeing.ranking_for(round_)
    return first.blocks if first else ()


def _sheet(found: Ranking) -> ranking_sheets.Block:
    return ranking_sheets.Block(
        name=found.block, areas=[area.name for area in found.areas],
        rows=[_cells(row) for row in found.rows],
    )  # fmt: skip


def _cells(row: RankRow) -> list[Any]:
    sure = row.sure
    return [
        row.place, row.name, row.index, row.grade, row.change, row.climbed, row.points, row.most,
        row.appraised, row.surveyed, row.bonus, row.penalty,
        sure.low if sure else None, sure.high if sure else None,
        *(area.points for area in row.areas),
    ]  # fmt: skip


@require_POST
@desk
def reckon(request: DeskRequest, slug: str) -> HttpResponse:
    """How sure the places of a block are, reckoned once and kept."""
    policies.require_reckoning(request.officer)
    round_ = seen_round(request, slug, "độ chắc của thứ hạng")
    block = tables.block_named(round_, request.POST.get("khoi", ""))
    asked = request.POST.get("so_phieu", "").strip()
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < 7):
        raise InvalidInput(_("Số phiếu điều tra mỗi đơn vị phải là số nguyên từ 0 trở lên."))
    actions.reckon_confidence(
        block, by=request.officer, at=clock.now(), respondents=int(asked or 0)
    )
    messages.success(request, _("Đã tính độ chắc của thứ hạng."))
    query = _query(block.name, "do-chac")
    return HttpResponseRedirect(reverse("desk:ranking", args=[round_.slug]) + query, status=303)
