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
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.kernel.vietnamese import date_text
from motcua.organisations.queries import officers, units
from motcua.ui.forms import FormLook
from motcua.ui.values import Chip

CHANNELS = (
    (1, gettext_lazy("Trực tiếp")),
    (2, gettext_lazy("Trực tuyến")),
    (3, gettext_lazy("Bưu chính")),
)


WHEN = (
    ("tre", gettext_lazy("Đã quá hạn")),
    ("7n", gettext_lazy("Trong 7 ngày tới")),
)
NAMES = {
    "giu": gettext_lazy("Người giữ"),
    "qua_tay": gettext_lazy("Người đã xử lý"),
    "dv": gettext_lazy("Đơn vị giữ"),
    "cq": gettext_lazy("Cơ quan giải quyết"),
    "nhom": gettext_lazy("Nhóm"),
}


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
    buoc = forms.CharField(label=gettext_lazy("Bước"), required=False, max_length=200)
    khi = forms.ChoiceField(label=gettext_lazy("Đến hạn"), required=False)
    tu = forms.DateField(label=gettext_lazy("Nhận từ ngày"), required=False)
    den = forms.DateField(label=gettext_lazy("Nhận đến ngày"), required=False)
    han_tu = forms.DateField(label=gettext_lazy("Hạn từ ngày"), required=False)
    han_den = forms.DateField(label=gettext_lazy("Hạn đến ngày"), required=False)
    # These are set by links of other pages, and shown as chips.
    giu = forms.IntegerField(required=False, widget=forms.HiddenInput)
    qua_tay = forms.IntegerField(required=False, widget=forms.HiddenInput)
    dv = forms.IntegerField(required=False, widget=forms.HiddenInput)
    cq = forms.IntegerField(required=False, widget=forms.HiddenInput)
    nhom = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, fields_of_law: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anything = [("", _("Tất cả"))]
        offer(self, "kenh", [*anything, *CHANNELS])
        offer(self, "tt", [*anything, *((s.value, _(s.label)) for s in Status)])
        offer(self, "lv", [*anything, *fields_of_law], data=True)
        offer(self, "khi", [*anything, *WHEN])
        for name in ("tu", "den", "han_tu", "han_den"):
            self.fields[name].widget.attrs["placeholder"] = "08/10/2026"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for start, end in (("tu", "den"), ("han_tu", "han_den")):
            first, last = cleaned.get(start), cleaned.get(end)
            if first and last and last < first:
                self.add_error(
                    end, _("Ngày đến phải từ ngày bắt đầu trở đi. Sửa một trong hai ngày.")
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
        step=taken.get("buoc", ""),
        when=taken.get("khi", ""),
        due_from=taken.get("han_tu"),
        due_to=taken.get("han_den"),
        holder=taken.get("giu"),
        taken_part=taken.get("qua_tay"),
        unit=taken.get("dv"),
        agency=taken.get("cq"),
        group=taken.get("nhom", ""),
    )


def chips_of(form: FilterForm, query: QueryDict, path: str) -> list[Chip]:
    """One chip a filter, each with the same page without it."""
    chips = [
        Chip(name=str(NAMES.get(name) or form.fields[name].label), value=_said(form, name, value),
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
    if name in {"dv", "cq"}:
        return _unit(value)
    if name in {"giu", "qua_tay"}:
        return officers.signatures([int(str(value))]).get(int(str(value)), str(value))
    if isinstance(value, dt.date):
        return date_text(value)
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value))[:60]


def _unit(value: object) -> str:
    try:
        return units.unit_name(int(str(value)), clock.today())
    except NotFound:
        return str(value)


def without(query: QueryDict, name: str, path: str) -> str:
    rest = query.copy()
    for gone in (name, "trang"):
        rest.pop(gone, None)
    return f"{path}?{rest.urlencode()}" if rest else path
