"""What is typed about sets of criteria: the list's filter, a file, a criterion, the whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import AddressForm, RuleForm
from motcua.index.exchange.short_rules import detail_text, read_detail
from motcua.index.queries.rule_sets import LEVELS, SetFilters
from motcua.index.rules.faults import Unreadable
from motcua.index.rules.reading_rules import KINDS
from motcua.index.rules.stages import SET_STATES
from motcua.kernel.errors import InvalidInput

LONG = {"rows": 3}
KIND_LABELS = {
    "yes_no": gettext_lazy("Có, không"),
    "points": gettext_lazy("Ghi số điểm"),
    "ratio": gettext_lazy("Theo tỷ lệ"),
    "bands": gettext_lazy("Theo mức"),
    "survey": gettext_lazy("Điều tra xã hội học"),
    "per_unit": gettext_lazy("Mỗi đơn vị bao nhiêu điểm"),
    "formula": gettext_lazy("Công thức"),
    "branch": gettext_lazy("Tùy tiêu chí khác"),
}


class SetsForm(AddressForm):
    nam = forms.TypedChoiceField(
        label=gettext_lazy("Năm"), required=False, coerce=int, empty_value=None
    )
    cap = forms.ChoiceField(label=gettext_lazy("Cấp"), required=False)
    tt = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "nam", [("", _("Tất cả")), *((year, str(year)) for year in years)])
        offer(self, "cap", [("", _("Tất cả")), *told(LEVELS)])
        offer(self, "tt", [("", _("Tất cả")), *told(SET_STATES)])

    def filters(self) -> SetFilters:
        taken = self.taken()
        return SetFilters(
            year=taken.get("nam"), level=taken.get("cap", ""), state=taken.get("tt", "")
        )


def told(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(str(value), _(label)) for value, label in labels.items()]


class ImportForm(RuleForm):
    file = forms.FileField(
        label=gettext_lazy("Tệp bộ tiêu chí"),
        help_text=gettext_lazy("Sổ tính .xlsx hoặc tệp .json, tối đa 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.json"}),
    )
    level = forms.ChoiceField(label=gettext_lazy("Dùng để chấm"))
    year = forms.IntegerField(
        label=gettext_lazy("Năm đánh giá"),
        required=False,
        help_text=gettext_lazy("Để trống khi tệp đã ghi năm."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "level", [("", _("Chọn cấp")), *told(LEVELS)])


class CriterionForm(RuleForm):
    """One criterion or area; `gia_tri` is a test value and is never kept."""

    code = forms.CharField(label=gettext_lazy("Mã"), required=False, max_length=40)
    name = forms.CharField(
        label=gettext_lazy("Tên"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "vi"}),
    )
    max = forms.CharField(
        label=gettext_lazy("Điểm tối đa"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Cách chấm"), required=False)
    detail = forms.CharField(
        label=gettext_lazy("Chi tiết cách chấm"),
        required=False,
        max_length=4000,
        help_text=gettext_lazy(
            "Theo mức: >=90: 8; >=80 và <90: 6. Theo tỷ lệ: target=0,9; floor=0,5. "
            "Công thức: done / assigned * maximum."
        ),
        widget=forms.Textarea(attrs=LONG),
    )
    not_applicable = forms.BooleanField(
        label=gettext_lazy("Được ghi không áp dụng (giảm điểm tối đa)"), required=False
    )
    bound = forms.CharField(
        label=gettext_lazy("Số liệu tự điền"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Tên số liệu hệ thống, ví dụ in_time_rate; trống là tự chấm."),
    )
    gia_tri = forms.CharField(label=gettext_lazy("Thử giá trị"), required=False, max_length=200)

    def __init__(self, *args: Any, area: bool = False, parent: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [("", _("Chưa chọn")), *((k, KIND_LABELS[k]) for k in KINDS)])
        if area or parent:
            for name in ("kind", "detail", "gia_tri"):
                del self.fields[name]
        if area:
            del self.fields["not_applicable"], self.fields["bound"]

    def told(self) -> dict[str, Any]:
        """As `rules.set_editing` takes it. Raises `InvalidInput` by field."""
        taken = {name: value for name, value in self.cleaned_data.items() if name != "gia_tri"}
        kind, detail = taken.pop("kind", ""), taken.pop("detail", "")
        if kind:
            try:
                taken["rule"] = {"kind": kind} | (read_detail(kind, detail) if detail else {})
            except Unreadable as cause:
                raise InvalidInput(str(cause), field="detail") from None
        return taken

    def blame(self, errors: Mapping[str, Any]) -> None:
        super().blame({{"rule": "detail"}.get(name, name): said for name, said in errors.items()})


def initial_of(node: Mapping[str, Any]) -> dict[str, Any]:
    """A criterion as the form shows it."""
    rule = node.get("rule")
    rule = {"kind": rule} if isinstance(rule, str) else (rule or {})
    most = node.get("max")
    return {
        "code": node.get("code", ""),
        "name": node.get("name", ""),
        "max": "" if most is None else str(most).replace(".", ","),
        "kind": rule.get("kind") or rule.get("type") or "",
        "detail": detail_text(rule),
        "not_applicable": node.get("not_applicable") == "reduces_max",
        "bound": node.get("bound", ""),
    }


class HeadForm(RuleForm):
    name = forms.CharField(label=gettext_lazy("Tên"), required=False, max_length=300)
    legal_basis = forms.CharField(label=gettext_lazy("Căn cứ"), required=False, max_length=300)
    max = forms.CharField(
        label=gettext_lazy("Tổng điểm theo quyết định"), required=False, max_length=20
    )
    mode = forms.ChoiceField(label=gettext_lazy("Cách tính chỉ số"), required=False)
    bonus_max = forms.CharField(
        label=gettext_lazy("Điểm thưởng tối đa"), required=False, max_length=20
    )
    penalties_max = forms.CharField(
        label=gettext_lazy("Điểm trừ tối đa"), required=False, max_length=20
    )
    grades = forms.CharField(
        label=gettext_lazy("Xếp loại"),
        required=False,
        help_text=gettext_lazy(
            "Mỗi dòng một loại: Tốt: 90. Điều kiện khống chế sau dấu chấm phẩy: "
            "Tốt: 90; III >= 80%; 1.2 >= 1,5."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "lang": "vi"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        percent = _("Phần trăm của điểm tối đa áp dụng")
        offer(self, "mode", [("percent", percent), ("sum", _("Cộng điểm"))])


class ApproveForm(RuleForm):
    decision = forms.CharField(
        label=gettext_lazy("Quyết định ban hành"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Số, ký hiệu, ví dụ 2712/QĐ-UBND."),
    )


class InForceForm(RuleForm):
    valid_from = forms.DateField(label=gettext_lazy("Áp dụng từ ngày"))


class CopyForm(RuleForm):
    year = forms.IntegerField(
        label=gettext_lazy("Năm đánh giá mới"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
