"""What is typed about surveys: a design, files, a reason; and the filters of their lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import AddressForm, RuleForm
from motcua.feedback.queries.surveys import Filters, Survey
from motcua.feedback.rules.designs import (
    ALLOCATIONS,
    FORMULAS,
    METHODS,
    STRATIFICATIONS,
    Design,
)
from motcua.feedback.rules.lifecycle import STATES

_PERCENTS = ("error", "reserve")


class SurveysForm(AddressForm):
    q = forms.CharField(label=gettext_lazy("Tên khảo sát"), required=False, max_length=100)
    nam = forms.IntegerField(
        label=gettext_lazy("Năm"), required=False, min_value=2000, max_value=2100
    )
    tt = forms.ChoiceField(label=gettext_lazy("Trạng thái"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state.value, _(label)) for state, label in STATES.items()]
        offer(self, "tt", [("", _("Tất cả")), *states])

    def filters(self) -> Filters:
        taken = self.taken()
        return Filters(text=taken.get("q", ""), year=taken.get("nam"), state=taken.get("tt", ""))


class DesignForm(RuleForm):
    name = forms.CharField(label=gettext_lazy("Tên khảo sát"), max_length=300)
    year = forms.IntegerField(label=gettext_lazy("Năm"))
    legal_basis = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        required=False,
        help_text=gettext_lazy("Số, ký hiệu kế hoạch hoặc quyết định, ví dụ 1001/QĐ-BNV."),
    )
    questionnaire = forms.ChoiceField(label=gettext_lazy("Bộ câu hỏi"))
    method = forms.ChoiceField(label=gettext_lazy("Cách hỏi"))
    first = forms.DateField(
        label=gettext_lazy("Hồ sơ xong từ ngày"),
        required=False,
        help_text=gettext_lazy("Khảo sát cán bộ để trống hai ngày này."),
    )
    last = forms.DateField(label=gettext_lazy("Đến hết ngày"), required=False)
    respondents = forms.IntegerField(
        label=gettext_lazy("Số đại biểu được hỏi"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("Chỉ khi hỏi đại biểu HĐND, Mặt trận: hệ thống không có danh sách."),
    )
    stratify = forms.ChoiceField(label=gettext_lazy("Phân tầng theo"))
    allocation = forms.ChoiceField(label=gettext_lazy("Cỡ mẫu"))
    error = forms.DecimalField(
        label=gettext_lazy("Sai số (%)"),
        max_digits=6,
        decimal_places=2,
        help_text=gettext_lazy("n = N / (1 + N × e²); thường 5%."),
    )
    least = forms.IntegerField(label=gettext_lazy("Ít nhất mỗi tầng (phiếu)"))
    reserve = forms.DecimalField(
        label=gettext_lazy("Rút thêm dự phòng (% mẫu)"), max_digits=6, decimal_places=0
    )
    formula = forms.ChoiceField(label=gettext_lazy("Công thức"))
    satisfied_from = forms.IntegerField(
        label=gettext_lazy("Tính là hài lòng từ trọng số"),
        help_text=gettext_lazy("Bộ câu hỏi mẫu: hài lòng có trọng số 75; thang 100/60/20/0: 60."),
    )
    least_shown = forms.IntegerField(label=gettext_lazy("Ít phiếu hơn thì không hiện số liệu"))
    double_entry = forms.BooleanField(
        label=gettext_lazy("Phiếu giấy nhập hai lần bởi hai người"), required=False
    )
    closes_on = forms.DateField(label=gettext_lazy("Nhận phiếu đến hết ngày"))

    def __init__(
        self, *args: Any, questionnaires: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "questionnaire", [("", _("Chọn bộ câu hỏi")), *questionnaires], data=True)
        for name, known in (
            ("method", METHODS), ("stratify", STRATIFICATIONS), ("allocation", ALLOCATIONS),
            ("formula", FORMULAS),
        ):  # fmt: skip
            offer(self, name, [(value, _(label)) for value, label in known.items()])
        for name in ("first", "last", "closes_on"):
            self.fields[name].widget.attrs["placeholder"] = "08/10/2026"

    def design(self) -> Design:
        told = {k: v for k, v in self.cleaned_data.items() if k not in _APART}
        for name in _PERCENTS:
            told[name] = Decimal(told[name]) / 100
        return Design(**told)


_APART = ("questionnaire", "respondents")


def usual_design(today: dt.date) -> dict[str, Any]:
    """The form as it opens: this year's transactions so far, the guidance's five percent."""
    usual = Design(name="", year=today.year)
    first = dt.date(today.year, 1, 1)
    return {
        "year": usual.year, "method": usual.method, "stratify": usual.stratify,
        "allocation": usual.allocation, "error": 5, "least": usual.least, "reserve": 20,
        "formula": usual.formula, "satisfied_from": usual.satisfied_from,
        "least_shown": usual.least_shown, "first": f"{first:%d/%m/%Y}", "last": f"{today:%d/%m/%Y}",
        "closes_on": f"{today + dt.timedelta(days=60):%d/%m/%Y}",
    }  # fmt: skip


def told_design(survey: Survey) -> dict[str, Any]:
    """A design that stands, to be changed."""
    names = [name for name in DesignForm.base_fields if hasattr(survey, name)]
    told = {name: getattr(survey, name) for name in names}
    told["questionnaire"] = f"{survey.questionnaire.key}/{survey.questionnaire.number}"
    told["respondents"] = survey.respondents_count
    return told | {
        "error": (survey.error * 100).normalize(), "reserve": int(survey.reserve * 100),
        **{name: f"{day:%d/%m/%Y}" for name in ("first", "last", "closes_on")
           if (day := getattr(survey, name))},
    }  # fmt: skip


class TextFileForm(RuleForm):
    """A questionnaire."""

    content = forms.FileField(
        label=gettext_lazy("Tệp bộ câu hỏi (YAML hoặc JSON)"), allow_empty_file=True
    )

    def text(self) -> str:
        """What is no text comes as what YAML refuses at its first line."""
        content: bytes = self.cleaned_data["content"].read(1_000_000)
        return content.decode("utf-8-sig", errors="replace")


class TableForm(RuleForm):
    file = forms.FileField(label=gettext_lazy("Tệp Excel (.xlsx) hoặc CSV"), allow_empty_file=True)

    def content(self) -> tuple[str, bytes]:
        sent = self.cleaned_data["file"]
        return sent.name, sent.read(10_000_001)


class ReasonForm(RuleForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do thay"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Đã mời mấy lần, bằng cách nào."),
    )


class PeriodForm(AddressForm):
    tu = forms.DateField(label=gettext_lazy("Từ ngày"), required=False)
    den = forms.DateField(label=gettext_lazy("Đến hết ngày"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("tu") and told.get("den") and told["den"] < told["tu"]:
            self.add_error("den", _("Ngày cuối phải từ ngày đầu trở đi."))
        return told
