"""Addresses of signing in: allauth's pages that make sense here, the rest closed.

Accounts are opened by the administrator, so there is no sign-up, no e-mail to manage and no
reset by letter. The closed addresses keep their names, which allauth's own pages look up.
"""

from __future__ import annotations

from allauth.account.urls import urlpatterns as account_pages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from motcua.ui.access import public

OPEN = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_change_password",
}


@public
def closed(request: HttpRequest, **_: str) -> HttpResponse:
    raise Http404


def _kept_or_closed(page: URLPattern | URLResolver) -> URLPattern | URLResolver:
    assert isinstance(page, URLPattern)
    return page if page.name in OPEN else URLPattern(page.pattern, closed, name=page.name)


urlpatterns = [
    path("2fa/", include("allauth.mfa.urls")),
    *map(_kept_or_closed, account_pages),
]
