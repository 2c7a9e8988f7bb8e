"""Forms of the counter for what goes back to the applicant: the result, or the papers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from motcua.desk.forms.acting import ActForm, short_text

WAYS = (
    (1, gettext_lazy("Tại quầy")),
    (3, gettext_lazy("Qua bưu chính")),
    (2, gettext_lazy("Bản điện tử")),
)


class ReturnResultForm(ActForm):
    taken_by = forms.CharField(label=gettext_lazy("Người nhận kết quả"), required=False)
    authorisation = short_text(
        gettext_lazy("Giấy ủy quyền, giấy giới thiệu"),
        hint=gettext_lazy("Khi người nhận không phải chủ hồ sơ hay người nộp: số, ngày, nơi lập."),
    )
    through = forms.TypedChoiceField(
        label=gettext_lazy("Cách trả"), choices=WAYS, coerce=int, widget=forms.RadioSelect
    )

    def fit(self) -> None:
        self.fields["taken_by"].initial = self.known["taker"]
        self.fields["through"].initial = self.known["result_channel"]


class SendByPostForm(ActForm):
    tracking = short_text(
        gettext_lazy("Mã vận đơn (bắt buộc)"),
        hint=gettext_lazy("Trên biên nhận của bưu chính, ví dụ EB123456789VN."),
        maxlength="40",
    )


class ReturnPapersForm(ActForm):
    taken_by = forms.CharField(label=gettext_lazy("Người nhận lại giấy tờ"), required=False)

    def fit(self) -> None:
        self.fields["taken_by"].initial = self.known["taker"]
