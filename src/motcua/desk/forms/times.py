"""Forms of the acts about time: pauses, the apology, why it was late."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.acting import ActForm, ReasonWithBasisForm, long_text, short_text
from motcua.desk.forms.moments import MomentField
from motcua.dossiers.queries.lateness import causes
from motcua.kernel.clock import local

LONGEST_TERM = 365


class DaysField(forms.IntegerField):
    """A number of days with the sentence for what is none."""

    def __init__(self, *, least: int = 1, most: int, **kwargs: Any) -> None:
        self.least, self.most = least, most
        wrong = gettext_lazy("Ghi số ngày bằng chữ số.")
        super().__init__(
            widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
            error_messages={"invalid": wrong}, **kwargs,
        )  # fmt: skip

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not self.least <= value <= self.most:
            told = {"least": self.least, "most": self.most}
            raise ValidationError(_("Số ngày phải từ %(least)s đến %(most)s.") % told)


class SuspendForm(ReasonWithBasisForm):
    amount = forms.CharField(
        label=gettext_lazy("Số tiền, nếu đã biết (đồng)"), required=False, max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    term = DaysField(label=gettext_lazy("Nộp trong (ngày)"), most=LONGEST_TERM, initial=30)

    def fit(self) -> None:
        self.fields["reason"].label = _("Nghĩa vụ tài chính phải thực hiện (bắt buộc)")
        self.fields["reason"].help_text = _("Ông/bà đọc đúng câu này: nộp gì, nộp ở đâu.")

    def clean_amount(self) -> int | None:
        text = "".join(self.cleaned_data["amount"].split()).replace(".", "").removesuffix("đ")
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 16):
            raise ValidationError(_("Ghi số tiền bằng chữ số, ví dụ 500.000."))
        return int(text)

    def told(self) -> dict[str, Any]:
        return {**super().told(), "term": f"{self.cleaned_data.get('term') or 30}d"}


class ResumeForm(ActForm):
    evidence = short_text(
        gettext_lazy("Chứng từ đã nộp (bắt buộc)"),
        hint=gettext_lazy("Số, ngày, nơi thu, ví dụ: Giấy nộp tiền 0012 ngày 06/10, Kho bạc."),
    )


class CauseForm(ActForm):
    cause = forms.ChoiceField(label=gettext_lazy("Nguyên nhân"), required=False)
    reason = long_text(
        gettext_lazy("Cụ thể vì sao trễ (bắt buộc)"),
        hint=gettext_lazy("Bước nào, chờ ai, từ khi nào."),
    )

    def fit(self) -> None:
        offer(self, "cause", [("", _("Chọn nguyên nhân")), *causes()], data=True)


class DraftApologyForm(CauseForm):
    appointed_at = MomentField(label=gettext_lazy("Ngày hẹn lại (bắt buộc)"))
    field_order = ("cause", "reason", "appointed_at")

    def fit(self) -> None:
        super().fit()
        due = self.known["due_at"]
        self.fields["reason"].label = _("Lý do chậm (bắt buộc)")
        self.fields["reason"].help_text = _("Ông/bà nhận đúng câu này trên văn bản xin lỗi.")
        if due is not None:
            hint = _("Sau hạn %(due)s. Gõ như 8/10, 081026, mai hoặc +3 (ngày làm việc).")
            self.fields["appointed_at"].help_text = hint % {"due": f"{local(due):%d/%m/%Y}"}
