"""What is typed into the lists of capacity, how they are filtered, and a workbook of many rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import AddressForm, RuleForm
from motcua.desk.forms.oversight import choice, year
from motcua.kernel import clock
from motcua.organisations.queries.capacity import Filters
from motcua.organisations.rules.capacity import COLUMNS, As, Column, Sheet
from motcua.oversight.queries.inspections import agency_choices


class CapacityFilter(AddressForm):
    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=200)
    dv = choice(gettext_lazy("Đơn vị"), required=False)
    nam = year(required=False)
    sap = forms.BooleanField(label=gettext_lazy("Hết hạn trong 30 ngày"), required=False)

    def __init__(self, *args: Any, sheet: Sheet, **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "dv", [("", _("Mọi đơn vị")), *agency_choices(clock.today())], data=True)
        if sheet is not Sheet.CERTIFICATES:
            del self.fields["sap"]
        if sheet in {Sheet.CERTIFICATES, Sheet.COVERAGE}:
            del self.fields["nam"]

    @property
    def is_filtered(self) -> bool:
        return bool(self.taken())

    def filters(self) -> Filters:
        told = self.taken()
        return Filters(
            text=told.get("q", ""), unit=told.get("dv", ""), year=told.get("nam", 0),
            soon=bool(told.get("sap")),
        )  # fmt: skip


class RowForm(RuleForm):
    """The columns of a sheet as fields; what they may hold is the rule's to say."""

    sheet: Sheet

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        from motcua.ui.forms import dress

        for column in COLUMNS[self.sheet]:
            field = _field(column)
            dress(field.widget)
            self.fields[column.key] = field


def _field(column: Column) -> forms.Field:
    label = _(column.label)
    if column.of is As.UNIT:
        return forms.ChoiceField(label=label, required=False)
    if column.of is As.CHOICE:
        told = [(key, _(name)) for key, name in (column.choices or {}).items()]
        return forms.ChoiceField(label=label, required=False, choices=told)
    if column.of is As.YES:
        return forms.ChoiceField(
            label=label, required=False, choices=[("co", _("Có")), ("khong", _("Không"))]
        )
    field = forms.CharField(label=label, required=False, max_length=column.longest + 200)
    if column.of is As.DAY:
        field.widget.attrs["placeholder"] = "08/10/2026"
    if column.of in {As.COUNT, As.YEAR}:
        field.widget.attrs["inputmode"] = "numeric"
    return field


def row_form(of: Sheet) -> type[RowForm]:
    class OfSheet(RowForm):
        sheet = of

    return OfSheet


class WorkbookForm(RuleForm):
    file = forms.FileField(
        label=gettext_lazy("Tệp Excel"),
        help_text=gettext_lazy("Tệp .xlsx, tối đa 5 MB, 5.000 dòng."),
    )
