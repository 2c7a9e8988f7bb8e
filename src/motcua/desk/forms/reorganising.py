"""What the administrator tells of a reorganisation: which units, from which day, by which decision."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.administration import Form
from motcua.desk.forms.rows import day_input
from motcua.organisations.queries.units import KINDS

_PLACES = range(1, 7)
# Where what a verb says of its own parameters is told.
_BESIDE = {"valid_from": "on", "units": "unit_1", "into": "into_1"}


class Reorganise(Form):
    """`unit_fields` are filled with the units that are known."""

    on = forms.DateField(
        label=gettext_lazy("Từ ngày"),
        widget=day_input(),
        help_text=gettext_lazy("Ngày đầu tiên theo cơ cấu mới."),
    )
    legal_basis = forms.CharField(label=gettext_lazy("Căn cứ (số quyết định)"), max_length=200)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    unit_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(units)
        for name in self.unit_fields:
            empty = _("Chọn đơn vị") if self.fields[name].required else _("Không có")
            offer(self, name, [("", empty), *choices], data=True)
        self.order_fields([name for name in self.fields if name not in Reorganise.base_fields])

    def blame(self, errors: Mapping[str, Sequence[str]]) -> None:
        super().blame(
            {
                name if name in self.fields else _BESIDE.get(name, name): texts
                for name, texts in errors.items()
            }
        )

    def fingerprint(self) -> str:
        """Of what was previewed, so that nothing else is carried out."""
        told = sorted((name, str(v)) for name, v in self.cleaned_data.items() if name != "seen")
        return hashlib.sha256(repr(told).encode()).hexdigest()


def _unit(label: Any, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=required)


def _merged(place: int) -> forms.ChoiceField:
    label = format_lazy("{} {}", gettext_lazy("Đơn vị được sáp nhập"), place)
    return _unit(label, required=place == 1)


def _taking(place: int) -> forms.ChoiceField:
    label = format_lazy("{} {}", gettext_lazy("Đơn vị tiếp nhận"), place)
    return _unit(label, required=place <= 2)


def _share(place: int) -> forms.CharField:
    label = format_lazy("{} {}", gettext_lazy("Phần việc của đơn vị"), place)
    return forms.CharField(label=label, required=False, max_length=300)


class Merge(Reorganise):
    into = _unit(gettext_lazy("Đơn vị tiếp nhận"))
    unit_1, unit_2, unit_3 = _merged(1), _merged(2), _merged(3)
    unit_4, unit_5, unit_6 = _merged(4), _merged(5), _merged(6)
    unit_fields = ("into", *(f"unit_{place}" for place in _PLACES))

    def merged(self) -> list[str]:
        given = [self.cleaned_data[f"unit_{place}"] for place in _PLACES]
        return list(dict.fromkeys(filter(None, given)))


class Split(Reorganise):
    unit = _unit(gettext_lazy("Đơn vị bị chia"))
    into_1, share_1 = _taking(1), _share(1)
    into_2, share_2 = _taking(2), _share(2)
    into_3, share_3 = _taking(3), _share(3)
    into_4, share_4 = _taking(4), _share(4)
    into_5, share_5 = _taking(5), _share(5)
    into_6, share_6 = _taking(6), _share(6)
    unit_fields = ("unit", *(f"into_{place}" for place in _PLACES))

    def shares(self) -> dict[str, str]:
        given = self.cleaned_data
        return {
            given[f"into_{place}"]: given[f"share_{place}"]
            for place in _PLACES
            if given[f"into_{place}"]
        }


class Abolish(Reorganise):
    unit = _unit(gettext_lazy("Đơn vị giải thể"))
    successor = _unit(gettext_lazy("Đơn vị kế thừa"), required=False)
    unit_fields = ("unit", "successor")


class Rename(Reorganise):
    unit = _unit(gettext_lazy("Đơn vị đổi tên"))
    name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Tên ngắn"), max_length=80, required=False)
    code = forms.CharField(
        label=gettext_lazy("Mã mới"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Để trống: giữ mã đang có."),
    )
    unit_fields = ("unit",)


class Place(Reorganise):
    slug = forms.SlugField(
        label=gettext_lazy("Tên ngắn cố định"),
        max_length=80,
        help_text=gettext_lazy("Chữ không dấu, ví dụ xa-muong-bang; không đổi về sau."),
    )
    name = forms.CharField(label=gettext_lazy("Tên đơn vị"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Tên ngắn"), max_length=80, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị"))
    parent = _unit(gettext_lazy("Trực thuộc"))
    code = forms.CharField(label=gettext_lazy("Mã"), max_length=20, required=False)
    unit_fields = ("parent",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", KINDS, data=True)
