"""Filters of a worklist, as they stand in its address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.dossiers.queries.worklists import Filters
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.vietnamese import date_text
from motcua.ui.forms import FormLook
from motcua.ui.values import Chip

CHANNELS = (
    (1, gettext_lazy("Trực tiếp")),
    (2, gettext_lazy("Trực tuyến")),
    (3, gettext_lazy("Bưu chính")),
)


class FilterForm(FormLook, forms.Form):
    """A value that cannot be is ignored and said beside its field."""

    kenh = forms.TypedChoiceField(
        label=gettext_lazy("Kênh"), required=False, coerce=int, empty_value=None
    )
    tt = forms.TypedChoiceField(
        label=gettext_lazy("Trạng thái"), required=False, coerce=int, empty_value=None
    )
    lv = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)
    thu_tuc = forms.CharField(label=gettext_lazy("Mã thủ tục"), required=False, max_length=64)
    tu = forms.DateField(label=gettext_lazy("Nhận từ ngày"), required=False)
    den = forms.DateField(label=gettext_lazy("Nhận đến ngày"), required=False)

    def __init__(self, *args: Any, fields_of_law: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anything = [("", _("Tất cả"))]
        offer(self, "kenh", [*anything, *CHANNELS])
        offer(self, "tt", [*anything, *((s.value, _(s.label)) for s in Status)])
        offer(self, "lv", [*anything, *fields_of_law], data=True)
        for name in ("tu", "den"):
            self.fields[name].widget.attrs["placeholder"] = "08/10/2026"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("tu"), cleaned.get("den")
        if first and last and last < first:
            self.add_error(
                "den", _("Ngày đến phải từ ngày bắt đầu trở đi. Sửa một trong hai ngày.")
            )
        return cleaned

    def taken(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


def filters_of(form: FilterForm, query: QueryDict) -> Filters:
    taken = form.taken()
    person = query.get("nguoi", "")
    return Filters(
        text=query.get("q", "").strip(),
        channel=taken.get("kenh"),
        status=taken.get("tt"),
        field=taken.get("lv", ""),
        procedure=taken.get("thu_tuc", ""),
        party=int(person) if person.isascii() and person.isdigit() else None,
        received_from=taken.get("tu"),
        received_to=taken.get("den"),
    )


def chips_of(form: FilterForm, query: QueryDict, path: str) -> list[Chip]:
    """One chip a filter, each with the same page without it."""
    chips = [
        Chip(name=str(form.fields[name].label), value=_said(form, name, value),
             remove_url=without(query, name, path))
        for name, value in form.taken().items()
    ]  # fmt: skip
    if query.get("q", "").strip():
        chips.insert(
            0,
            Chip(
                name=_("Chữ"),
                value=query.get("q", "").strip()[:40],
                remove_url=without(query, "q", path),
            ),
        )
    if query.get("nguoi"):
        chips.insert(
            0,
            Chip(
                name=_("Người"),
                value=_("theo số vừa nhập"),
                remove_url=without(query, "nguoi", path),
            ),
        )
    return chips


def _said(form: FilterForm, name: str, value: object) -> str:
    if isinstance(value, dt.date):
        return date_text(value)
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value))[:60]


def without(query: QueryDict, name: str, path: str) -> str:
    rest = query.copy()
    for gone in (name, "trang"):
        rest.pop(gone, None)
    return f"{path}?{rest.urlencode()}" if rest else path
