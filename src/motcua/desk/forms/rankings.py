"""What is typed about rankings: a printed result, a what-if."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from motcua.desk.forms.catalogue import RuleForm
from motcua.index.rules.faults import Unreadable
from motcua.index.rules.numbers import read_number
from motcua.index.rules.printed import Printed
from motcua.kernel.errors import InvalidInput

_NUMBER = {"inputmode": "numeric"}


def _whole(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, widget=forms.TextInput(attrs=dict(_NUMBER))
    )


class PrintedForm(RuleForm):
    year = forms.IntegerField(
        label=gettext_lazy("Năm đánh giá"), widget=forms.TextInput(attrs=dict(_NUMBER))
    )
    unit = forms.CharField(label=gettext_lazy("Tỉnh, thành phố"), max_length=200)
    index = forms.CharField(
        label=gettext_lazy("Chỉ số (%)"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Như đã in, ví dụ 81,25. Để trống khi không in."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    nation_place = _whole(gettext_lazy("Hạng toàn quốc"))
    nation_of = _whole(gettext_lazy("Trong số tỉnh, thành phố"))
    region = forms.CharField(label=gettext_lazy("Vùng"), required=False, max_length=100)
    region_place = _whole(gettext_lazy("Hạng trong vùng"))
    region_of = _whole(gettext_lazy("Trong số tỉnh của vùng"))
    set_name = forms.CharField(
        label=gettext_lazy("Bộ tiêu chí"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Quyết định của năm đó, ví dụ 2948/QĐ-BNV."),
    )
    source = forms.CharField(
        label=gettext_lazy("Nguồn"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Quyết định, báo cáo hoặc trang đã in số này."),
    )

    def printed(self) -> Printed:
        """Raises `InvalidInput` by field."""
        told = dict(self.cleaned_data)
        text = told.pop("index").strip().removesuffix("%")
        return Printed(index=_number(text) if text else None, **told)


class ResultsForm(RuleForm):
    file = forms.FileField(
        label=gettext_lazy("Tệp kết quả"),
        help_text=gettext_lazy("CSV UTF-8, tối đa 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    source = forms.CharField(
        label=gettext_lazy("Nguồn"), max_length=300,
        help_text=gettext_lazy("Cho dòng không tự ghi nguồn."),
    )  # fmt: skip


def _number(text: str) -> Fraction:
    try:
        return read_number(text)
    except Unreadable as cause:
        raise InvalidInput(f"Chỉ số: {cause}", field="index") from None
