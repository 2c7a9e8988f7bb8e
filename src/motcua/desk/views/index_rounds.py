"""Rounds of the index: their list, opening one, and the board of who has done what."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.forms.index import BoardForm, RoundForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.index_rail import ROUNDS
from motcua.desk.signed_papers import decision_context
from motcua.desk.spreadsheets import plain
from motcua.desk.views.legislation import checked
from motcua.index import actions, policies
from motcua.index.queries import board, opening
from motcua.index.queries.sheets import dates_of
from motcua.index.rules.conduct import phase
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@desk
def listing(request: DeskRequest) -> HttpResponse:
    """Which rounds run or ran, and where one's own sheet is."""
    now = clock.now()
    context = {
        "rounds": [
            (one, phase(dates_of(one), clock.today()), board.lines(one, request.officer, now)[:1])
            for one in board.rounds(request.officer, now)
        ],
        "may_open": policies.may_open_rounds(request.officer),
        "may_read": policies.may_read_rounds(request.officer),
    }
    return frame.page(request, "desk/index/rounds.html", context, current=ROUNDS)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def open_new(request: DeskRequest) -> HttpResponse:
    if not policies.may_open_rounds(request.officer):
        raise NotAllowed(_("Anh/chị không có quyền mở vòng chấm."))
    now = clock.now()
    form = RoundForm(
        request.POST or None,
        rounds=opening.round_choices(request.officer, now),
        sets=opening.set_choices(),
        initial={"year": clock.today().year},
    )
    status = 200
    if request.method == "POST":
        try:
            opened = _opened(request, form)
        except InvalidInput as fault:
            form.blame(fault.errors)
            status = 422
        else:
            messages.success(request, _("Đã mở vòng chấm."))
            return redirect_to("desk:index_board", opened.slug)
    return frame.page(
        request, "desk/index/open.html", {"form": form}, current=ROUNDS, status=status
    )


def _opened(request: DeskRequest, form: RoundForm) -> Any:
    told, at = checked(form), clock.now()
    if told["previous"]:
        previous = board.round_of(told["previous"], request.officer, at)
        return actions.carry_over(previous, form.details(), by=request.officer, at=at)
    run_by = opening.run_by_of(request.officer, clock.today())
    chosen = {kind: told[kind] for kind in opening.KINDS}
    blocks = opening.blocks_of(run_by, chosen, clock.today())
    details = dataclasses.replace(form.details(), blocks=blocks)
    return actions.open_round(details, run_by=run_by, by=request.officer, at=at)


@require_safe
@desk
def board_page(request: DeskRequest, slug: str) -> HttpResponse:
    """Who has not submitted, what waits for whom; for a unit its own line."""
    now = clock.now()
    round_ = board.round_of(slug, request.officer, now)
    form = BoardForm(request.GET)
    taken = form.taken()
    found = board.lines(
        round_, request.officer, now, text=taken.get("q", ""), state=taken.get("buoc", "")
    )
    runs = policies.may(policies.require_running, request.officer, round_.run_by_id)
    overseeing = policies.reads_all(request.officer, round_)
    context = {
        "round": round_,
        "dates": dates_of(round_),
        "phase": phase(dates_of(round_), clock.today()),
        "form": form,
        "text": request.GET.get("q", "")[:200],
        "chips": form.chips(request.GET, request.path),
        "result": ngettext("%(n)d đơn vị", "%(n)d đơn vị", len(found)) % {"n": len(found)},
        "lines": found,
        "owing": sum(line.owes for line in found),
        "progress": board.progress(round_) if overseeing else [],
        "runs": runs,
        "overseeing": overseeing,
        "decides": policies.may(policies.require_publishing, request.officer, round_),
        **decision_context(request, round_),
    }
    return frame.page(request, "desk/index/board.html", context, current=ROUNDS)


@require_safe
@desk
def export(request: DeskRequest, slug: str) -> HttpResponse:
    """The board as a spreadsheet, the same rows as on the page."""
    import io

    import xlsxwriter

    now = clock.now()
    round_ = board.round_of(slug, request.officer, now)
    heads = [_("Đơn vị"), _("Khối"), _("Bước"), _("Đã tự chấm"), _("Đã thẩm định"),
             _("Cần giải trình"), _("Chưa nộp")]  # fmt: skip
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(_("Tiến độ"))
    sheet.write_row(0, 0, heads)
    for place, line in enumerate(board.lines(round_, request.officer, now), 1):
        sheet.write_row(
            place, 0,
            [plain(line.unit), plain(line.entry.block.name), line.state, line.scored,
             line.appraised, line.asked, "x" if line.owes else ""],
        )  # fmt: skip
    book.close()
    answer = HttpResponse(file.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="tien-do-{round_.slug}.xlsx"'
    return answer


@require_POST
@desk
def remind(request: DeskRequest, slug: str) -> HttpResponse:
    now = clock.now()
    count = actions.remind(board.round_of(slug, request.officer, now), by=request.officer, at=now)
    messages.success(request, _("Đã nhắc %(n)d đơn vị.") % {"n": count})
    return redirect_to("desk:index_board", slug)


def redirect_to(name: str, *args: object) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, args=args), status=303)
