"""The one guard of the desk: signed in, in a post in force today; faults become pages."""

from __future__ import annotations

import datetime as dt
import secrets
import traceback
from collections.abc import Callable
from functools import wraps

import structlog
from django.contrib.auth import logout
from django.core.exceptions import SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from motcua.desk import administering, faults
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, NotFound
from motcua.kernel.once import one_look
from motcua.organisations.officer import Officer
from motcua.organisations.queries.officers import Account, has_left, posts_of
from motcua.ui import access

log = structlog.get_logger(__name__)

POST_CHOSEN = "desk.post"
READING = ("GET", "HEAD")


class DeskRequest(HttpRequest):
    """A request that came through the guard."""

    officer: Officer
    posts: list[Officer]
    administration_until: dt.datetime | None


View = Callable[..., HttpResponseBase]


def desk(view: View) -> View:
    """Every view of the desk wears this; without a post in force nothing is shown."""

    @wraps(view)
    def guarded(request: DeskRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        request.posts = posts_of(_account(request), clock.now().date())
        if not request.posts:
            answer: HttpResponseBase = _turned_away(request)
        else:
            request.officer = _chosen(request)
            answer = _answered(view, request, *args, **kwargs)
        # Personal data must not stay behind on a shared machine.
        add_never_cache_headers(answer)
        return answer

    return access.officer(guarded)


def _turned_away(request: DeskRequest) -> HttpResponse:
    """Whose last post is over is signed out; who has none yet is told whom to ask."""
    if not has_left(_account(request), clock.now().date()):
        return faults.without_post(request)
    logout(request)
    return redirect("account_login")


def _account(request: DeskRequest) -> Account:
    """Who signed in: `access.officer` has turned away everybody else."""
    assert request.user.is_authenticated
    return request.user


def _chosen(request: DeskRequest) -> Officer:
    wanted = request.session.get(POST_CHOSEN)
    chosen = next((post for post in request.posts if post.post_id == wanted), request.posts[0])
    return administering.marked(request, chosen)


def _answered(
    view: View, request: DeskRequest, *args: object, **kwargs: object
) -> HttpResponseBase:
    try:
        if request.method not in READING:
            return view(request, *args, **kwargs)
        with one_look():
            return view(request, *args, **kwargs)
    except DomainError as fault:
        return faults.told(request, fault)
    except Http404:
        return faults.told(request, NotFound(_("Không có trang này. Về trang Hôm nay để đi tiếp.")))
    except SuspiciousOperation:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, the officer gets a page
        support = secrets.token_hex(2).upper()
        # Where and what kind only: values on the stack may be personal.
        at = traceback.extract_tb(fault.__traceback__)[-1]
        log.error(  # noqa: TRY400
            "desk_fault", support=support, fault=type(fault).__name__, at=f"{at.name}:{at.lineno}"
        )
        got_request_exception.send(sender=None, request=request)
        return faults.ours(request, support)
