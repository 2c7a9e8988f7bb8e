"""Doing an act on a dossier: a plain form, answered by 303, 403, 409 or 422."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.desk import frame
from motcua.desk.afterwards import said_after
from motcua.desk.dossier_page import page_of
from motcua.desk.forms.acts import DONE_HERE, ActForm, form_for
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.offers import known_of
from motcua.desk.signing import SIGNING, opened, pins_of, sign
from motcua.desk.undone import undo_url
from motcua.dossiers import actions
from motcua.dossiers.queries import acts, rows
from motcua.dossiers.queries.acts import NextAct
from motcua.dossiers.queries.matters import matters
from motcua.dossiers.queries.timeline import timeline
from motcua.dossiers.rules.lifecycle import GOES_LIKE, PROCESS_ACTS, Verb
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound, StaleVersion, WrongState

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

DO: dict[Verb, Callable[..., Any]] = {verb: getattr(actions, verb) for verb in DONE_HERE}
# These go along a branch of the process, which the form names.
ALONG = PROCESS_ACTS | GOES_LIKE.keys()


@require_POST
@desk
def act(request: DeskRequest, code: str, verb: str) -> HttpResponse:
    if verb not in DO:
        raise NotFound(_("Không có việc này. Tải lại trang hồ sơ để xem việc làm được."))
    dossier = rows.get(code, request.officer)
    form = _form(request, dossier, Verb(verb))
    try:
        done = _do(request, dossier, form)
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _again(request, dossier, form, status=422)
    except (StaleVersion, WrongState) as fault:
        return _conflict(request, dossier, form, fault)
    undo = "" if done.repeated else undo_url(Verb(verb), done.dossier)
    said = said_after(Verb(verb), done.dossier, repeated=done.repeated)
    messages.success(request, said, extra_tags=undo)
    return HttpResponseRedirect(reverse("desk:dossier", args=[code]), status=303)


def _form(request: DeskRequest, dossier: Dossier, verb: Verb) -> ActForm:
    outcome = request.POST.get("outcome", "")
    offered = acts.next_acts(dossier, request.officer, clock.now())
    chosen = next((a for a in offered if (a.verb, a.outcome) == (verb, outcome)), None)
    # Only what is open beside the road is read off the history.
    happened = timeline(dossier) if verb == Verb.CANCEL_CONSULTATION else []
    papers = list(dossier.papers.order_by("position"))
    known = known_of(dossier, papers, matters(happened), clock.now())
    known["offered"] = chosen is not None
    known["pins"] = pins_of({verb}, dossier, request.officer, clock.now())
    chosen = chosen or NextAct(verb=verb, label=verb.label, outcome=outcome)
    return form_for(chosen)(request.POST, act=chosen, known=known)


def _do(request: DeskRequest, dossier: Dossier, form: ActForm) -> Any:
    verb = form.act.verb
    if not form.is_valid() and form.known["offered"]:
        raise InvalidInput(errors={})
    # An act that is not offered any more still goes to the rule: it knows a repeated request.
    more = form.told()
    if verb in ALONG:
        more["outcome"] = form.cleaned_data.get("outcome", "")
    more |= {"version": form.cleaned_data.get("version"), "key": form.cleaned_data.get("key", "")}
    now = clock.now()
    if verb in SIGNING:
        with_key = opened(verb, request.officer, now, form.cleaned_data.get("pin", ""))
        return sign(verb, dossier, by=request.officer, at=now, with_key=with_key, **more)
    return DO[verb](dossier, by=request.officer, at=now, **more)


def _again(
    request: DeskRequest, dossier: Dossier, form: ActForm, *, status: int, **more: Any
) -> HttpResponse:
    context = page_of(dossier, request.officer, clock.now(), tried=form) | more
    return frame.page(request, "desk/dossier.html", context, status=status)


def _conflict(
    request: DeskRequest, dossier: Dossier, form: ActForm, fault: StaleVersion | WrongState
) -> HttpResponse:
    """The page as it is now, with what was typed; sending it again is a new request."""
    fresh = rows.get(dossier.code, request.officer)
    data = request.POST.copy()
    data["version"], data["key"] = str(fresh.version), str(uuid.uuid4())
    form.data = data
    changes = getattr(fault, "changes", ())
    return _again(request, fresh, form, status=409, conflict=fault.message, changes=changes)
