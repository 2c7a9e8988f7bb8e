"""Forms of what is asked and told about a dossier: opinions, instructions, notes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.asked_units import choices_of
from motcua.desk.forms import offer
from motcua.desk.forms.acting import ActForm, long_text
from motcua.desk.forms.moments import MomentField
from motcua.desk.forms.times import DaysField
from motcua.dossiers.queries.matters import opinions


class UnitsInput(forms.CheckboxSelectMultiple):
    """Checkboxes under a box to search by; without scripts the box is sent with the form."""

    template_name = "desk/units_input.html"

    def __init__(self) -> None:
        super().__init__()
        self.searched = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return {**super().get_context(name, value, attrs), "searched": self.searched}


class ConsultForm(ActForm):
    units = forms.MultipleChoiceField(
        label=gettext_lazy("Đơn vị được hỏi"), required=False, widget=UnitsInput
    )
    question = long_text(gettext_lazy("Nội dung cần hỏi (bắt buộc)"))
    term = DaysField(label=gettext_lazy("Trả lời trong (ngày làm việc)"), most=60, initial=3)

    def fit(self) -> None:
        text = self.data.get("unit_text", "") if self.is_bound else ""
        posted = self.data.getlist("units") if isinstance(self.data, QueryDict) else []
        field = self.fields["units"]
        assert isinstance(field.widget, UnitsInput)
        field.widget.searched = text
        choices = choices_of(text, posted, self.known["holder_unit"], self.known["now"])
        offer(self, "units", choices, data=True)

    def clean_units(self) -> list[int]:
        chosen: list[str] = self.cleaned_data["units"]
        if not chosen and self.data.get("unit_text", "").strip():
            raise ValidationError(_("Đánh dấu đơn vị cần hỏi trong danh sách tìm được."))
        return [int(unit) for unit in chosen]

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "units": said.get("units", []),
            "question": said.get("question", ""),
            "term": f"{said.get('term') or 3}wd",
        }


class AnswerForm(ActForm):
    opinion = forms.ChoiceField(
        label=gettext_lazy("Ý kiến"), required=False, widget=forms.RadioSelect
    )
    text = long_text(
        gettext_lazy("Nội dung"),
        hint=gettext_lazy("Bắt buộc khi không thống nhất hoặc thống nhất có điều kiện."),
    )

    def fit(self) -> None:
        offer(self, "opinion", opinions(), data=True)


class CancelConsultationForm(ActForm):
    number = forms.TypedChoiceField(
        label=gettext_lazy("Ý kiến rút lại"), coerce=int, empty_value=None, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = long_text(
        gettext_lazy("Vì sao không cần ý kiến nữa (bắt buộc)"),
        hint=gettext_lazy("Đơn vị được hỏi đọc câu này."),
    )

    def fit(self) -> None:
        waiting: list[tuple[int, str]] = self.known["asked"]
        if len(waiting) < 2:
            del self.fields["number"]
        else:
            offer(self, "number", [("", _("Tất cả")), *waiting])


class NoteForm(ActForm):
    text = long_text(
        gettext_lazy("Nội dung"), hint=gettext_lazy("Chỉ cán bộ đọc được; người nộp không thấy.")
    )


class InstructForm(ActForm):
    text = long_text(gettext_lazy("Nội dung chỉ đạo (bắt buộc)"))
    report_by = MomentField(
        label=gettext_lazy("Báo cáo trước (bắt buộc)"),
        help_text=gettext_lazy("Gõ như 8/10, 14:00 mai hoặc +3 (ngày làm việc)."),
    )


class ReportBackForm(ActForm):
    text = long_text(gettext_lazy("Đã làm gì theo chỉ đạo (bắt buộc)"))
