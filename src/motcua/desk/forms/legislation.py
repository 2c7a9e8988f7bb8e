"""Forms of the plan of documents, of postings and of reviews."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import LONG, AddressForm, RuleForm
from motcua.legislation.actions import RoundDetails
from motcua.legislation.queries.plans import PlanFilters
from motcua.legislation.rules.documents import KINDS
from motcua.legislation.rules.plan import ON_THE_WAY, STAGES, PlanDetails
from motcua.legislation.rules.reviews import FINDINGS, ROUND_KINDS, Found

DAY = "08/10/2026"


def told(labels: Any) -> list[tuple[str, str]]:
    return [(str(value), _(label)) for value, label in labels.items()]


class PlanFilterForm(AddressForm):
    q = forms.CharField(label=gettext_lazy("Tìm"), required=False, max_length=200)
    nam = forms.ChoiceField(label=gettext_lazy("Năm"), required=False)
    gd = forms.ChoiceField(label=gettext_lazy("Giai đoạn"), required=False)
    dv = forms.ChoiceField(label=gettext_lazy("Đơn vị chủ trì"), required=False)
    tre = forms.BooleanField(label=gettext_lazy("Chậm so với kế hoạch"), required=False)

    def __init__(
        self, *args: Any, years: list[int], units: Iterable[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("Tất cả"))
        offer(self, "nam", [every, *((str(year), str(year)) for year in years)])
        offer(self, "gd", [every, *told(STAGES)])
        offer(self, "dv", [every, *units], data=True)

    def filters(self) -> PlanFilters:
        taken = self.taken()
        return PlanFilters(
            text=taken.get("q", ""), stage=taken.get("gd", ""), late=bool(taken.get("tre")),
            year=int(taken["nam"]) if "nam" in taken else None,
            unit=int(taken["dv"]) if "dv" in taken else None,
        )  # fmt: skip


class _UnitField(RuleForm):
    unit = forms.TypedChoiceField(label=gettext_lazy("Đơn vị chủ trì"), coerce=int)

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", [("", _("Chọn đơn vị")), *units], data=True)
        if "due_on" in self.fields:
            self.fields["due_on"].widget.attrs["placeholder"] = DAY


class PlanForm(_UnitField):
    title = forms.CharField(
        label=gettext_lazy("Tên văn bản (bắt buộc)"), required=False,
        widget=forms.Textarea(attrs=LONG),
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), required=False)
    due_on = forms.DateField(label=gettext_lazy("Ban hành trước hết ngày"), required=False)
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ lập kế hoạch"), required=False, max_length=400
    )
    regulatory = forms.BooleanField(
        label=gettext_lazy("Là văn bản quy phạm pháp luật (phải đăng cơ sở dữ liệu quốc gia)"),
        required=False, initial=True,
    )  # fmt: skip
    field_order = ("title", "kind", "unit", "due_on", "basis", "regulatory")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", told(KINDS))

    def details(self) -> PlanDetails:
        said = self.cleaned_data
        return PlanDetails(
            title=said.get("title", ""), kind=said.get("kind", ""), due_on=said.get("due_on"),
            basis=said.get("basis", ""), regulatory=bool(said.get("regulatory")),
        )  # fmt: skip


class StageForm(RuleForm):
    stage = forms.ChoiceField(label=gettext_lazy("Giai đoạn"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "stage", [(stage.value, _(stage.label)) for stage in ON_THE_WAY])


class IssueForm(RuleForm):
    document = forms.ChoiceField(
        label=gettext_lazy("Văn bản đã ban hành"),
        help_text=gettext_lazy("Nhập văn bản vào danh mục trước, có ngày ban hành."),
    )

    def __init__(self, *args: Any, documents: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "document", [("", _("Chọn văn bản")), *documents], data=True)


class DropForm(RuleForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do, theo văn bản nào (bắt buộc)"), required=False, max_length=600
    )


class PostingForm(RuleForm):
    posted_on = forms.DateField(label=gettext_lazy("Đăng ngày"))
    address = forms.CharField(label=gettext_lazy("Đường dẫn"), required=False, max_length=400)


class RoundForm(_UnitField):
    title = forms.CharField(
        label=gettext_lazy("Tên đợt (bắt buộc)"), required=False, max_length=400
    )
    kind = forms.ChoiceField(label=gettext_lazy("Hình thức"), required=False)
    due_on = forms.DateField(label=gettext_lazy("Xong trước hết ngày"), required=False)
    documents = forms.MultipleChoiceField(
        label=gettext_lazy("Văn bản được rà soát"), required=False,
        widget=forms.SelectMultiple(attrs={"size": 10}),
        help_text=gettext_lazy("Giữ Ctrl để chọn nhiều."),
    )  # fmt: skip
    field_order = ("title", "kind", "unit", "due_on", "documents")

    def __init__(self, *args: Any, documents: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].label = _("Đơn vị rà soát")
        offer(self, "kind", told(ROUND_KINDS))
        offer(self, "documents", documents, data=True)

    def details(self) -> RoundDetails:
        said = self.cleaned_data
        return RoundDetails(
            title=said.get("title", ""), kind=said.get("kind", ""), due_on=said.get("due_on")
        )


class FindingForm(RuleForm):
    finding = forms.ChoiceField(label=gettext_lazy("Kết quả"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Điều khoản, lý do"), required=False,
        widget=forms.Textarea(attrs=LONG),
    )  # fmt: skip
    other = forms.ChoiceField(label=gettext_lazy("Chồng chéo với"), required=False)
    remedy_due = forms.DateField(
        label=gettext_lazy("Xử lý trước hết ngày"), required=False,
        help_text=gettext_lazy("Cần khi phải sửa đổi, thay thế, bãi bỏ hoặc chồng chéo."),
    )  # fmt: skip

    def __init__(self, *args: Any, documents: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "finding", [("", _("Chọn kết quả")), *told(FINDINGS)])
        offer(self, "other", [("", _("Không")), *documents], data=True)
        self.fields["remedy_due"].widget.attrs["placeholder"] = DAY

    def found(self) -> Found:
        return Found(**{name: value for name, value in self.cleaned_data.items() if value} | {
            "finding": self.cleaned_data.get("finding", "")
        })  # fmt: skip


class SettleForm(RuleForm):
    number = forms.CharField(
        label=gettext_lazy("Đã xử lý bằng văn bản số"), required=False, max_length=200
    )


class CloseForm(RuleForm):
    decision = forms.CharField(
        label=gettext_lazy("Quyết định công bố kết quả"), required=False, max_length=200
    )
