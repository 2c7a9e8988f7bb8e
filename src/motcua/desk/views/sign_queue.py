"""The sign queue: one dossier after the other, seen before it is signed."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk import frame, seen
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.history import entries_of
from motcua.desk.lines import deadline_of, row_of
from motcua.desk.signing import ON_PAPER, WITH_PIN, opened, pins_of, sign
from motcua.desk.views.worklists import SIGNED, kind_of
from motcua.documents.previews import can_preview
from motcua.dossiers import actions
from motcua.dossiers.queries import acts, files, rows, worklists
from motcua.dossiers.queries.acts import NextAct
from motcua.dossiers.queries.timeline import timeline
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.organisations.officer import Officer

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

MOST = 50
DECISIONS = (Verb.APPROVE, Verb.SEND_BACK)


@require_safe
@desk
def queue(request: DeskRequest) -> HttpResponse:
    return _shown(request, request.GET.get("ho-so", ""))


def _queue(officer: Officer, now: dt.datetime) -> list[Dossier]:
    return worklists.top(kind_of(officer, SIGNED), officer, now, MOST)


def _shown(
    request: DeskRequest, code: str, *, fault: DomainError | None = None, status: int = 200
) -> HttpResponse:
    now = clock.now()
    waiting = _queue(request.officer, now)
    codes = [dossier.code for dossier in waiting]
    place = codes.index(code) if code in codes else 0
    context: dict[str, Any] = {"queue": [row_of(one, now) for one in waiting]}
    if fault:
        context |= {"fault": fault.message, "pin_fault": fault.field == "pin"}
    if waiting:
        dossier = rows.get(codes[place], request.officer)
        context |= _one(request.officer, dossier, now)
        context |= {
            "place": place + 1,
            "previous": _address(codes, place - 1),
            "next": _address(codes, place + 1),
            "seen_codes": _seen_codes(request, waiting, dossier),
            "typed": request.POST.get("opinion", ""),
        }
        seen.note(request, dossier)
    return frame.page(request, "desk/sign_queue.html", context, current=SIGNED, status=status)


def _address(codes: list[str], place: int) -> str:
    inside = 0 <= place < len(codes)
    return f"{reverse('desk:sign_queue')}?ho-so={codes[place]}" if inside else ""


def _seen_codes(request: DeskRequest, waiting: list[Dossier], shown: Dossier) -> list[str]:
    return [one.code for one in waiting if one.pk == shown.pk or seen.was_seen(request, one)]


def _one(officer: Officer, dossier: Dossier, now: dt.datetime) -> dict[str, Any]:
    happened = timeline(dossier)
    offered = acts.next_acts(dossier, officer, now)
    standing = acts.standing(dossier, now.date())
    pins = pins_of({Verb.APPROVE}, dossier, officer, now)
    return {
        "dossier": dossier,
        "deadline": deadline_of(dossier, now, why=True),
        "proposals": [one for one in happened if one.verb in _SAID][-3:],
        "papers": list(dossier.papers.order_by("position")),
        "drafts": [one for one in files.outcome_files(dossier) if one.what == "draft"],
        "can_preview": can_preview(),
        "history": entries_of(happened, standing, dossier, now),
        "approve": _offered(offered, Verb.APPROVE),
        "send_back": _offered(offered, Verb.SEND_BACK),
        "key": uuid.uuid4().hex,
        "pin_hint": WITH_PIN[Verb.APPROVE] if any(pins.values()) else "",
        "no_key": ON_PAPER if pins and not any(pins.values()) else "",
    }


_SAID = frozenset({Verb.SUBMIT_FOR_APPROVAL, Verb.SEND_BACK, Verb.APPROVE, Verb.ANSWER})


def _offered(offered: list[NextAct], verb: Verb) -> NextAct | None:
    return next((act for act in offered if act.verb == verb and not act.outcome), None)


@require_POST
@desk
def decide(request: DeskRequest) -> HttpResponse:
    """Sign or send back the dossier shown; then the next one of the queue opens."""
    code, name = request.POST.get("ho-so", ""), request.POST.get("act", "")
    if name not in DECISIONS:
        raise InvalidInput(_("Chọn Ký và chuyển, hoặc Trả lại kèm lý do."))
    now = clock.now()
    codes = [one.code for one in _queue(request.officer, now)]
    try:
        _do(request, Verb(name), rows.get(code, request.officer), now)
    except DomainError as fault:
        return _shown(request, code, fault=fault, status=fault.status)
    messages.success(request, _said(Verb(name), code, now))
    return HttpResponseRedirect(_following(codes, code), status=303)


def _do(request: DeskRequest, verb: Verb, dossier: Dossier, now: dt.datetime) -> None:
    given = request.POST
    usual: dict[str, Any] = {
        "by": request.officer, "at": now, "key": given.get("key", "")[:64],
        "version": int(given["version"]) if given.get("version", "").isdigit() else None,
    }  # fmt: skip
    opinion = given.get("opinion", "")
    if verb == Verb.SEND_BACK:
        actions.send_back(dossier, reason=opinion, **usual)
    else:
        with_key = opened(verb, request.officer, now, given.get("pin", ""))
        sign(verb, dossier, with_key=with_key, opinion=opinion, **usual)


def _said(verb: Verb, code: str, now: dt.datetime) -> str:
    if verb == Verb.SEND_BACK:
        return _("Đã trả lại %(code)s.") % {"code": code}
    return _("Đã ký %(code)s lúc %(hour)s. Chuyển văn thư cấp số.") % {
        "code": code,
        "hour": f"{now:%H:%M}",
    }


def _following(codes: list[str], code: str) -> str:
    place = codes.index(code) + 1 if code in codes else 0
    return _address(codes, place) or reverse("desk:sign_queue")
