"""What forms that sign a paper share: the digest of what was seen, and the PIN."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy

from motcua.desk.forms.catalogue import RuleForm
from motcua.desk.signing import pin_field


class SeenForm(RuleForm):
    """`seen`: the digest of what stood on the page; refused once, it is that of the page now."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def blame(self, errors: Mapping[str, Iterable[str]]) -> None:
        if "seen" in errors:
            self.data = {
                **{name: self.data[name] for name in self.data},
                "seen": self.initial.get("seen", ""),
            }
            errors = {(name if name != "seen" else ""): told for name, told in errors.items()}
        super().blame(errors)


class WithPin(forms.Form):
    """Beside a form of what is signed; the PIN comes last."""

    pin = pin_field(
        gettext_lazy("Ký số vào bản PDF lập từ nội dung trên; bản ký giữ nguyên từng byte.")
    )
