"""Signing keys: who holds one, giving and taking them; one's own key and its PIN."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.desk import frame
from motcua.desk.forms.keys import STATES, ChangePin, IssueKey, KeyFilter, RevokeKey
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.views.administration import _number, administration_page
from motcua.documents.actions import change_pin, issue_key, revoke_key
from motcua.documents.queries import key_owners
from motcua.documents.queries.key_owners import KeyOwner
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, NotFound
from motcua.organisations.authority import Authority
from motcua.ui.values import Pager

CURRENT = "chu-ky"
SEAL = "dau"


@require_safe
@administration_page(Authority.KEY_ISSUE)
def listing(request: DeskRequest) -> HttpResponse:
    form = KeyFilter(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    text, state = asked.get("q", ""), asked.get("tt", "")
    number = _number(request.GET.get("trang", ""))
    page = key_owners.owners(request.officer, clock.now(), text=text, state=state, number=number)
    context = {
        "page": page, "form": form, "filtered": bool(text or state),
        "lines": [(one, STATES[one.state]) for one in page.owners],
        "pager": _pager(request, page),
    }  # fmt: skip
    return frame.page(request, "desk/administration/keys.html", context, current=CURRENT)


def _pager(request: DeskRequest, page: key_owners.Page) -> Pager:
    def address(wanted: int) -> str:
        query = request.GET.copy()
        query["trang"] = str(wanted)
        return f"{request.path}?{query.urlencode()}"

    return Pager(
        previous=address(page.number - 1) if page.number > 1 else "",
        next=address(page.number + 1) if page.has_next else "",
        summary=_("%(n)s chữ ký, con dấu") % {"n": page.count},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page(Authority.KEY_ISSUE)
def give(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    owner = _owner(request, kind, pk)
    form = IssueKey(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _given(request, owner, form):
        messages.success(request, _("Đã cấp chữ ký số."))
        return HttpResponseRedirect(reverse("desk:keys"), status=303)
    return _asked(request, owner, form, _("Cấp chữ ký số"))


def _given(request: DeskRequest, owner: KeyOwner, form: IssueKey) -> bool:
    told = form.cleaned_data
    try:
        issue_key(
            key_owners.owner_row(owner), by=request.officer, at=clock.now(), pin=told["pin"],
            years=told["years"],
        )  # fmt: skip
    except InvalidInput as fault:
        form.blame(fault.errors)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@administration_page(Authority.KEY_ISSUE)
def take(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    owner = _owner(request, kind, pk)
    if owner.key is None or not owner.holds:
        raise NotFound(_("Không có chữ ký số nào để thu hồi ở đây. Xem lại danh sách."))
    if request.method == "POST":
        revoke_key(owner.key, by=request.officer, at=clock.now())
        messages.success(request, _("Đã thu hồi chữ ký số."))
        return HttpResponseRedirect(reverse("desk:keys"), status=303)
    return _asked(request, owner, RevokeKey(), _("Thu hồi chữ ký số"), danger=True)


def _owner(request: DeskRequest, kind: str, pk: int) -> KeyOwner:
    return key_owners.owner(request.officer, clock.now(), pk=pk, is_seal=kind == SEAL)


def _asked(
    request: DeskRequest, owner: KeyOwner, form: Any, label: str, *, danger: bool = False
) -> HttpResponse:
    context = {"owner": owner, "form": form, "label": label, "danger": danger}
    status = 422 if request.method == "POST" else 200
    return frame.page(
        request, "desk/administration/key.html", context, current=CURRENT, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def mine(request: DeskRequest) -> HttpResponse:
    """One's own key: until when it holds; its PIN is changed here by who knows it."""
    owned = key_owners.own(request.officer, clock.now())
    form = ChangePin(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _changed(request, owned, form):
        messages.success(request, _("Đã đổi mã PIN ký số."))
        return HttpResponseRedirect(reverse("desk:own_key"), status=303)
    lines = [(one, STATES[one.state]) for one in owned]
    context = {"lines": lines, "form": form, "can_change": any(one.holds for one in owned)}
    status = 422 if request.method == "POST" else 200
    return frame.page(request, "desk/own_key.html", context, status=status)


def _changed(request: DeskRequest, owned: list[KeyOwner], form: ChangePin) -> bool:
    told = form.cleaned_data
    held = next((one for one in owned if one.holds), None)
    try:
        change_pin(
            by=request.officer, at=clock.now(), pin=told["pin"], new_pin=told["new_pin"],
            seal=bool(held and held.is_seal),
        )  # fmt: skip
    except DomainError as fault:
        blamed = fault.errors if isinstance(fault, InvalidInput) else {"": [fault.message]}
        form.blame(blamed)
        return False
    return True
