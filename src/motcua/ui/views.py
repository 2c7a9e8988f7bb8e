"""The live catalogue of components, and how a person wants pages to look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from motcua.ui import samples
from motcua.ui.access import public
from motcua.ui.context import CHOICES, Appearance, appearance_of, cookie_name

YEAR = 365 * 24 * 60 * 60


@public
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every component in all its states; density and theme may be asked for in the address."""
    chosen = appearance_of(request)
    asked = {
        choice: request.GET.get(choice, getattr(chosen, choice))
        for choice, allowed in CHOICES.items()
        if request.GET.get(choice, getattr(chosen, choice)) in allowed
    }
    context = {"mc_look": Appearance(**asked), "sample": samples.everything()}
    return render(request, "ui/catalogue.html", context)


@public
@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep one choice in a cookie and go back to the page; works without scripts."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back, status=303)
    for choice, allowed in CHOICES.items():
        value = request.POST.get(choice)
        if value in allowed:
            response.set_cookie(
                cookie_name(choice), value, max_age=YEAR, samesite="Lax", secure=request.is_secure()
            )
    return response
