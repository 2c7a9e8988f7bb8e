"""The threshold that a head of control sets, and the answer of whoever is warned."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel import clock
from motcua.reports.actions import AlertRuleDetails
from motcua.ui.forms import FormLook
from motcua.ui.words import as_label


class AlertRuleForm(FormLook, forms.Form):
    indicator = forms.ChoiceField(label=gettext_lazy("Chỉ tiêu"))
    side = forms.ChoiceField(label=gettext_lazy("Báo khi"))
    limit = forms.DecimalField(
        label=gettext_lazy("Ngưỡng, %"), localize=True, max_digits=5, decimal_places=2,
        help_text=gettext_lazy("Ví dụ 95 hoặc 97,5."),
    )  # fmt: skip
    agency = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)
    least = forms.IntegerField(
        label=gettext_lazy("Khi có ít nhất bao nhiêu hồ sơ"), min_value=1, max_value=1_000_000,
        initial=10, help_text=gettext_lazy("Ít hơn thì một hồ sơ đã làm lệch tỷ lệ."),
    )  # fmt: skip
    valid_from = forms.DateField(label=gettext_lazy("Từ ngày"))
    valid_to = forms.DateField(label=gettext_lazy("Đến hết ngày"), required=False)
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ"), max_length=300,
        help_text=gettext_lazy("Văn bản hoặc chỉ đạo giao ngưỡng này."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        indicators: list[tuple[str, str]],
        agencies: list[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._offer("indicator", [(key, as_label(name)) for key, name in indicators])
        self._offer("side", [("below", _("thấp hơn ngưỡng")), ("above", _("cao hơn ngưỡng"))])
        self._offer("agency", [("", _("mọi đơn vị")), *agencies])
        self.fields["valid_from"].initial = f"{clock.today():%d/%m/%Y}"

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def details(self) -> AlertRuleDetails:
        told = self.cleaned_data
        return AlertRuleDetails(
            indicator=told["indicator"], limit=int(told["limit"] * Decimal(100)),
            below=told["side"] == "below", agency=told["agency"], least=told["least"],
            valid_from=told["valid_from"], valid_to=told["valid_to"], basis=told["basis"].strip(),
        )  # fmt: skip


class AnswerForm(FormLook, forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Việc sẽ làm"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
