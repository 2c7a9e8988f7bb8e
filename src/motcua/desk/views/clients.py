"""Partners' software: which are connected, add one, give a new secret, revoke.

A secret stands in the answer to the POST itself and nowhere else: a refresh does not show it.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desk import frame
from motcua.desk.forms.clients import ClientForm
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.organisations import policies
from motcua.organisations.actions import register_client, revoke_client, rotate_client
from motcua.organisations.authority import Authority
from motcua.organisations.queries.clients import lines, link


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def clients(request: DeskRequest) -> HttpResponse:
    policies.require(request.officer, Authority.CLIENT_REGISTER)
    if request.method != "POST":
        return _page(request, ClientForm())
    form = ClientForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        added, secret = register_client(by=request.officer, at=clock.now(), **form.cleaned_data)
    except InvalidInput as fault:
        form.blame(fault.errors)
        return _page(request, form, status=422)
    return _page(request, ClientForm(), shown=(added.application.client_id, secret))


@require_POST
@desk
def rotate(request: DeskRequest, client_id: str) -> HttpResponse:
    secret = rotate_client(link(client_id), by=request.officer, at=clock.now())
    return _page(request, ClientForm(), shown=(client_id, secret))


@require_POST
@desk
def revoke(request: DeskRequest, client_id: str) -> HttpResponse:
    revoke_client(link(client_id), by=request.officer, at=clock.now())
    return HttpResponseRedirect(reverse("desk:clients"), status=303)


def _page(
    request: DeskRequest, form: ClientForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "clients": lines(clock.today()), **more}
    return frame.page(request, "desk/clients.html", context, current=frame.CLIENTS, status=status)
