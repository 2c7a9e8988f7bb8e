"""What a password must be, said in our own words."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < self.min_length:
            raise ValidationError(self.get_error_message(), code="password_too_short")

    def get_error_message(self) -> str:
        message = _("Mật khẩu quá ngắn, cần ít nhất {length} ký tự. Một câu dễ nhớ là tốt nhất.")
        return message.format(length=self.min_length)

    def get_help_text(self) -> str:
        return _("Mật khẩu cần ít nhất {length} ký tự.").format(length=self.min_length)
