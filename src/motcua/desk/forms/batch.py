"""What a batch asks before it is done: once for all its dossiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.batches import BatchAct
from motcua.desk.forms import offer
from motcua.desk.forms.results import WAYS
from motcua.desk.signing import pin_field
from motcua.dossiers.queries.causes import causes
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import VIETNAM
from motcua.organisations.officer import Officer
from motcua.ui.forms import FormLook

REPORT_HOUR = dt.time(17, 30)
_OPTIONAL = {Verb.REASSIGN: {"reason"}}


def _lines(label: Any, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, widget=area, max_length=2000, **more)


class BatchForm(FormLook, forms.Form):
    """Only the fields that the act asks for are left."""

    to = forms.TypedChoiceField(label=gettext_lazy("Người nhận"), coerce=int, empty_value=None)
    cause = forms.ChoiceField(label=gettext_lazy("Nguyên nhân"))
    text = _lines(gettext_lazy("Nội dung chỉ đạo"))
    report_by = forms.DateField(
        label=gettext_lazy("Báo cáo trước 17:30 ngày"), widget=forms.DateInput(format="%d/%m/%Y")
    )
    opinion = _lines(gettext_lazy("Ý kiến đề xuất"))
    through = forms.TypedChoiceField(
        label=gettext_lazy("Cách trả"), choices=WAYS, coerce=int, widget=forms.RadioSelect
    )
    reason = _lines(gettext_lazy("Lý do"))
    pin = pin_field(gettext_lazy("Nhập một lần cho cả lượt ký; không được lưu lại."))

    def __init__(
        self,
        *args: Any,
        act: BatchAct,
        people: Iterable[Officer] = (),
        with_pin: bool = False,
        **kwargs: Any,
    ) -> None:
        self.act = act
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name not in act.asks or (name == "pin" and not with_pin):
                del self.fields[name]
        self._fit(people)

    def _fit(self, people: Iterable[Officer]) -> None:
        if "to" in self.fields:
            named = [(one.post_id, f"{one.name}, {one.title.lower()}") for one in people]
            offer(self, "to", [("", _("Chọn người")), *named], data=True)
        if "cause" in self.fields:
            offer(self, "cause", [("", _("Chọn nguyên nhân")), *causes()], data=True)
        if "reason" in self.fields and "reason" in _OPTIONAL.get(self.act.verb, set()):
            self.fields["reason"].required = False
        if "text" in self.fields:
            self.fields["text"].initial = _(
                "Báo cáo nguyên nhân chậm và thời điểm giải quyết xong."
            )

    def told(self) -> dict[str, Any]:
        """What the verb takes, the same for every dossier."""
        asked = self.fields.keys() - {"pin"}
        told: dict[str, Any] = {name: self.cleaned_data.get(name) for name in asked}
        if "report_by" in told:
            told["report_by"] = dt.datetime.combine(told["report_by"], REPORT_HOUR, VIETNAM)
        return told
