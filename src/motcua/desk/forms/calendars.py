"""What may be typed about a calendar: a closing, hours, a working day, a swap, a whole year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.calendars.rules.entries import ChangeKind, Entry, NationalDay
from motcua.calendars.rules.plans import (
    plan_closing,
    plan_hours,
    plan_swap,
    plan_working,
    plan_year,
)
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import fold
from motcua.ui.forms import FormLook
from motcua.worktime import DayKind
from motcua.worktime.provisional import changes_of

WEEKDAYS = (
    gettext_lazy("Thứ Hai"), gettext_lazy("Thứ Ba"), gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"), gettext_lazy("Thứ Sáu"), gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)  # fmt: skip


def _date(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off"},
                             format="%d/%m/%Y")  # fmt: skip
    return forms.DateField(label=label, widget=widget, **more)


def _time(label: Any, hint: Any) -> forms.TimeField:
    invalid = gettext_lazy("Giờ viết như 13:30.")
    return forms.TimeField(
        label=label, required=False, help_text=hint, input_formats=["%H:%M", "%H"],
        widget=forms.TimeInput(attrs={"inputmode": "numeric", "autocomplete": "off"},
                               format="%H:%M"),
        error_messages={"invalid": invalid},
    )  # fmt: skip


def _basis() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Căn cứ"), max_length=200,
        help_text=gettext_lazy("Số văn bản, ví dụ: Công điện 15/CĐ-UBND ngày 11/10/2026."),
    )  # fmt: skip


class PlanForm(FormLook, forms.Form):
    """`planned(unit)` is the change as typed; `blame` puts a rule's sentences above their fields."""

    title: Any = ""
    planned: Callable[[int], Entry]

    def blame(self, errors: dict[str, list[str]]) -> None:
        for field, sentences in errors.items():
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)


class ClosingForm(PlanForm):
    title = gettext_lazy("Cho đơn vị nghỉ")
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"), initial=ChangeKind.CLOSING,
        choices=[
            (ChangeKind.CLOSING, gettext_lazy("Nghỉ tại đơn vị (bão, lũ, mất điện)")),
            (ChangeKind.HOLIDAY, gettext_lazy("Ngày nghỉ lễ thêm")),
            (ChangeKind.COMPENSATION, gettext_lazy("Nghỉ bù")),
        ],
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("Nghỉ do"), max_length=200,
        help_text=gettext_lazy("Ví dụ: bão số 10. Người nộp hồ sơ đọc đúng chữ này."),
    )  # fmt: skip
    first_day = _date(gettext_lazy("Từ ngày"))
    from_time = _time(gettext_lazy("Từ giờ"), gettext_lazy("Để trống là cả ngày."))
    last_day = _date(gettext_lazy("Đến hết ngày"), required=False,
                     help_text=gettext_lazy("Để trống là một ngày."))  # fmt: skip
    to_time = _time(gettext_lazy("Mở cửa lại lúc"), gettext_lazy("Để trống là hết ngày."))
    legal_basis = _basis()

    def planned(self, unit_id: int) -> Entry:
        told = self.cleaned_data
        return plan_closing(unit_id, **{**told, "kind": ChangeKind(told["kind"])})


class WorkingForm(PlanForm):
    title = gettext_lazy("Làm việc vào ngày nghỉ")
    day = _date(gettext_lazy("Ngày"))
    hours = forms.CharField(
        label=gettext_lazy("Giờ làm việc"), required=False, max_length=100,
        help_text=gettext_lazy("Như 07:30-11:30. Để trống là cả ngày."),
    )  # fmt: skip
    name = forms.CharField(label=gettext_lazy("Lý do"), required=False, max_length=200)
    legal_basis = _basis()

    def planned(self, unit_id: int) -> Entry:
        return plan_working(unit_id, **self.cleaned_data)

    def blame(self, errors: dict[str, list[str]]) -> None:
        super().blame({{"first_day": "day"}.get(name, name): errors[name] for name in errors})


class SwapForm(PlanForm):
    title = gettext_lazy("Hoán đổi ngày làm việc")
    off = _date(gettext_lazy("Nghỉ ngày"))
    made_up_on = _date(gettext_lazy("Làm bù ngày"))
    legal_basis = _basis()

    def planned(self, unit_id: int) -> Entry:
        return plan_swap(unit_id, **self.cleaned_data)

    def blame(self, errors: dict[str, list[str]]) -> None:
        super().blame({{"first_day": "off"}.get(name, name): errors[name] for name in errors})


