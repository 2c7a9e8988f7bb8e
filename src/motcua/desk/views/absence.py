"""Going away: one's own absence, and who stands in by which paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desk import frame
from motcua.desk.forms.administration import BeAbsent, Delegate, Form
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.organisations import actions
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.queries import staff, standing

CURRENT = "vang-mat"


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def absence(request: DeskRequest) -> HttpResponse:
    """Two forms on one page; `viec` says which was sent."""
    sent = request.POST.get("viec", "") if request.method == "POST" else ""
    away = BeAbsent(request.POST if sent == "vang" else None, auto_id="vang-%s")
    given = _delegate_form(request, request.POST if sent == "uy-quyen" else None)
    if sent == "vang" and _do(away, lambda told: _be_absent(request, told)):
        return _again(request, _("Đã báo vắng mặt. Việc mới sẽ chuyển cho người khác."))
    if sent == "uy-quyen" and _do(given, lambda told: _delegate(request, told)):
        return _again(request, _("Đã ủy quyền."))
    return _page(request, away, given, status=422 if sent else 200)


def _delegate_form(request: DeskRequest, data: Any) -> Delegate:
    officer = request.officer
    signs = officer.reach(Authority.DOSSIER_APPROVE) > Reach.NONE
    people = staff.colleagues(officer, clock.today())
    return Delegate(data, auto_id="uq-%s", people=people, signs=signs)


def _do(form: Form, verb: Any) -> bool:
    if not form.is_valid():
        return False
    try:
        verb(dict(form.cleaned_data))
    except InvalidInput as fault:
        form.blame(fault.errors)
        return False
    return True


def _be_absent(request: DeskRequest, told: dict[str, Any]) -> None:
    official = _own_post(request).official
    told["kind"] = standing.Absence.Kind(told["kind"])
    actions.be_absent(official, by=request.officer, at=clock.now(), **told)


def _delegate(request: DeskRequest, told: dict[str, Any]) -> None:
    receiver = standing.post_with(told.pop("receiver"))
    told["scope"] = standing.Delegation.Scope(told["scope"])
    actions.delegate(_own_post(request), receiver, by=request.officer, at=clock.now(), **told)


def _own_post(request: DeskRequest) -> standing.Post:
    return standing.post_with(request.officer.post_id)


def _again(request: DeskRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:absence"), status=303)


def _page(request: DeskRequest, away: BeAbsent, given: Delegate, *, status: int) -> HttpResponse:
    today, own = clock.today(), [post.post_id for post in request.posts]
    context = {
        "away_form": away,
        "delegate_form": given,
        "absences": [
            (row, standing.is_running(row, today))
            for row in standing.absences_of(request.officer.official_id)
        ],
        "given": [(row, standing.is_running(row, today)) for row in standing.delegations_of(own)],
        "seats": request.officer.seats,
    }
    return frame.page(
        request, "desk/administration/absence.html", context, current=CURRENT, status=status
    )


@require_POST
@desk
def end(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Ends one's own delegation or absence today."""
    if kind == "uy-quyen":
        row = standing.own_delegation(pk, [post.post_id for post in request.posts])
        actions.end_delegation(row, by=_giver(request, row.giver_id), at=clock.now())
        return _again(request, _("Đã kết thúc ủy quyền."))
    away = standing.own_absence(pk, request.officer.official_id)
    actions.return_early(away, by=request.officer, at=clock.now())
    return _again(request, _("Đã báo trở lại. Việc mới lại đến anh/chị."))


def _giver(request: DeskRequest, post_id: int) -> Any:
    """One's own officer in the post that gave it, whichever one works in now."""
    return next(post for post in request.posts if post.post_id == post_id)
