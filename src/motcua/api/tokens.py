"""Tokens for clients: client credentials only, slowed down for who tries secrets."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from oauth2_provider.views import RevokeTokenView, TokenView

from motcua.api.faults import too_big
from motcua.api.limits import WINDOW, within
from motcua.api.problems import problem
from motcua.ui.access import public

MOST_BYTES = 8 * 1024
_give, _revoke = TokenView.as_view(), RevokeTokenView.as_view()


@public
@csrf_exempt
def token(request: HttpRequest) -> HttpResponse:
    """RFC 6749, 4.4. Its errors are OAuth's own, as its clients expect."""
    return _refused(request) or _answer(_give, request)


@public
@csrf_exempt
def revoke(request: HttpRequest) -> HttpResponse:
    """RFC 7009: a client gives its token back before it ends."""
    return _refused(request) or _answer(_revoke, request)


def _answer(view: Any, request: HttpRequest) -> HttpResponse:
    answer: HttpResponse = view(request)
    answer["Cache-Control"] = "no-store"
    return answer


def _refused(request: HttpRequest) -> HttpResponse | None:
    if request.method != "POST":
        answer = problem(405, "not-a-method", "Địa chỉ này chỉ nhận: POST.")
        answer["Allow"] = "POST"
        return answer
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if not length.isdigit() or int(length) > MOST_BYTES:
        return too_big()
    address = request.META.get("REMOTE_ADDR", "")
    if not within(f"token:{address}", settings.MOTCUA_TOKEN_RATE):
        answer = problem(429, "too-often", "Xin mã truy cập quá nhiều lần. Đợi một phút.")
        answer["Retry-After"] = str(WINDOW)
        return answer
    return None
