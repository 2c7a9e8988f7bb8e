"""A unit's sheet: values with their points as they are typed, proof, approval, lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import frame
from motcua.desk.file_forms import sent_file
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.index_rail import ROUNDS
from motcua.desk.index_typed import VALUE, changed_values, typed
from motcua.documents.actions import open_file, store_file
from motcua.index import actions, policies
from motcua.index.queries import board, pages
from motcua.index.queries.board import Entry
from motcua.index.queries.evidence import evidence_in, file_in
from motcua.index.rules import conduct
from motcua.index.rules.conduct import Act
from motcua.index.rules.stages import ENTRY_STATES, EntryState
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound, StaleVersion, WrongState
from motcua.organisations.queries import units


def entry_of(request: DeskRequest, slug: str, unit: str) -> Entry:
    now = clock.now()
    return board.entry_of(board.round_of(slug, request.officer, now), unit, request.officer, now)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def sheet(request: DeskRequest, slug: str, unit: str) -> HttpResponse:
    """A POST with htmx saves one criterion and answers with its points; without it the whole form."""
    entry = entry_of(request, slug, unit)
    if request.method != "POST":
        return _page(request, entry)
    given, now = typed(request), clock.now()
    page = pages.page_of(entry, request.officer, now)
    values = changed_values(page, given)
    # htmx sends the whole form along; only the field that was left is this person's word.
    field = request.headers.get("HX-Trigger-Name", "").removeprefix(VALUE)
    if field:
        values = {code: text for code, text in values.items() if code == field}
    faults: dict[str, list[str]] = {}
    status = 200
    try:
        actions.self_score(entry, values, by=request.officer, at=now, seen=given.seen_of(values))
    except (InvalidInput, StaleVersion, WrongState) as fault:
        faults, status = fault.errors, fault.status
    if request.headers.get("HX-Request"):
        return _saved(request, entry, field or next(iter(given.values), ""), faults, status)
    if faults:
        return _page(request, entry, status=status, typed_values=given.values, faults=faults)
    messages.success(request, _("Đã lưu điểm tự chấm."))
    return to_sheet(slug, unit)


def _saved(
    request: DeskRequest, entry: Entry, code: str, faults: dict[str, list[str]], status: int
) -> HttpResponse:
    now = clock.now()
    page = pages.page_of(entry, request.officer, now)
    line = page.line(code)
    context = {
        "page": page, "line": line, "now": now, "round": entry.round,
        "faults": [text for texts in faults.values() for text in texts],
    }  # fmt: skip
    return render(request, "desk/index/saved.html", context, status=status)


def _page(request: DeskRequest, entry: Entry, *, status: int = 200, **more: Any) -> HttpResponse:
    now, officer = clock.now(), request.officer
    page = pages.page_of(entry, officer, now)
    round_, state = entry.round, EntryState(entry.state)
    own = policies.may(policies.require_scoring, officer, entry)
    leads = policies.may(policies.require_approving, officer, entry)
    context = {
        "entry": entry, "round": round_, "page": page, "now": now,
        "unit": units.full_name(entry.unit_id, round_.facts_to),
        "slug": entry.unit.slug,
        "state": ENTRY_STATES[state],
        "scores": own and not conduct.state_fault(Act.SCORE, state),
        "late": _late(entry, Act.SCORE) if own else "",
        "approves": leads and state is EntryState.SELF_SCORING,
        "locks": leads and state is EntryState.APPROVED,
        "explains": own and state is EntryState.EXPLANATION,
        "appraises": policies.may(policies.require_appraising, officer, entry)
        and state not in {EntryState.SELF_SCORING, EntryState.APPROVED},
        "runs": policies.may(policies.require_running, officer, round_.run_by_id),
        "opens_files": own
        or policies.reads_all(officer, round_)
        or policies.asked_to_appraise(officer, entry),
        **more,
    }  # fmt: skip
    return frame.page(request, "desk/index/sheet.html", context, current=ROUNDS, status=status)


def _late(entry: Entry, act: Act) -> str:
    """Why it is too late for this today, before anybody types in vain."""
    if conduct.state_fault(act, entry.state):
        return ""
    until = pages.permitted_until(entry, "score")
    dates = pages.dates_of(entry.round)
    return conduct.day_fault(act, dates, clock.today(), until)


def to_sheet(slug: str, unit: str, code: str = "") -> HttpResponseRedirect:
    address = reverse("desk:index_sheet", args=[slug, unit])
    return HttpResponseRedirect(f"{address}{f'#tc-{code}' if code else ''}", status=303)


@require_POST
@desk
def attach(request: DeskRequest, slug: str, unit: str) -> HttpResponse:
    entry, now = entry_of(request, slug, unit), clock.now()
    policies.require_scoring(request.officer, entry)
    codes = request.POST.getlist("tieu-chi")[:60]
    kind = request.POST.get("loai", "")
    file: Any = None
    try:
        if kind == "file":
            actions_allowed(entry, now)
            sent = sent_file(request, request.officer, now)
            file = store_file(sent.content, name=sent.name, by=request.officer, at=now)
        actions.attach_evidence(
            entry, codes, kind=kind, reference=request.POST.get("so", ""),
            words=request.POST.get("noi-dung", ""), file=file, by=request.officer, at=now,
        )  # fmt: skip
    except (InvalidInput, WrongState) as fault:
        proof = {"code": codes[0] if codes else "", "fault": fault.message, "kind": kind,
                 "so": request.POST.get("so", ""), "words": request.POST.get("noi-dung", "")}  # fmt: skip
        return _page(request, entry, status=fault.status, proof=proof)
    messages.success(request, _("Đã thêm minh chứng."))
    return to_sheet(slug, unit, codes[0].replace(".", "-") if codes else "")


def actions_allowed(entry: Entry, now: Any) -> None:
    """Nothing is stored for a sheet that takes no evidence any more."""
    if entry.state == EntryState.EXPLANATION:
        return
    if fault := conduct.state_fault(Act.SCORE, entry.state):
        raise WrongState(fault, code="state")


@require_POST
@desk
def withdraw(request: DeskRequest, slug: str, unit: str, pk: int) -> HttpResponse:
    entry = entry_of(request, slug, unit)
    evidence = evidence_in(entry, pk)
    actions.withdraw_evidence(evidence, by=request.officer, at=clock.now())
    messages.success(request, _("Đã rút minh chứng."))
    return to_sheet(slug, unit, evidence.criterion.replace(".", "-"))


@require_safe
@desk
def content(request: DeskRequest, slug: str, unit: str, reference: str) -> Any:
    """The file itself: for the unit and those who oversee the round, logged each time."""
    entry = entry_of(request, slug, unit)
    own = policies.may(policies.require_scoring, request.officer, entry)
    asked = policies.asked_to_appraise(request.officer, entry)
    if not own and not asked and not policies.reads_all(request.officer, entry.round):
        raise NotFound(_("Không có tệp này. Tải lại trang phiếu chấm."))
    opened = open_file(
        file_in(entry, reference), by=request.officer, at=clock.now(), of=entry.chain
    )
    answer = StreamingHttpResponse(opened.pieces, content_type=opened.media_type)
    answer["Content-Length"] = str(opened.size)
    answer["Content-Disposition"] = (
        content_disposition_header(True, opened.name or "tep") or "attachment"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


_DO: dict[str, tuple[Callable[..., Any], str]] = {
    "duyet": (actions.approve_internally, "Đã duyệt nội bộ. Bước sau: chốt điểm."),
    "chot": (actions.lock, "Đã chốt điểm và gửi đi thẩm định."),
    "hoi": (actions.ask_explanation, "Đã gửi đơn vị kết quả thẩm định lần 1."),
    "gui-giai-trinh": (actions.hand_in_explanation, "Đã gửi giải trình."),
}


@require_POST
@desk
def act(request: DeskRequest, slug: str, unit: str, verb: str) -> HttpResponse:
    entry = entry_of(request, slug, unit)
    if verb not in _DO:
        raise NotFound(_("Không có việc này. Mở lại trang phiếu chấm."))
    do, told = _DO[verb]
    try:
        do(entry, by=request.officer, at=clock.now())
    except (InvalidInput, WrongState) as fault:
        return _page(request, entry, status=fault.status, faults=fault.errors)
    messages.success(request, _(told))
    return to_sheet(slug, unit)
