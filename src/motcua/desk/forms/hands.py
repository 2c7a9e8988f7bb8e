"""Forms of the acts that move a dossier from hand to hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.acting import ActForm, SigningForm, long_text
from motcua.ui.forms import dress

FEW = 6


class AssignForm(ActForm):
    to = forms.TypedChoiceField(
        label=gettext_lazy("Người được phân công"), coerce=int, empty_value=None
    )

    def fit(self) -> None:
        choices: list[tuple[object, object]] = [
            (one.post_id, f"{one.name}, {one.title.lower()}") for one in self.act.people
        ]
        if len(choices) > FEW:
            choices.insert(0, ("", _("Chọn người")))
        else:
            self.fields["to"].widget = forms.RadioSelect()
        offer(self, "to", choices, data=True)


QUEUE = "0"


class ReassignForm(ActForm):
    """Somebody else of the same step, or back to the queue of their role."""

    to = forms.TypedChoiceField(
        label=gettext_lazy("Giao cho"), coerce=int, empty_value=None,
        error_messages={"required": gettext_lazy("Chọn người nhận, hoặc đưa về hàng chờ.")},
    )  # fmt: skip
    reason = long_text(gettext_lazy("Lý do giao lại (không bắt buộc)"), rows=2)

    def fit(self) -> None:
        holder = self.known["holder_post"]
        people: list[tuple[object, object]] = [
            (one.post_id, f"{one.name}, {one.title.lower()}")
            for one in self.act.people
            if one.post_id != holder
        ]
        queue: list[tuple[object, object]] = [(QUEUE, _("Đưa về hàng chờ của vai trò này"))]
        choices = people + (queue if holder else [])
        if len(choices) > FEW:
            choices.insert(0, ("", _("Chọn người")))
            dress(self.fields["to"].widget)
        else:
            self.fields["to"].widget = forms.RadioSelect()
        offer(self, "to", choices)

    def told(self) -> dict[str, Any]:
        """No number at all is kept as it is: the rule then says that it is nobody of the step."""
        to = self.cleaned_data.get("to")
        return {"to": to or None, "reason": self.cleaned_data.get("reason", "")}


class SubmitForApprovalForm(ActForm):
    opinion = long_text(gettext_lazy("Ý kiến đề xuất"), rows=2)
    to = forms.TypedChoiceField(
        label=gettext_lazy("Người duyệt"), coerce=int, empty_value=None, required=False
    )

    def fit(self) -> None:
        people = [(one.post_id, f"{one.name}, {one.title}") for one in self.act.people]
        if len(people) < 2:
            del self.fields["to"]
        else:
            offer(self, "to", [("", _("Ai trong số này cũng được")), *people], data=True)


class ApproveForm(SigningForm):
    opinion = long_text(gettext_lazy("Ý kiến"), rows=2)
    number = forms.CharField(
        label=gettext_lazy("Số văn bản"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Để trống khi văn thư cấp số."),
        error_messages={"max_length": gettext_lazy("Số văn bản dài quá 60 ký tự. Ghi gọn lại.")},
    )


class DeclineForm(SigningForm):
    reason = long_text(
        gettext_lazy("Lý do và căn cứ từ chối (bắt buộc)"), rows=4,
        hint=gettext_lazy("Ông/bà nhận đúng nội dung này trên văn bản từ chối."),
    )  # fmt: skip


class TurnAwayForm(ActForm):
    reason = long_text(
        gettext_lazy("Vì sao không nhận (bắt buộc)"),
        hint=gettext_lazy("Bên giao đọc câu này để biết cần sửa gì, ví dụ thiếu giấy tờ nào."),
    )
