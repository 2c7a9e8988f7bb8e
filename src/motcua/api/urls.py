"""Addresses of the api. All that is under it answers in JSON, also what is not there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.decorators.csrf import csrf_exempt

from motcua.api import faults, tokens
from motcua.api.guard import guarded
from motcua.api.site import api
from motcua.ui import access


@access.public
@csrf_exempt
def nowhere(request: HttpRequest, **_: str) -> HttpResponse:
    return faults.nowhere()


def _ours(pattern: URLPattern | URLResolver) -> URLPattern:
    assert isinstance(pattern, URLPattern)
    described = pattern.name in {"openapi-json", "api-root"}
    mark = access.public if described else access.client
    return URLPattern(pattern.pattern, mark(guarded(pattern.callback)), name=pattern.name)


_patterns, app_name, _namespace = api.urls
urlpatterns = [
    path("token", tokens.token, name="token"),
    path("token/revoke", tokens.revoke, name="revoke"),
    *(_ours(pattern) for pattern in _patterns if getattr(pattern, "name", "") != "api-root"),
    re_path(r"^.*$", nowhere),
]
