"""Forms of those who look after accounts, posts and units, and of everybody's own absence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.desk.forms import offer
from motcua.organisations.queries.staff import Post
from motcua.organisations.queries.standing import Absence, Delegation
from motcua.organisations.rules.roles import Role
from motcua.ui.forms import FormLook

DAY = "08/10/2026"
OUTSIDERS = {Role.CD, Role.DN, Role.HT}


class Form(FormLook, forms.Form):
    """`blame` puts what a verb said beside the field it named."""

    def blame(self, errors: Mapping[str, Sequence[str]]) -> None:
        for name, texts in errors.items():
            for text in texts:
                self.add_error(name if name in self.fields else None, text)


def _day(label: Any, hint: Any = "") -> forms.DateField:
    shown = forms.DateInput(attrs={"placeholder": DAY, "autocomplete": "off"})
    return forms.DateField(label=label, help_text=hint, widget=shown)


class EnterForm(Form):
    reason = forms.CharField(
        label=_("Lý do"), max_length=200, help_text=_("Việc sẽ làm. Lý do được lưu cùng phiên.")
    )
    proof = forms.CharField(
        label=_("Mã 6 số trong ứng dụng xác thực"), max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, by_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_code:
            self.fields["proof"].label = _("Mật khẩu")
            self.fields["proof"].widget = forms.PasswordInput(
                attrs={"class": "form-control", "autocomplete": "current-password"}
            )


class StaffFilter(Form):
    dv = forms.ChoiceField(label=_("Đơn vị"), required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "dv", [("", _("Tất cả")), *units], data=True)


class DayFilter(Form):
    ngay = _day(_("Cơ cấu vào ngày"))


class EndPost(Form):
    last_day = _day(_("Ngày cuối giữ vị trí"))


class MoveOfficial(Form):
    unit = forms.ChoiceField(label=_("Đơn vị mới"))
    role = forms.ChoiceField(label=_("Vai trò"))
    title = forms.CharField(label=_("Chức danh"), max_length=120)
    valid_from = _day(_("Từ ngày"))
    legal_basis = forms.CharField(label=_("Số quyết định"), max_length=200, required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", list(units), data=True)
        offer(self, "role", [(role.value, _(role.label)) for role in Role if role not in OUTSIDERS])


class GiveMandate(Form):
    unit = forms.ChoiceField(label=_("Đơn vị được kiểm tra"))
    legal_basis = forms.CharField(label=_("Số quyết định"), max_length=200)
    valid_from = _day(_("Từ ngày"))
    valid_to = _day(_("Đến hết ngày"))

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", list(units), data=True)


class JustConfirm(Form):
    """An act that asks nothing more than whether."""


class BeAbsent(Form):
    kind = forms.ChoiceField(label=_("Vì"))
    valid_from = _day(_("Từ ngày"))
    valid_to = _day(_("Đến hết ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(kind.value, _(kind.label)) for kind in Absence.Kind])


class Delegate(Form):
    receiver = forms.TypedChoiceField(label=_("Cho"), coerce=int)
    scope = forms.ChoiceField(label=_("Phạm vi"))
    valid_from = _day(_("Từ ngày"))
    valid_to = _day(_("Đến hết ngày"))
    paper = forms.CharField(label=_("Số văn bản ủy quyền"), max_length=60)

    def __init__(
        self, *args: Any, people: Iterable[tuple[int, str]], signs: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "receiver", [("", _("Chọn người")), *people], data=True)
        scopes = list(Delegation.Scope) if signs else [Delegation.Scope.ALL]
        offer(self, "scope", [(scope.value, _(scope.label)) for scope in scopes])


__all__ = ["BeAbsent", "Delegate", "EndPost", "EnterForm", "GiveMandate", "MoveOfficial", "Post"]
