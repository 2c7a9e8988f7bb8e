"""Intake on one page: read the draft, take a step, receive."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.intake_errors import Faults, faults_of
from motcua.desk.intake_live import live
from motcua.desk.intake_page import page_of
from motcua.desk.intake_state import DRAFT, IntakeState, content_of, fresh
from motcua.desk.intake_steps import step
from motcua.desk.intake_verbs import VERBS
from motcua.desk.lines import deadline_of
from motcua.dossiers import policies
from motcua.dossiers.queries import rows
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.actions import clear_draft, save_draft
from motcua.organisations.authority import Reach
from motcua.organisations.queries.drafts import draft_of
from motcua.ui.words import moment_words


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def intake(request: DeskRequest) -> HttpResponse:
    may_file(request)
    if request.method == "POST":
        return _posted(request)
    draft = draft_of(request.officer, DRAFT)
    state = IntakeState(draft.content if draft else fresh(), request.officer, clock.now())
    return show(request, state, saved_at=draft.saved_at if draft else None)


def may_take_in(request: DeskRequest) -> None:
    policies.require_intake(request.officer, Verb.RECEIVE, request.officer.unit_id)


def may_file(request: DeskRequest) -> None:
    """The counter receives; a supporter at the same place files for citizens."""
    officer = request.officer
    receives = officer.reach(policies.AUTHORITY[Verb.RECEIVE]) > Reach.NONE
    policies.require_intake(officer, Verb.RECEIVE if receives else Verb.SUBMIT, officer.unit_id)


def show(
    request: DeskRequest, state: IntakeState, *, status: int = 200, faults: Faults | None = None,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    context = {
        **page_of(state),
        **live(state),
        "focus": request.GET.get("o", ""),
        "faults": faults or Faults(),
        **more,
    }
    return frame.page(request, "desk/intake.html", context, current=frame.INTAKE, status=status)


def _posted(request: DeskRequest) -> HttpResponse:
    content, now = content_of(request.POST), clock.now()
    wanted = request.POST.get("act", "next")
    if wanted in VERBS:
        return _finish(request, IntakeState(content, request.officer, now), wanted)
    content, focus = step(wanted, content, request.officer)
    save_draft(DRAFT, content, by=request.officer, at=now)
    return HttpResponseRedirect(f"{reverse('desk:intake')}?o={focus}#{focus}", status=303)


def _finish(request: DeskRequest, state: IntakeState, wanted: str) -> HttpResponse:
    try:
        done = VERBS[wanted](state)
    except (InvalidInput, NotAllowed) as fault:
        save_draft(DRAFT, dict(state.content), by=request.officer, at=state.now)
        faults = faults_of(state, fault, wanted)
        return show(request, state, status=fault.status, faults=faults, saved_at=state.now)
    clear_draft(DRAFT, by=request.officer, at=clock.now())
    if done.repeated:
        messages.info(request, _("Thao tác này đã được ghi nhận trước đó."))
    if state.assists:
        said = _("Hồ sơ đã gửi. Mã: %(code)s. Cơ quan trả lời trong 8 giờ làm việc.")
        messages.success(request, said % {"code": done.dossier.code})
        return HttpResponseRedirect(reverse("desk:intake"), status=303)
    return HttpResponseRedirect(reverse("desk:intake_done", args=[done.dossier.code]), status=303)


@require_safe
@desk
def done(request: DeskRequest, code: str) -> HttpResponse:
    """What came of it: code, appointment, the paper to print, the next person."""
    may_take_in(request)
    dossier = rows.get(code, request.officer)
    group = rows.of_group(dossier, request.officer)
    context = {
        "dossier": dossier,
        "sentence": _outcome(dossier, len(group)) % {"code": dossier.code, "n": len(group)},
        "group": [_of_group(one) for one in group],
        "has_slip": dossier.state != Status.RETURNED,
        "view": deadline_of(dossier, clock.now(), why=True),
        "due": moment_words(dossier.due_at) if dossier.due_at else "",
        "paper_url": reverse("desk:print", args=[code, _paper(dossier.state)]),
        "copies": 2 if dossier.state not in (Status.REFUSED, Status.SUPPLEMENT) else 1,
    }
    return frame.page(request, "desk/intake_done.html", context, current=frame.INTAKE)


def _of_group(dossier: Any) -> dict[str, str]:
    return {
        "code": dossier.code,
        "name": dossier.procedure_version.name,
        "due": moment_words(dossier.due_at) if dossier.due_at else "",
        "url": reverse("desk:dossier", args=[dossier.code]),
        "slip": reverse("desk:print", args=[dossier.code, "giay-hen"]) + "?ban=2",
    }


def _outcome(dossier: Any, together: int) -> str:
    if together > 1:
        return _("Đã tiếp nhận %(n)s hồ sơ của một người.")
    if dossier.state == Status.RETURNED:
        return _("Đã giải quyết và trả ngay %(code)s.")
    if dossier.state == Status.REFUSED:
        return _("Đã từ chối tiếp nhận %(code)s. In Phiếu từ chối (Mẫu 03) và giao cho người nộp.")
    if dossier.state == Status.SUPPLEMENT:
        return _(
            "Đã yêu cầu bổ sung %(code)s. In Phiếu yêu cầu bổ sung (Mẫu 02) và giao cho người nộp."
        )
    return _("Đã tiếp nhận %(code)s.")


def _paper(state: Status) -> str:
    papers = {Status.REFUSED: "phieu-tu-choi", Status.SUPPLEMENT: "phieu-bo-sung"}
    return papers.get(state, "giay-hen")
