"""What a citizen writes in a petition, and how one is followed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.feedback.rules.petition_wording import Petitioner, PetitionText
from motcua.feedback.rules.petitions import KINDS, PORTAL
from motcua.kernel.errors import InvalidInput
from motcua.ui.forms import FormLook
from motcua.ui.words import as_vietnamese


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class PetitionForm(FormLook, forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Về việc gì?"), required=False, widget=forms.RadioSelect
    )
    subject = forms.CharField(
        label=gettext_lazy("Tóm tắt trong một câu"), required=False, max_length=400,
        help_text=gettext_lazy("Không ghi tên ai. Câu này có thể được công khai."),
    )  # fmt: skip
    content = forms.CharField(
        label=gettext_lazy("Chuyện gì đã xảy ra?"), required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Ở đâu, khi nào, ông/bà mong cơ quan làm gì."),
    )  # fmt: skip
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Ở cơ quan nào?"), required=False, coerce=int, empty_value=None
    )
    dossier = forms.CharField(
        label=gettext_lazy("Mã hồ sơ liên quan (nếu có)"), required=False, max_length=64
    )
    papers = forms.Field(
        label=gettext_lazy("Ảnh, tệp (nếu có)"), required=False,
        widget=ManyFiles(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=gettext_lazy("PDF, JPG, PNG; tối đa 5 tệp, mỗi tệp 20 MB."),
    )  # fmt: skip
    name = forms.CharField(label=gettext_lazy("Họ tên"), required=False, max_length=300)
    phone = forms.CharField(
        label=gettext_lazy("Số điện thoại"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    email = forms.CharField(label=gettext_lazy("Thư điện tử"), required=False, max_length=200)
    address = forms.CharField(label=gettext_lazy("Địa chỉ"), required=False, max_length=400)
    hidden = forms.BooleanField(
        label=gettext_lazy("Không công khai nội dung và câu trả lời"), required=False
    )

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[Any, Any]]] = {
            "kind": [(kind.value, _(label)) for kind, label in KINDS.items()],
            "unit": [("", _("Chưa rõ")), *((pk, as_vietnamese(name)) for pk, name in units)],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered

    def text(self) -> PetitionText:
        said = self.cleaned_data
        return PetitionText(
            channel=PORTAL, **{n: said.get(n, "") for n in ("kind", "subject", "content")}
        )

    def who(self) -> Petitioner:
        said = self.cleaned_data
        return Petitioner(**{n: said.get(n, "") for n in ("name", "phone", "email", "address")})

    def blame(self, fault: InvalidInput) -> None:
        for told, texts in fault.errors.items():
            name = "papers" if told == "files" else told
            for text in texts:
                self.add_error(name if name in self.fields else None, as_vietnamese(text))


class FollowForm(FormLook, forms.Form):
    code = forms.CharField(label=gettext_lazy("Mã phản ánh, kiến nghị"), max_length=20)
    secret = forms.CharField(label=gettext_lazy("Mã tra cứu"), max_length=12)
