"""Moving running dossiers to the process in force: first what it would do, then the act."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.desk import frame
from motcua.desk.catalogue_rail import PROCEDURES
from motcua.desk.forms.catalogue import MoveForm
from motcua.desk.guard import DeskRequest, desk
from motcua.dossiers import actions
from motcua.dossiers.queries import running
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, NotAllowed
from motcua.organisations.rules.roles import Role
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.managed import ProcessVersion
from motcua.procedures.queries.process import newest_in_force, process_numbered
from motcua.ui.words import working_words

# So many in one request: it ends in a few seconds, and the page asks to go on.
AT_ONCE = 200


@dataclass(frozen=True)
class Left:
    """A dossier that did not move, and why."""

    code: str
    why: str


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def move(request: DeskRequest, code: str, number: int) -> HttpResponse:
    if not running.may_move(request.officer):
        raise NotAllowed(_("Chỉ cán bộ kiểm soát thủ tục chuyển hồ sơ sang quy trình mới."))
    old = process_numbered(code, number, request.officer)
    new = newest_in_force(code, clock.today())
    if new is None or new.number <= old.number:
        raise InvalidInput(
            _("Thủ tục này chưa có quy trình mới hơn đang có hiệu lực. Ban hành quy trình trước.")
        )
    if request.method != "POST":
        return _page(request, old, new, _form(old, new, {"key": str(uuid.uuid4())}))
    form = _form(old, new, None, request.POST)
    if request.POST.get("act") == "preview":
        return _previewed(request, old, new, form)
    return _moved(request, old, new, form)


def _form(
    old: ProcessVersion, new: ProcessVersion, initial: dict[str, str] | None, data: Any = None
) -> MoveForm:
    steps = [(step.key, step.name) for step in definition_of(old).steps]
    targets = [(step.key, step.name) for step in definition_of(new).steps]
    return MoveForm(data, steps=steps, targets=targets, initial=initial)


def _page(
    request: DeskRequest,
    old: ProcessVersion,
    new: ProcessVersion,
    form: MoveForm,
    *,
    status: int = 200,
    left: list[Left] | None = None,
) -> HttpResponse:
    mapping = form.mapping()
    try:
        seen = running.preview(old, new, mapping, request.officer)
    except InvalidInput:
        seen = running.preview(old, new, {}, request.officer)
    context = {
        "old": old,
        "new": new,
        "form": form,
        "seen": seen,
        "rows": [_row(form, standing) for standing in seen.standings],
        "left": left or [],
        "at_once": AT_ONCE,
    }
    template = "desk/procedures/move.html"
    return frame.page(request, template, context, status=status, current=PROCEDURES)


def _row(form: MoveForm, standing: running.Standing) -> dict[str, Any]:
    step, target = standing.move.step, standing.move.target
    return {
        "name": step.name,
        "count": standing.count,
        "budget": working_words(step.budget_seconds),
        "new_budget": working_words(target.budget_seconds) if target else "",
        "hands_over": Role(target.role).label if target and standing.move.hands_over else "",
        "field": form[f"buoc-{step.key}"],
    }


def _previewed(
    request: DeskRequest, old: ProcessVersion, new: ProcessVersion, form: MoveForm
) -> HttpResponse:
    try:
        running.preview(old, new, form.mapping(), request.officer)
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, old, new, form, status=422)
    return _page(request, old, new, form)


def _moved(
    request: DeskRequest, old: ProcessVersion, new: ProcessVersion, form: MoveForm
) -> HttpResponse:
    """Each dossier in its own transaction: what has moved stays moved, what has not says why."""
    chosen = running.to_move(old, request.officer, AT_ONCE)
    moved, left = 0, []
    reason, key = request.POST.get("reason", ""), request.POST.get("key", "")[:30]
    for dossier in chosen:
        try:
            actions.move_process(
                dossier, by=request.officer, at=clock.now(), process=new,
                mapping=form.mapping(), reason=reason, key=f"{key}/{dossier.pk}" if key else "",
            )  # fmt: skip
            moved += 1
        except InvalidInput as fault:
            if fault.code != "unmapped":
                form.blame(fault.errors)
                return _page(request, old, new, form, status=422)
            left.append(Left(dossier.code, fault.message))
        except DomainError as fault:
            left.append(Left(dossier.code, fault.message))
    told = _told(moved)
    if left:
        messages.info(request, told)
        return _page(request, old, new, form, left=left)
    messages.success(request, told)
    more = running.to_move(old, request.officer, 1)
    name = "desk:process_move" if more else "desk:procedure"
    arguments = [old.procedure.code, old.number] if more else [old.procedure.code]
    return HttpResponseRedirect(reverse(name, args=arguments), status=303)


def _told(moved: int) -> str:
    return ngettext(
        "Đã chuyển %(n)d hồ sơ sang quy trình mới.",
        "Đã chuyển %(n)d hồ sơ sang quy trình mới.",
        moved,
    ) % {"n": moved}
