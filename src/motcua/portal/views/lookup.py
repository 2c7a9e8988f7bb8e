"""Follow a dossier: its code and the secret of the receipt, together.

The answer stands in the reply to the POST itself. Nothing is put into the session or behind a
token, so nothing on a borrowed phone opens the dossier again: a refresh asks the browser to send
the form again, and going back shows the empty form.
"""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.dossiers.queries import lookup
from motcua.dossiers.rules.lifecycle import CLOSED, Status
from motcua.kernel import clock
from motcua.kernel.folding import clean_text
from motcua.portal.forms import CODE_LENGTH, LookUpForm
from motcua.portal.tracking import tracking
from motcua.portal.views.ratings import offers
from motcua.ui.access import public

LIMIT = "look_up"  # ACCOUNT_RATE_LIMITS; only wrong answers count
RETRY_AFTER_SECONDS = 600


@public
@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest, code: str = "") -> HttpResponse:
    """The same form for every code in the address: whether it exists is not told."""
    if request.method == "POST":
        return _answer(request)
    asked = clean_text(code or request.GET.get("ma", ""))[:CODE_LENGTH]
    return render(request, "portal/look_up.html", {"form": LookUpForm(initial={"code": asked})})


def _answer(request: HttpRequest) -> HttpResponse:
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return _form_again(request, form)
    code, secret = clean_text(form.cleaned_data["code"]), form.cleaned_data["secret"]
    key = code.upper()
    if not ratelimit.consume(request, action=LIMIT, key=key, dry_run=True):
        return _too_often(request)
    found = lookup.look_up(code, clean_text(secret), clock.now())
    if found is None:
        ratelimit.consume(request, action=LIMIT, key=key)
        return _form_again(request, form, nothing=True)
    # Only who has been served is asked how it went.
    served = found.status in CLOSED | {Status.DONE}
    values = {"dossier": tracking(found), **(offers(found.code) if served else {})}
    return render(request, "portal/dossier.html", values)


def _form_again(request: HttpRequest, form: LookUpForm, *, nothing: bool = False) -> HttpResponse:
    values = {"form": form, "nothing": nothing}
    return render(request, "portal/look_up.html", values, status=422)


def _too_often(request: HttpRequest) -> HttpResponse:
    response = render(request, "portal/too_often.html", status=429)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
