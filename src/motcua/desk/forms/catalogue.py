"""Filters of the catalogue and of the list of documents, and what is typed about either."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.filters import without
from motcua.kernel.vietnamese import date_text
from motcua.legislation.queries.documents import Filters as DocumentFilters
from motcua.legislation.rules.documents import KINDS, DocumentDetails
from motcua.procedures.queries.managed import IN_FORCE, STATES, Filters
from motcua.procedures.rules.audience import LEVELS
from motcua.procedures.rules.online import LABELS, SYSTEMS, TWO_LEVELS_FROM, levels_on
from motcua.ui.forms import FormLook
from motcua.ui.values import Chip

LONG = {"rows": 3}


class AddressForm(FormLook, forms.Form):
    """A form that stands in the address: what cannot be is left out and said beside its field."""

    def taken(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chips(self, query: QueryDict, path: str) -> list[Chip]:
        return [
            Chip(
                name=str(self.fields[name].label),
                value=self._said(name, value),
                remove_url=without(query, name, path),
            )
            for name, value in self.taken().items()
        ]

    def _said(self, name: str, value: Any) -> str:
        if value is True:
            return _("Có")
        if hasattr(value, "strftime"):
            return date_text(value)
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, value))[:60]


class CatalogueForm(AddressForm):
    q = forms.CharField(label=gettext_lazy("Tên hoặc mã"), required=False, max_length=200)
    tt = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    lv = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)
    cap = forms.ChoiceField(label=gettext_lazy("Cấp thực hiện"), required=False)
    muc = forms.ChoiceField(label=gettext_lazy("Mức độ trực tuyến"), required=False)
    he = forms.ChoiceField(label=gettext_lazy("Hệ thống xử lý"), required=False)

    def __init__(self, *args: Any, fields_of_law: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "tt", [("", _(STATES[IN_FORCE])), *_told(STATES, leave=(IN_FORCE,))])
        offer(self, "lv", [("", _("Tất cả")), *fields_of_law], data=True)
        online = {level: LABELS[level] for level in levels_on(TWO_LEVELS_FROM)}
        for name, labels in (("cap", LEVELS), ("muc", online), ("he", SYSTEMS)):
            offer(self, name, [("", _("Tất cả")), *_told(labels)])

    def filters(self) -> Filters:
        taken = self.taken()
        return Filters(
            text=taken.get("q", ""),
            state=taken.get("tt", IN_FORCE),
            field=taken.get("lv", ""),
            level=taken.get("cap", ""),
            online=taken.get("muc", ""),
            system=taken.get("he", ""),
        )


class DocumentsForm(AddressForm):
    q = forms.CharField(label=gettext_lazy("Số hoặc trích yếu"), required=False, max_length=200)
    loai = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), required=False)
    ngay = forms.DateField(label=gettext_lazy("Còn hiệu lực ngày"), required=False)
    sap = forms.BooleanField(label=gettext_lazy("Sắp hết hiệu lực (90 ngày)"), required=False)
    dan = forms.BooleanField(label=gettext_lazy("Hết hiệu lực mà còn được dẫn"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "loai", [("", _("Tất cả")), *_told(KINDS)])
        self.fields["ngay"].widget.attrs["placeholder"] = "08/10/2026"

    def filters(self) -> DocumentFilters:
        taken = self.taken()
        return DocumentFilters(
            text=taken.get("q", ""),
            kind=taken.get("loai", ""),
            in_force_on=taken.get("ngay"),
            expiring=bool(taken.get("sap")),
            cited=bool(taken.get("dan")),
        )


def _told(labels: Mapping[str, str], leave: Iterable[str] = ()) -> list[tuple[str, str]]:
    return [(value, _(label)) for value, label in labels.items() if value not in leave]


class RuleForm(FormLook, forms.Form):
    """What a rule refuses is told above its field."""

    def blame(self, errors: Mapping[str, Iterable[str]]) -> None:
        self.is_valid()
        for field, sentences in errors.items():
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)


class DocumentForm(RuleForm):
    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Đúng như trên văn bản, ví dụ 31/2024/QH15."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), required=False)
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"), required=False, widget=forms.Textarea(attrs=LONG)
    )
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), required=False)
    issued_on = forms.DateField(label=gettext_lazy("Ngày ban hành"), required=False)
    valid_from = forms.DateField(label=gettext_lazy("Hiệu lực từ ngày"), required=False)
    valid_to = forms.DateField(
        label=gettext_lazy("Hết hiệu lực từ ngày"),
        required=False,
        help_text=gettext_lazy("Để trống khi văn bản không ghi ngày hết hiệu lực."),
    )
    verified = forms.BooleanField(label=gettext_lazy("Đã đối chiếu với nguyên văn"), required=False)
    review_note = forms.CharField(
        label=gettext_lazy("Ghi chú rà soát"), required=False, widget=forms.Textarea(attrs=LONG)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [("", _("Theo số, ký hiệu")), *_told(KINDS)])
        for name in ("issued_on", "valid_from", "valid_to"):
            self.fields[name].widget.attrs["placeholder"] = "08/10/2026"

    def details(self) -> DocumentDetails:
        told = self.cleaned_data
        return DocumentDetails(**{name: told.get(name) or _EMPTY.get(name, "") for name in told})


_EMPTY: dict[str, Any] = {
    "issued_on": None, "valid_from": None, "valid_to": None, "verified": False,
}  # fmt: skip


class RelationForm(RuleForm):
    relation = forms.ChoiceField(label=gettext_lazy("Quan hệ"), widget=forms.RadioSelect)
    document = forms.ChoiceField(label=gettext_lazy("Văn bản mới"))
    since = forms.DateField(label=gettext_lazy("Từ ngày"))
    note = forms.CharField(
        label=gettext_lazy("Phạm vi (điều, khoản)"), required=False, max_length=300
    )

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = (("amends", _("sửa đổi, bổ sung văn bản này")), ("replaces", _("thay văn bản này")))
        offer(self, "relation", ways)
        offer(self, "document", [("", _("Chọn văn bản")), *others], data=True)


class RepealForm(RuleForm):
    valid_to = forms.DateField(label=gettext_lazy("Hết hiệu lực từ ngày"))
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        required=False,
        help_text=gettext_lazy("Số văn bản và điều, hoặc “hết thời hạn ghi trong văn bản”."),
    )


class ReviewForm(RuleForm):
    verified = forms.BooleanField(label=gettext_lazy("Đã đối chiếu với nguyên văn"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Ghi chú rà soát"), required=False, widget=forms.Textarea(attrs=LONG)
    )


class PublishForm(RuleForm):
    decision = forms.CharField(
        label=gettext_lazy("Quyết định làm căn cứ"),
        max_length=300,
        help_text=gettext_lazy("Số, ký hiệu, ví dụ 2304/QĐ-UBND."),
    )


class _AnyStep(forms.ChoiceField):
    """Whether there is such a step is for the rule to say."""

    def valid_value(self, value: Any) -> bool:
        return True


class MoveForm(RuleForm):
    """The new step for each old one, and why; `steps` and `targets` are (key, name)."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do (bắt buộc)"),
        required=False,
        help_text=gettext_lazy("Vào lịch sử của từng hồ sơ."),
        widget=forms.Textarea(attrs=LONG),
    )
    key = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        steps: Iterable[tuple[str, str]],
        targets: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        keys = {key for key, _name in targets}
        for key, name in steps:
            field = _AnyStep(label=name, required=False)
            field.initial = key if key in keys else ""
            self.fields[f"buoc-{key}"] = field
            offer(self, f"buoc-{key}", [("", _("Chưa chọn")), *targets], data=True)
            field.widget.attrs["class"] = "form-select"
        self.order_fields([name for name in self.fields if name != "reason"])

    def mapping(self) -> dict[str, str]:
        """As sent, so that a step that does not exist is told by the rule and not passed over."""
        data = self.data if self.is_bound else {}
        chosen = {
            name.removeprefix("buoc-"): str(data.get(name, ""))
            for name in (*self.fields, *data)
            if name.startswith("buoc-")
        }
        return {key: target for key, target in chosen.items() if target}

    def blame(self, errors: Mapping[str, Iterable[str]]) -> None:
        super().blame({_field(name): sentences for name, sentences in errors.items()})


def _field(name: str) -> str:
    return name.replace("mapping.", "buoc-", 1)