class HoursForm(PlanForm):
    title = gettext_lazy("Đổi giờ làm việc trong tuần")
    valid_from = _date(gettext_lazy("Từ ngày"))
    name = forms.CharField(
        label=gettext_lazy("Tên"), required=False, max_length=200,
        help_text=gettext_lazy("Ví dụ: giờ mùa hè."),
    )  # fmt: skip
    reception = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Ngày chỉ tiếp nhận hồ sơ"), required=False, coerce=int,
        choices=list(enumerate(WEEKDAYS)), widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Giờ của những ngày này không tính vào thời hạn."),
    )  # fmt: skip
    legal_basis = _basis()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, weekday in enumerate(WEEKDAYS):
            field = forms.CharField(label=weekday, required=False, max_length=100)
            field.widget.attrs |= {"class": "form-control", "autocomplete": "off"}
            self.fields[f"day_{number}"] = field
        self.fields["day_0"].help_text = _("Như 07:30-11:30, 13:30-17:30. Để trống là nghỉ.")
        order = ["valid_from", "name", *(f"day_{n}" for n in range(7)), "reception", "legal_basis"]
        self.order_fields(order)

    def planned(self, unit_id: int) -> Entry:
        told = self.cleaned_data
        return plan_hours(
            unit_id, valid_from=told["valid_from"], name=told["name"],
            legal_basis=told["legal_basis"], reception=told["reception"],
            week=[told[f"day_{number}"] for number in range(7)],
        )  # fmt: skip

    def blame(self, errors: dict[str, list[str]]) -> None:
        super().blame({{"first_day": "valid_from"}.get(n, n): errors[n] for n in errors})


class WithdrawForm(FormLook, forms.Form):
    name = forms.CharField(label=gettext_lazy("Vì sao bỏ"), max_length=200)


_LINE = re.compile(r"\s*(\d{1,2}/\d{1,2}/\d{4})\s*;\s*([^;]*?)\s*(?:;\s*(.*?)\s*)?")
KIND_WORDS = {
    DayKind.HOLIDAY: "nghỉ lễ",
    DayKind.COMPENSATION: "nghỉ bù",
    DayKind.SWAPPED_OFF: "nghỉ hoán đổi",
    DayKind.WORKING: "làm bù",
}
_KINDS = {fold(word): kind for kind, word in KIND_WORDS.items()}


class YearForm(PlanForm):
    """One day a line: `01/01/2027; nghỉ lễ; Tết Dương lịch`."""

    title = gettext_lazy("Công bố lịch làm việc của năm")
    year = forms.IntegerField(
        label=gettext_lazy("Năm"), min_value=2000, max_value=2060,
        error_messages={"min_value": gettext_lazy("Ghi năm bằng bốn chữ số."),
                        "max_value": gettext_lazy("Ghi năm bằng bốn chữ số.")},
    )  # fmt: skip
    legal_basis = _basis()
    days = forms.CharField(
        label=gettext_lazy("Các ngày nghỉ và làm bù"), max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Mỗi ngày một dòng: ngày; loại; tên. Loại: nghỉ lễ, nghỉ bù, nghỉ hoán đổi, làm bù. "
            "Đã điền sẵn các ngày tạm tính theo luật, sửa cho đúng thông báo."
        ),
    )  # fmt: skip

    def planned(self, unit_id: int) -> Entry:
        told = self.cleaned_data
        return plan_year(told["year"], days=read_days(told["days"]),
                         legal_basis=told["legal_basis"])  # fmt: skip


def assumed_text(year: int) -> str:
    """The days by rule, for an administrator to correct."""
    days = sorted(changes_of(year), key=lambda change: change.day)
    return "\n".join(f"{c.day:%d/%m/%Y}; {KIND_WORDS[c.kind]}; {c.name}" for c in days)


def read_days(text: str) -> list[NationalDay]:
    """Raises InvalidInput with a sentence for each line that cannot be read."""
    found, faults = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_national(line))
        except ValueError:
            faults.append(_("Dòng %(n)s “%(line)s”: viết như 01/01/2027; nghỉ lễ; Tết Dương lịch.")
                          % {"n": number, "line": line.strip()[:60]})  # fmt: skip
    if faults:
        raise InvalidInput(errors={"days": faults})
    return found


def _national(line: str) -> NationalDay:
    match = _LINE.fullmatch(line)
    kind = _KINDS.get(fold(match[2])) if match else None
    if match is None or kind is None:
        raise ValueError(line)
    day, month, year = map(int, match[1].split("/"))
    return NationalDay(day=dt.date(year, month, day), kind=kind, name=match[3] or "")


FORMS: dict[str, Callable[..., PlanForm]] = {
    "nghi": ClosingForm,
    "lam": WorkingForm,
    "hoan-doi": SwapForm,
    "gio": HoursForm,
}
