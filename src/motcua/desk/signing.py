"""Putting one's name under a decision: where a PIN is due, and the key it opens.

A PIN is asked once a form, once for all of a batch, and never kept; the opened key lives as long
as the request.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy

from motcua.documents.actions import OpenedKey, unlock_key
from motcua.documents.queries import signing_keys
from motcua.dossiers import signing
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.officer import Officer

if TYPE_CHECKING:
    from motcua.desk.guard import DeskRequest
    from motcua.dossiers.queries.rows import Dossier

SIGNING = signing.SIGNING
WITH_PIN = {
    Verb.APPROVE: gettext_lazy("Ký số vào tệp dự thảo đang trình."),
    Verb.DECLINE: gettext_lazy("Ký số vào dự thảo từ chối; chưa có thì lập văn bản từ lý do trên."),
    Verb.EXTEND: gettext_lazy("Ký số vào văn bản xin lỗi; văn bản lấy số kế tiếp của sổ."),
    Verb.ISSUE: gettext_lazy("Đóng dấu số của cơ quan, kèm số và ngày, vào tệp lãnh đạo đã ký."),
}
# Said where there is a file and no key for it: the law lets paper be signed.
ON_PAPER = gettext_lazy(
    "Anh/chị chưa có chữ ký số dùng được (chưa cấp, hết hạn hoặc bị khóa): ký trên bản giấy."
)


def pins_of(
    verbs: Collection[Verb], dossier: Dossier, officer: Officer, at: dt.datetime
) -> dict[Verb, bool]:
    """Of these acts, those with a file to sign: whether this officer has the key for it."""
    return {
        verb: signing.holds_key(verb, officer, at)
        for verb in SIGNING.intersection(verbs)
        if signing.is_electronic(verb, dossier)
    }


def pin_of_batch(verb: Verb, codes: Collection[str], officer: Officer, at: dt.datetime) -> bool:
    """Whether any of these dossiers would be signed with a key."""
    return signing.holds_key(verb, officer, at) and signing.any_electronic(verb, codes)


def opened(verb: Verb, officer: Officer, at: dt.datetime, pin: str) -> OpenedKey | None:
    """None without a PIN; InvalidInput (`pin`) for a wrong one."""
    if not pin:
        return None
    return unlock_key(by=officer, at=at, pin=pin, seal=verb in signing.SEALING)


def sign(verb: Verb, dossier: Dossier, *, with_key: OpenedKey | None = None, **more: Any) -> Any:
    """Decide and sign; raises what the verb raises, and nothing is half signed."""
    return signing.carry_out(verb, dossier, with_key=with_key, **more)


def has_key(request: DeskRequest) -> bool:
    """Whether what this officer signs now is signed with a key."""
    return signing_keys.has_key(request.officer, clock.now())


def key_sent(request: DeskRequest) -> OpenedKey | None:
    """Opened by the PIN of the form; None where it asked for none and the paper itself is signed.

    What stands against the key is told at the PIN, so that nothing typed is lost (InvalidInput).
    """
    pin = request.POST.get("pin", "")
    if not pin:
        return None
    try:
        return unlock_key(by=request.officer, at=clock.now(), pin=pin)
    except (NotAllowed, WrongState) as fault:
        raise InvalidInput(fault.message, field="pin", code=fault.code) from None


def pin_field(hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Mã PIN ký số"),
        help_text=hint,
        max_length=32,
        strip=False,
        error_messages={"required": gettext_lazy("Nhập mã PIN ký số của anh/chị.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
