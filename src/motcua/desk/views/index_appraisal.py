"""Appraising a sheet, explaining it, and the trail of one of its criteria."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame
from motcua.desk.forms.index import PermitForm
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.index_rail import ROUNDS
from motcua.desk.index_typed import changed_judgements, typed
from motcua.desk.views.index_rounds import redirect_to
from motcua.desk.views.index_sheets import entry_of
from motcua.desk.views.legislation import checked
from motcua.desk.views.procedures import page_number, pager_of
from motcua.index import actions, policies
from motcua.index.queries import bindings, pages, trails
from motcua.index.queries.board import Entry
from motcua.index.rules.stages import ENTRY_STATES, EntryState, Stage
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound, StaleVersion, WrongState
from motcua.organisations.queries import units

FILTERS = {
    "": "Tất cả", "chenh-lech": "Chênh lệch", "giai-trinh": "Cần giải trình",
    "thieu-minh-chung": "Thiếu minh chứng",
}  # fmt: skip
ROWS = 50
_AGAIN = frozenset({EntryState.EXPLANATION, EntryState.SECOND_APPRAISAL})


def stage_of(entry: Entry) -> Stage:
    """Which appraisal it is time for."""
    return Stage.SECOND_APPRAISAL if entry.state in _AGAIN else Stage.APPRAISAL


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def appraisal(request: DeskRequest, slug: str, unit: str) -> HttpResponse:
    """Self-score, proof and last year beside what the appraiser gives."""
    entry = entry_of(request, slug, unit)
    policies.require_appraising(request.officer, entry)
    if request.method != "POST":
        return _page(request, entry)
    given, now, stage = typed(request), clock.now(), stage_of(entry)
    page = pages.page_of(entry, request.officer, now)
    judged = changed_judgements(page, given, stage)
    verb = actions.appraise if stage is Stage.APPRAISAL else actions.appraise_again
    faults: dict[str, list[str]] = {}
    status = 200
    try:
        verb(entry, judged, by=request.officer, at=now, seen=given.seen_of(judged))
    except (InvalidInput, StaleVersion, WrongState) as fault:
        faults, status = fault.errors, fault.status
    if request.headers.get("HX-Request"):
        return _saved(request, entry, given.codes, faults, status)
    if faults:
        return _page(request, entry, status=status, given=given, faults=faults)
    messages.success(request, _("Đã ghi thẩm định."))
    return redirect_to("desk:index_appraisal", slug, unit)


def _saved(
    request: DeskRequest, entry: Entry, codes: list[str], faults: dict[str, list[str]], status: int
) -> HttpResponse:
    now = clock.now()
    entry.refresh_from_db(fields=["state"])
    page = pages.page_of(entry, request.officer, now)
    context = {
        "page": page, "line": page.line(codes[0]) if codes else None, "now": now,
        "round": entry.round, "stage": stage_of(entry), "appraising": True,
        "faults": [text for texts in faults.values() for text in texts],
    }  # fmt: skip
    return render(request, "desk/index/saved.html", context, status=status)


def _page(request: DeskRequest, entry: Entry, *, status: int = 200, **more: Any) -> HttpResponse:
    now = clock.now()
    page = pages.page_of(entry, request.officer, now)
    chosen = request.GET.get("loc", "")
    context = {
        **about(entry), "page": page, "now": now, "stage": stage_of(entry),
        "filters": [(key, _(words), key == chosen) for key, words in FILTERS.items()],
        "lines": [line for line in page.lines if _kept(line, chosen)],
        "asks": entry.state in {EntryState.LOCKED, EntryState.APPRAISAL},
        **more,
    }  # fmt: skip
    template = "desk/index/appraisal.html"
    return frame.page(request, template, context, current=ROUNDS, status=status)


def _kept(line: pages.Line, chosen: str) -> bool:
    if chosen == "chenh-lech":
        return line.differs
    if chosen == "giai-trinh":
        return line.flagged
    return line.unproved if chosen == "thieu-minh-chung" else True


def about(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry, "round": entry.round, "slug": entry.unit.slug,
        "unit": units.full_name(entry.unit_id, entry.round.facts_to),
        "state": ENTRY_STATES[EntryState(entry.state)],
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def explanation(request: DeskRequest, slug: str, unit: str) -> HttpResponse:
    """What was asked, and the unit's answer to each."""
    entry, now = entry_of(request, slug, unit), clock.now()
    given, faults, status = typed(request), {}, 200
    if request.method == "POST":
        policies.require_scoring(request.officer, entry)
        words = {code: text for code, text in given.notes.items() if text.strip()}
        try:
            actions.explain(entry, words, by=request.officer, at=now)
            if request.POST.get("gui"):
                actions.hand_in_explanation(entry, by=request.officer, at=now)
        except (InvalidInput, WrongState) as fault:
            faults, status = fault.errors, fault.status
        else:
            messages.success(request, _("Đã ghi giải trình."))
            return redirect_to("desk:index_explanation", slug, unit)
    page = pages.page_of(entry, request.officer, now)
    own = policies.may(policies.require_scoring, request.officer, entry)
    context = {
        **about(entry), "page": page, "lines": [line for line in page.lines if line.flagged],
        "explains": own and entry.state == EntryState.EXPLANATION and not entry.explained_at,
        "leads": policies.may(policies.require_approving, request.officer, entry),
        "faults": faults, "given": given,
    }  # fmt: skip
    template = "desk/index/explanation.html"
    return frame.page(request, template, context, current=ROUNDS, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def permit(request: DeskRequest, slug: str, unit: str) -> HttpResponse:
    """A recorded permission for an act after its last day."""
    entry, now = entry_of(request, slug, unit), clock.now()
    policies.require_running(request.officer, entry.round.run_by_id)
    form, status = PermitForm(request.POST or None), 200
    if request.method == "POST":
        try:
            actions.permit_late(entry, by=request.officer, at=now, **checked(form))
        except (InvalidInput, WrongState) as fault:
            form.blame(fault.errors)
            status = fault.status
        else:
            messages.success(request, _("Đã ghi văn bản cho phép làm muộn."))
            return redirect_to("desk:index_sheet", slug, unit)
    context = {**about(entry), "form": form}
    return frame.page(request, "desk/index/permit.html", context, current=ROUNDS, status=status)


@require_safe
@desk
def criterion(request: DeskRequest, slug: str, unit: str, code: str) -> HttpResponse:
    """Who changed this point, when and why; its figure with definition and the rows behind it."""
    entry, now = entry_of(request, slug, unit), clock.now()
    page = pages.page_of(entry, request.officer, now)
    line = page.line(code)
    if line is None:
        raise NotFound(_("Bộ tiêu chí của phiếu này không có tiêu chí đó. Mở lại phiếu chấm."))
    rows = trails.rows_behind(entry, code, line.bound)
    wanted = request.GET.get("loc") == "khong"
    rows = [row for row in rows if not (wanted and row.counted)]
    pages_ = max(1, -(-len(rows) // ROWS))
    number = min(page_number(request), pages_)
    shown = rows[(number - 1) * ROWS : number * ROWS]
    context = {
        **about(entry), "line": line, "page": page,
        "steps": trails.trail(entry, code, request.officer, now),
        "rows": shown, "count": len(rows), "only_missing": wanted,
        "openable": trails.openable(shown, request.officer),
        "traces": policies.may(policies.require_tracing, request.officer, entry),
        "pager": pager_of(request, number, pages_), "late_days": line.bound == bindings.LATE_DAYS,
        "as_of": entry.round.published_at or now,
    }  # fmt: skip
    return frame.page(request, "desk/index/criterion.html", context, current=ROUNDS)
