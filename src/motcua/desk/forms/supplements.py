"""Forms for asking the applicant for more: the first time, and the second that a leader decides."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.acting import ActForm, long_text, short_text
from motcua.dossiers.actions.request_supplement import MissingPaper


class RequestSupplementForm(ActForm):
    items = forms.MultipleChoiceField(
        label=gettext_lazy("Giấy tờ cần bổ sung"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other = long_text(gettext_lazy("Giấy tờ khác, mỗi dòng một giấy"), rows=2)
    reason = long_text(
        gettext_lazy("Vì sao cần bổ sung (bắt buộc)"),
        hint=gettext_lazy("Người nộp đọc đúng câu này trên Phiếu yêu cầu bổ sung (Mẫu 02)."),
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


class ProposeSupplementForm(RequestSupplementForm):
    legal_basis = short_text(gettext_lazy("Căn cứ pháp lý (bắt buộc)"))

    def told(self) -> dict[str, Any]:
        return {**super().told(), "legal_basis": self.cleaned_data.get("legal_basis", "")}


class TurnDownForm(ActForm):
    reason = long_text(
        gettext_lazy("Vì sao không đồng ý (bắt buộc)"),
        hint=gettext_lazy("Người thụ lý đọc câu này để biết giải quyết tiếp thế nào."),
    )
