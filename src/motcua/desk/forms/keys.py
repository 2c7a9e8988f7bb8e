"""Forms about signing keys: issue one, take one back, change one's PIN."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.signing import pin_field
from motcua.documents.queries.key_owners import KeyState
from motcua.ui.forms import FormLook

STATES = {
    KeyState.NONE: gettext_lazy("Chưa cấp"),
    KeyState.IN_FORCE: gettext_lazy("Đang dùng"),
    KeyState.ENDS_SOON: gettext_lazy("Sắp hết hạn"),
    KeyState.ENDED: gettext_lazy("Hết hạn"),
    KeyState.LOCKED: gettext_lazy("Bị khóa vì sai PIN"),
    KeyState.REVOKED: gettext_lazy("Đã thu hồi"),
}


class _Form(FormLook, forms.Form):
    def blame(self, errors: Mapping[str, Sequence[str]]) -> None:
        for name, texts in errors.items():
            for text in texts:
                self.add_error(name if name in self.fields else None, text)


class KeyFilter(_Form):
    q = forms.CharField(label=gettext_lazy("Họ tên, chức danh hoặc đơn vị"), required=False)
    tt = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False,
        choices=[("", gettext_lazy("Tất cả")), *STATES.items()],
    )  # fmt: skip


def _new_pin(label: Any, hint: Any = "") -> forms.CharField:
    field = pin_field(hint)
    field.label = label
    field.widget.attrs["autocomplete"] = "new-password"
    return field


class _TypedTwice(_Form):
    first, second = "", ""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.first in told and self.second in told and told[self.first] != told[self.second]:
            self.add_error(self.second, _("Hai lần nhập không giống nhau. Nhập lại mã PIN."))
        return told


class IssueKey(_TypedTwice):
    first, second = "pin", "again"

    years = forms.TypedChoiceField(
        label=gettext_lazy("Thời hạn"), coerce=int, initial=3,
        choices=[(1, gettext_lazy("1 năm")), (2, gettext_lazy("2 năm")), (3, gettext_lazy("3 năm"))],
    )  # fmt: skip
    pin = _new_pin(
        gettext_lazy("Mã PIN do người giữ tự nhập"),
        gettext_lazy("Từ 6 đến 32 ký tự. Người giữ đổi được ở trang Chữ ký số của tôi."),
    )
    again = _new_pin(gettext_lazy("Nhập lại mã PIN"))


class ChangePin(_TypedTwice):
    first, second = "new_pin", "again"

    pin = pin_field()
    new_pin = _new_pin(gettext_lazy("Mã PIN mới"), gettext_lazy("Từ 6 đến 32 ký tự."))
    again = _new_pin(gettext_lazy("Nhập lại mã PIN mới"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pin"].label = _("Mã PIN đang dùng")


class RevokeKey(_Form):
    """Asks nothing more than whether."""
