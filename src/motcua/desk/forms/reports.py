"""What is asked and typed about periodic reports; figures are nowhere typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import AddressForm, RuleForm
from motcua.reports.queries.statutory import Filters

Choices = Iterable[tuple[object, object]]
LONG = {"rows": 4}


class ReportsForm(AddressForm):
    ky = forms.ChoiceField(label=gettext_lazy("Kỳ"), required=False)
    bieu = forms.ChoiceField(label=gettext_lazy("Biểu"), required=False)
    don_vi = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)
    tt = forms.ChoiceField(label=gettext_lazy("Trạng thái"), required=False)

    def __init__(self, *args: Any, offered: dict[str, Choices], **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in offered.items():
            offer(self, name, [("", _("Tất cả")), *choices], data=name != "tt")

    def filters(self) -> Filters:
        taken = self.taken()
        return Filters(
            period=taken.get("ky", ""), form=taken.get("bieu", ""), state=taken.get("tt", ""),
            unit=int(taken["don_vi"]) if "don_vi" in taken else None,
        )  # fmt: skip


class DraftForm(RuleForm):
    form = forms.ChoiceField(label=gettext_lazy("Biểu"))
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    period = forms.ChoiceField(label=gettext_lazy("Kỳ"))

    def __init__(self, *args: Any, offered: dict[str, Choices], **more: Any) -> None:
        super().__init__(*args, auto_id="lap-%s", **more)
        for name, choices in offered.items():
            offer(self, name, choices, data=True)


class BoardForm(AddressForm):
    ky = forms.ChoiceField(label=gettext_lazy("Kỳ"), required=False)
    bieu = forms.ChoiceField(label=gettext_lazy("Biểu"), required=False)

    def __init__(self, *args: Any, offered: dict[str, Choices], **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in offered.items():
            offer(self, name, choices, data=True)


class RemarkForm(RuleForm):
    remarks = forms.CharField(
        label=gettext_lazy("Thuyết minh"),
        required=False,
        widget=forms.Textarea(attrs=LONG),
        help_text=gettext_lazy("Lời giải thích đi kèm. Số liệu lấy từ hệ thống, không nhập tay."),
    )


class ReasonForm(RuleForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class CutoffForm(RuleForm):
    day = forms.IntegerField(
        label=gettext_lazy("Số liệu từ ngày"),
        help_text=gettext_lazy("Của tháng trước kỳ báo cáo; 1 là theo tháng dương lịch."),
    )
    due_days = forms.IntegerField(label=gettext_lazy("Gửi trong (ngày sau ngày chốt)"))
    due_days_above = forms.IntegerField(label=gettext_lazy("Báo cáo tổng hợp gửi trong (ngày)"))
    valid_from = forms.DateField(label=gettext_lazy("Cho kỳ kết thúc từ ngày"))
    legal_basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=300)
