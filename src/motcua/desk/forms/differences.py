"""What the page of comparisons is asked, and the file that is compared."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.reports.queries.reconciliation import Filters
from motcua.reports.rules.reconciliation import DifferenceKind
from motcua.ui.forms import FormLook
from motcua.ui.values import Chip

STATES = (("open", gettext_lazy("Còn khác")), ("resolved", gettext_lazy("Đã hết khác")),
          ("all", gettext_lazy("Tất cả")))  # fmt: skip


class DifferencesForm(FormLook, forms.Form):
    loai = forms.ChoiceField(label=gettext_lazy("Khác ở"), required=False)
    co_quan = forms.ChoiceField(label=gettext_lazy("Cơ quan"), required=False)
    tinh_trang = forms.ChoiceField(label=gettext_lazy("Tình trạng"), choices=STATES, required=False)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = [(one.value, _(one.label)) for one in DifferenceKind]
        for name, choices in (("loai", kinds), ("co_quan", agencies)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Tất cả")), *choices]

    def filters(self, text: str) -> Filters:
        """What cannot be taken is left out; its fault stands above its field."""
        self.is_valid()
        told = self.cleaned_data
        state = told.get("tinh_trang") or "open"
        return Filters(
            kind=told.get("loai", ""), agency=told.get("co_quan", ""), state=state, text=text
        )

    def chips(self, given: Any, path: str) -> list[Chip]:
        found = []
        for name in self.fields:
            if not given.get(name) or name not in self.cleaned_data:
                continue
            rest = given.copy()
            rest.pop(name)
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            choices: Any = field.choices
            words = dict(choices).get(given[name], "")
            found.append(
                Chip(
                    name=str(field.label), value=str(words), remove_url=f"{path}?{rest.urlencode()}"
                )
            )
        return found


class PortalFileForm(FormLook, forms.Form):
    tep = forms.FileField(label=gettext_lazy("Tệp tải từ Cổng (.csv, .json, .xlsx)"))
    tu = forms.DateField(label=gettext_lazy("Hồ sơ nộp từ ngày"), required=False)
    den = forms.DateField(label=gettext_lazy("Đến hết ngày"), required=False)
