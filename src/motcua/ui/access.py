"""Who may come to a page. Every view says so; tests/building fails on one that does not.

This opens the door only: which dossiers and which acts are asked of the rooms' policies.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


class Access(StrEnum):
    PUBLIC = "public"
    OFFICER = "officer"
    CLIENT = "client"


def access_of(view: Any) -> Access | None:
    """What a view says about itself, None when it says nothing."""
    return getattr(view, "access", None)


def _marked(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view


def public(view: View) -> View:
    """Anybody, without signing in."""
    return _marked(view, Access.PUBLIC)


def client(view: View) -> View:
    """Only software with a token; the api asks for it, operation by operation."""
    return _marked(view, Access.CLIENT)


def officer(view: View) -> View:
    """Only who has signed in; others are sent to the sign-in page and back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return _marked(login_required(guarded), Access.OFFICER)
