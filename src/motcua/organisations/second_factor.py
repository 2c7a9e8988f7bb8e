"""The second factor of officials: asked before the desk opens, kept sealed."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from motcua.audit.queries import keys
from motcua.audit.rules import sealing

PLACE = "second factor"
SEEN = "motcua.second_factor"


class SealedSecrets(DefaultMFAAdapter):
    """A copy of the database alone must not give anybody's codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Tài khoản cán bộ phải có mã xác thực nên không tắt được. "
            "Đổi điện thoại: nhờ quản trị đặt lại."
        ),
        "cannot_generate_recovery_codes": _("Cài mã xác thực trước, rồi mới tạo mã dự phòng."),
    }

    def encrypt(self, text: str) -> str:
        sealed = sealing.seal(keys.master(), text.encode(), bound_to=PLACE)
        return base64.b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        return (sealing.unseal(keys.master(), sealed, bound_to=PLACE) or b"").decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not settings.MOTCUA_REQUIRE_TOTP


class SecondFactorRequired:
    """A signed-in official without a second factor is led to set it up before any desk page.

    Asked of views that say they are for officers; the session remembers the answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if getattr(view, "access", "") != "officer" or not settings.MOTCUA_REQUIRE_TOTP:
            return None
        if not request.user.is_authenticated or request.session.get(SEEN) == request.user.pk:
            return None
        if not is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
            return redirect("mfa_activate_totp")
        request.session[SEEN] = request.user.pk
        return None


def is_set_up(account: Any) -> bool:
    return bool(is_mfa_enabled(account, [Authenticator.Type.TOTP]))


def proves(account: Any, proof: str) -> bool:
    """The code of the moment, once; the password where no second factor is set up (a trial)."""
    kept = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    if kept is None:
        return bool(account.check_password(proof))
    return bool(kept.wrap().validate_code("".join(proof.split())))
