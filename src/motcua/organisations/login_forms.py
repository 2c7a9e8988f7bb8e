"""The forms of signing in: allauth's, in our words and with one count of wrong tries."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel import clock
from motcua.organisations import login_tries
from motcua.organisations.queries.officers import has_left

CODE_LABEL = gettext_lazy("Mã 6 số trong ứng dụng xác thực")
PASSWORD_LABEL = gettext_lazy("Mật khẩu")


def dress(field: forms.Field, label: Any, hint: Any = "", **attributes: str) -> None:
    """Our label and hint; no placeholder, which vanishes when one types."""
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update({"class": "form-control"} | attributes)
    field.error_messages["required"] = _("Chưa có “%(field)s”. Điền mục này.") % {"field": label}


def dress_code(field: forms.Field, hint: Any = "") -> None:
    """Recovery codes have letters, so the field takes both; `data-mc-code` sends six digits."""
    dress(field, CODE_LABEL, hint, autocomplete="one-time-code", autofocus="autofocus",
          inputmode="text", spellcheck="false", autocapitalize="off", maxlength="20",
          **{"data-mc-code": "6"})  # fmt: skip


class LoginForm(account_forms.LoginForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        dress(
            self.fields["login"], _("Tài khoản"), autocapitalize="none", spellcheck="false",
            autofocus="autofocus",
        )  # fmt: skip
        dress(self.fields["password"], PASSWORD_LABEL)

    def clean_login(self) -> str:
        return str(super().clean_login()).lower()

    def clean(self) -> dict[str, Any]:
        try:
            cleaned = dict(super().clean() or {})
        except ValidationError:
            name = self.cleaned_data["login"]
            raise ValidationError(login_tries.refusal(self.request, name)) from None
        if self.user is not None and self._is_over():
            # As with a wrong password: who has left is not told that it was right.
            name = self.cleaned_data["login"]
            login_tries.count_failure(self.request, name)
            raise ValidationError(login_tries.refusal(self.request, name))
        return cleaned

    def _is_over(self) -> bool:
        return not self.user.is_active or has_left(self.user, clock.now().date())


class OneCount:
    """A wrong code counts as a wrong password does; a locked account is not even asked."""

    user: Any

    def clean_code(self) -> str:
        request, name = context.request, self.user.get_username()
        if login_tries.locked(request, name):
            login_tries.show_lock(request, name)
            raise ValidationError(login_tries.refusal(request, name))
        try:
            return str(super().clean_code())  # type: ignore[misc]
        except ValidationError:
            login_tries.count_failure(request, name)
            raise ValidationError(login_tries.refusal(request, name)) from None


class CodeForm(OneCount, code_forms.AuthenticateForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        dress_code(self.fields["code"], _("Dán được, tự gửi khi đủ 6 số."))


class CodeAgainForm(OneCount, code_forms.ReauthenticateForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        dress_code(self.fields["code"], _("Hoặc một mã dự phòng chưa dùng."))


class ActivateForm(ActivateTOTPForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        dress_code(self.fields["code"])

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except ValidationError:
            raise ValidationError(
                _("Mã không khớp. Xem giờ trên điện thoại có đúng không, rồi nhập mã đang hiện.")
            ) from None


class ReauthenticateForm(account_forms.ReauthenticateForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        dress(self.fields["password"], PASSWORD_LABEL, autofocus="autofocus")

    def clean_password(self) -> str:
        try:
            return str(super().clean_password())
        except ValidationError:
            name = self.user.get_username()
            raise ValidationError(login_tries.refusal(context.request, name)) from None


class ChangePasswordForm(account_forms.ChangePasswordForm):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        dress(self.fields["oldpassword"], _("Mật khẩu đang dùng"))
        dress(self.fields["password1"], _("Mật khẩu mới"),
              _("Ít nhất 10 ký tự, không phải mật khẩu nhiều người dùng."))  # fmt: skip
        dress(self.fields["password2"], _("Nhập lại mật khẩu mới"))

    def clean_oldpassword(self) -> str:
        try:
            return str(super().clean_oldpassword())
        except ValidationError:
            raise ValidationError(_("Mật khẩu đang dùng không đúng. Nhập lại.")) from None
