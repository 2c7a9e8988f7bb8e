"""One form an act: only what the act needs, each with what the verb takes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.queries.acts import NextAct
from motcua.dossiers.rules.lifecycle import Verb
from motcua.ui.forms import FormLook

FEW = 6
WAYS = (
    (1, gettext_lazy("Tại quầy")),
    (3, gettext_lazy("Qua bưu chính")),
    (2, gettext_lazy("Bản điện tử")),
)


class ActForm(FormLook, forms.Form):
    """`known` is what the page knows: the act, its people, the papers, the usual taker."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    outcome = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, act: NextAct, known: dict[str, Any], **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{act.verb}-{act.outcome or 'x'}-%s")
        self.act, self.known = act, known
        super().__init__(*args, **kwargs)
        self.fit()

    def fit(self) -> None:
        """Give fields their choices."""

    def told(self) -> dict[str, Any]:
        """What the verb takes besides who and when."""
        own = self.fields.keys() - {"version", "key", "outcome"}
        return {name: self.cleaned_data.get(name) for name in own}

    def blame(self, errors: dict[str, list[str]]) -> None:
        """Put the rule's sentences above their fields."""
        for field, sentences in errors.items():
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)


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


class SubmitForApprovalForm(ActForm):
    opinion = forms.CharField(
        label=gettext_lazy("Ý kiến đề xuất"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-mc-to": "note"}),
    )
    to = forms.TypedChoiceField(
        label=gettext_lazy("Người duyệt"), coerce=int, empty_value=None, required=False
    )

    def fit(self) -> None:
        people = [(one.post_id, f"{one.name}, {one.title}") for one in self.act.people]
        if len(people) < 2:
            del self.fields["to"]
        else:
            offer(self, "to", [("", _("Ai trong số này cũng được")), *people], data=True)


class ApproveForm(ActForm):
    opinion = forms.CharField(
        label=gettext_lazy("Ý kiến"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-mc-to": "note"}),
    )
    number = forms.CharField(
        label=gettext_lazy("Số văn bản"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Để trống khi văn thư cấp số."),
        error_messages={"max_length": gettext_lazy("Số văn bản dài quá 60 ký tự. Ghi gọn lại.")},
    )


class ReasonForm(ActForm):
    reason = forms.CharField(
        label=gettext_lazy("Lý do (bắt buộc)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RequestSupplementForm(ActForm):
    items = forms.MultipleChoiceField(
        label=gettext_lazy("Giấy tờ cần bổ sung"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other = forms.CharField(
        label=gettext_lazy("Giấy tờ khác, mỗi dòng một giấy"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Vì sao cần bổ sung (bắt buộc)"),
        required=False,
        help_text=gettext_lazy("Người nộp đọc đúng câu này trên Phiếu yêu cầu bổ sung (Mẫu 02)."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def fit(self) -> None:
        papers = self.known["papers"]
        offer(self, "items", [(str(p.position), p.name) for p in papers], data=True)
        self.fields["items"].initial = [str(p.position) for p in papers if p.fault]

    def told(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("items", [])
        items = [
            MissingPaper(name=paper.name, fault=paper.fault)
            for paper in self.known["papers"]
            if str(paper.position) in chosen
        ]
        others = (line.strip() for line in self.cleaned_data.get("other", "").splitlines())
        items += [MissingPaper(name=line) for line in others if line]
        return {"items": items, "reason": self.cleaned_data.get("reason", "")}


class ReturnResultForm(ActForm):
    taken_by = forms.CharField(label=gettext_lazy("Người nhận kết quả"), required=False)
    through = forms.TypedChoiceField(
        label=gettext_lazy("Cách trả"), choices=WAYS, coerce=int, widget=forms.RadioSelect
    )

    def fit(self) -> None:
        self.fields["taken_by"].initial = self.known["taker"]
        self.fields["through"].initial = self.known["result_channel"]


FORMS: dict[Verb, type[ActForm]] = {
    Verb.ASSIGN: AssignForm,
    Verb.SUBMIT_FOR_APPROVAL: SubmitForApprovalForm,
    Verb.APPROVE: ApproveForm,
    Verb.SEND_BACK: ReasonForm,
    Verb.REFUSE: ReasonForm,
    Verb.REQUEST_SUPPLEMENT: RequestSupplementForm,
    Verb.RETURN_RESULT: ReturnResultForm,
}


def form_for(act: NextAct) -> type[ActForm]:
    return FORMS.get(act.verb, ActForm)
