"""Wrong passwords and wrong codes are counted together, per account and address (axes)."""

from __future__ import annotations

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def attempted_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """The account that was tried, in one spelling: log-in itself does not mind capitals."""
    given = credentials or request.POST
    name = given.get("username") or given.get("login") or ""
    return name.strip().lower() or None


def locked(request: HttpRequest, username: str) -> bool:
    return bool(AxesProxyHandler.is_locked(request, {"username": username}))


def show_lock(request: HttpRequest, username: str) -> None:
    """The answer to this request becomes the page `account/locked.html`."""
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = {"username": username}  # type: ignore[attr-defined]


def count_failure(request: HttpRequest, username: str) -> None:
    user_login_failed.send(sender=__name__, credentials={"username": username}, request=request)


def refusal(request: HttpRequest, username: str) -> str:
    """One sentence for a name, a password and a code: it does not say which was wrong."""
    failures = AxesProxyHandler.get_failures(request, {"username": username})
    left = max(0, settings.AXES_FAILURE_LIMIT - failures)
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    wrong = _("Không đúng tài khoản, mật khẩu hoặc mã.")
    tries = ngettext(
        "Còn %(left)d lần, sau đó khóa %(minutes)d phút.",
        "Còn %(left)d lần, sau đó khóa %(minutes)d phút.",
        left,
    )
    return f"{wrong} {tries % {'left': left, 'minutes': minutes}}"
