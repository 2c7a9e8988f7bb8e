"""The end of a round: survey results and the council's word."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.desk import frame
from motcua.desk.forms.index import SurveyForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.index_rail import ROUNDS
from motcua.desk.index_typed import typed
from motcua.desk.signed_papers import decision_context
from motcua.desk.views.index_rounds import redirect_to
from motcua.desk.views.index_tracing import survey_context
from motcua.desk.views.legislation import checked
from motcua.index import actions, policies
from motcua.index.queries import board, opening
from motcua.index.queries.results import standings_of
from motcua.index.rules.stages import EntryState
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.queries import units


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def survey(request: DeskRequest, slug: str) -> HttpResponse:
    now = clock.now()
    round_ = board.round_of(slug, request.officer, now)
    policies.require_running(request.officer, round_.run_by_id)
    form, status = SurveyForm(request.POST or None), 200
    if request.method == "POST":
        try:
            told = checked(form)
            results = opening.survey_rows(told["rows"], round_)
            count = actions.enter_survey(
                round_, results, source=told["source"], by=request.officer, at=now
            )
        except InvalidInput as fault:
            errors = {"rows" if k == "results" else k: v for k, v in fault.errors.items()}
            form.blame(errors)
            status = 422
        else:
            messages.success(request, _("Đã ghi %(n)d kết quả điều tra.") % {"n": count})
            return redirect_to("desk:index_board", slug)
    context = {"round": round_, "form": form, **survey_context(round_)}
    return frame.page(request, "desk/index/survey.html", context, current=ROUNDS, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def council(request: DeskRequest, slug: str) -> HttpResponse:
    """Every sheet with its index and place as it stands; accepted one by one or all chosen."""
    now = clock.now()
    round_ = board.round_of(slug, request.officer, now)
    if not policies.reads_all(request.officer, round_):
        raise NotAllowed(_("Chỉ nơi chủ trì và hội đồng thẩm định xem được trang này."))
    faults: list[str] = []
    if request.method == "POST":
        faults, count = _decide(request, slug)
        if count:
            messages.success(request, _("Hội đồng đã quyết %(n)d phiếu.") % {"n": count})
        if not faults:
            return redirect_to("desk:index_council", slug)
    context = {
        "round": round_, "lines": _standing(round_), "faults": faults,
        "undecided": len(_undecided(request, round_)),
        "may_publish": policies.may(policies.require_publishing, request.officer, round_),
        **decision_context(request, round_),
    }  # fmt: skip
    template = "desk/index/council.html"
    status = 422 if faults else 200
    return frame.page(request, template, context, current=ROUNDS, status=status)


def _decide(request: DeskRequest, slug: str) -> tuple[list[str], int]:
    now, faults, count = clock.now(), [], 0
    round_ = board.round_of(slug, request.officer, now)
    given = typed(request)
    chosen = request.POST.getlist("chon")
    if request.POST.get("tat-ca"):
        chosen = [one.entry.unit.slug for one in _undecided(request, round_)]
    for unit in chosen:
        entry = board.entry_of(round_, unit, request.officer, now)
        judged = {code: given.judgement(code) for code in given.codes}
        try:
            actions.decide_by_council(entry, judged, by=request.officer, at=now)
            count += 1
        except (InvalidInput, WrongState) as fault:
            name = units.place(entry.unit_id, round_.facts_to).short_name
            faults += [f"{name}: {text}" for texts in fault.errors.values() for text in texts]
    if not chosen:
        faults.append(_("Chưa chọn đơn vị nào. Chọn ít nhất một phiếu."))
    return faults, count


def _undecided(request: DeskRequest, round_: Any) -> list[board.Line]:
    found = board.lines(round_, request.officer, clock.now())
    return [one for one in found if one.entry.state != EntryState.COUNCIL]


def _standing(round_: Any) -> list[dict[str, Any]]:
    standings = standings_of(round_)
    found = [
        {
            "entry": sheet.entry,
            "slug": sheet.entry.unit.slug,
            "unit": units.full_name(sheet.entry.unit_id, round_.facts_to),
            "block": sheet.entry.block,
            "scored": scored,
            "own": sheet.self_scored,
            "place": standings.places[sheet.entry.pk],
            "tied": sheet.entry.pk in standings.tied,
        }
        for sheet, scored in standings.lines
    ]
    return sorted(found, key=lambda one: (one["block"].order, one["place"] or 10**6, one["unit"]))
