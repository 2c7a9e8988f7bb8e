"""The way of a request to the api: what only pages need is left out.

A client has no session, no cookie, no form and no language of its own; it is known by its token.
Host, redirect to HTTPS, security headers, compression, request id and log of refusals stay.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.middleware.gzip import GZipMiddleware
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponseBase]

API = "/api/v1/"
# Nothing that the api gives is a page, so a browser that shows it may fetch and frame nothing.
ALONE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
}
LONGEST_ID = 64

log = structlog.get_logger(__name__)
_level = logging.getLogger(__name__)
_behind = threading.local()


def innermost(get_response: Answer) -> Answer:
    """Middleware, the last: Django builds from the inside, so `api_first` finds here what all
    the others stand before.
    """
    _behind.view = get_response
    return get_response


def api_first(get_response: Answer) -> Answer:
    """Middleware before those of pages, which a request to the api goes past."""
    short = CommonMiddleware(GZipMiddleware(_named(_behind.view)))

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(API):
            return get_response(request)
        response = short(request)
        assert isinstance(response, HttpResponseBase), "nothing here is asynchronous"
        for name, value in ALONE.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def _named(get_response: Answer) -> Answer:
    """Each line of the log carries the request's id; what is refused leaves a line, what is done
    only where such lines are wanted. An address is told without its query.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        given = request.META.get("HTTP_X_REQUEST_ID", "")[:LONGEST_ID]
        structlog.contextvars.bind_contextvars(request_id=given or str(uuid.uuid4()))
        if correlation := request.META.get("HTTP_X_CORRELATION_ID", "")[:LONGEST_ID]:
            structlog.contextvars.bind_contextvars(correlation_id=correlation)
        # A thread keeps the language of the page that it answered before.
        translation.activate(settings.LANGUAGE_CODE)
        try:
            response = get_response(request)
            _tell(request, response.status_code)
        finally:
            structlog.contextvars.clear_contextvars()
        return response

    return answer


def _tell(request: HttpRequest, status: int) -> None:
    level = logging.ERROR if status >= 500 else logging.WARNING if status >= 400 else logging.INFO
    if _level.isEnabledFor(level):
        log.log(level, "request_finished", code=status, request=f"{request.method} {request.path}")
