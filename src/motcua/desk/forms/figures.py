"""What a page of figures is asked: days, a unit, how rows are cut."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel import clock
from motcua.ui.forms import FormLook

BY = (("", gettext_lazy("Cả đơn vị")), ("agency", gettext_lazy("Từng cơ quan")),
      ("procedure", gettext_lazy("Từng thủ tục")))  # fmt: skip


class PeriodForm(FormLook, forms.Form):
    """`offered` are the units that may be asked for, as (code, name); the first stands for none."""

    tu = forms.DateField(label=gettext_lazy("Từ ngày"))
    den = forms.DateField(label=gettext_lazy("Đến hết ngày"))
    don_vi = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        choice = self.fields["don_vi"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = offered

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("tu") and told.get("den") and told["den"] < told["tu"]:
            self.add_error("den", _("Ngày cuối đứng trước ngày đầu. Đổi lại hai ngày."))
        return told


class IndexForm(PeriodForm):
    theo = forms.ChoiceField(label=gettext_lazy("Chia theo"), choices=BY, required=False)


def this_month() -> dict[str, str]:
    """The month so far; on its first day the month before."""
    last = clock.today()
    first = last.replace(day=1)
    if first == last:
        last = first - dt.timedelta(days=1)
        first = last.replace(day=1)
    return {"tu": f"{first:%d/%m/%Y}", "den": f"{last:%d/%m/%Y}"}


def period_before(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """Whole months before whole months, else as many days before."""
    ends = first - dt.timedelta(days=1)
    following = last + dt.timedelta(days=1)
    if first.day == 1 and following.day == 1:
        months = (following.year - first.year) * 12 + following.month - first.month
        count = first.year * 12 + first.month - 1 - months
        return dt.date(count // 12, count % 12 + 1, 1), ends
    return first - (following - first), ends
