"""The one form of this door."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.ui.forms import FormLook

CODE_LENGTH = 64
SECRET_LENGTH = 6


class LookUpForm(FormLook, forms.Form):
    code = forms.CharField(
        label=_("Mã hồ sơ"),
        help_text=_("In trên giấy hẹn, ví dụ H52.118-261008-0041."),
        max_length=CODE_LENGTH,
        widget=forms.TextInput(
            attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={
            "max_length": _("Mã hồ sơ dài quá 64 ký tự. Xem lại mã trên giấy hẹn."),
        },
    )
    secret = forms.CharField(
        label=_("Mã tra cứu"),
        help_text=_("6 chữ và số, in trên giấy hẹn."),
        max_length=SECRET_LENGTH * 2,
        widget=forms.TextInput(
            attrs={"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"max_length": _("Mã tra cứu chỉ có 6 ký tự. Xem lại giấy hẹn.")},
    )
