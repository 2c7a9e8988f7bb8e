"""Filters of petitions, the form by which one is taken down, and what each act asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import LONG, AddressForm, RuleForm
from motcua.desk.forms.directives import told
from motcua.feedback.queries.petitions import Filters, choices
from motcua.feedback.rules.petition_wording import Petitioner, PetitionText
from motcua.feedback.rules.petitions import CHANNELS, KINDS, PORTAL, PetitionVerb


class PetitionsForm(AddressForm):
    q = forms.CharField(label=gettext_lazy("Tìm"), required=False, max_length=200)
    khi = forms.ChoiceField(label=gettext_lazy("Cần xem"), required=False)
    tt = forms.ChoiceField(label=gettext_lazy("Trạng thái"), required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    kenh = forms.ChoiceField(label=gettext_lazy("Kênh nhận"), required=False)
    dv = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listed in choices().items():
            offer(self, name, [("", _("Tất cả")), *((key, _(label)) for key, label in listed)])
        offer(self, "dv", [("", _("Tất cả")), *units], data=True)

    def filters(self) -> Filters:
        taken = self.taken()
        return Filters(
            text=taken.get("q", ""), when=taken.get("khi", ""), status=taken.get("tt", ""),
            kind=taken.get("loai", ""), channel=taken.get("kenh", ""),
            unit=int(taken["dv"]) if "dv" in taken else None,
        )  # fmt: skip


class EnterForm(RuleForm):
    channel = forms.ChoiceField(label=gettext_lazy("Kênh nhận"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    subject = forms.CharField(
        label=gettext_lazy("Tóm tắt, không ghi tên ai (bắt buộc)"), required=False, max_length=400
    )
    content = forms.CharField(
        label=gettext_lazy("Nội dung (bắt buộc)"), required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Đơn vị được phản ánh"), required=False, coerce=int, empty_value=None
    )
    dossier = forms.CharField(
        label=gettext_lazy("Mã hồ sơ liên quan"), required=False, max_length=64
    )
    name = forms.CharField(label=gettext_lazy("Họ tên người gửi"), required=False, max_length=300)
    phone = forms.CharField(label=gettext_lazy("Điện thoại"), required=False, max_length=40)
    email = forms.CharField(label=gettext_lazy("Thư điện tử"), required=False, max_length=200)
    address = forms.CharField(label=gettext_lazy("Địa chỉ"), required=False, max_length=400)
    hidden = forms.BooleanField(
        label=gettext_lazy("Người gửi không đồng ý công khai"), required=False
    )

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "channel", [one for one in told(CHANNELS) if one[0] != PORTAL])
        offer(self, "kind", told(KINDS))
        offer(self, "unit", [("", _("Chưa rõ")), *units], data=True)

    def text(self) -> PetitionText:
        said = self.cleaned_data
        return PetitionText(
            **{n: said.get(n, "") for n in ("kind", "subject", "content", "channel")}
        )

    def who(self) -> Petitioner:
        said = self.cleaned_data
        return Petitioner(**{n: said.get(n, "") for n in ("name", "phone", "email", "address")})


class ActOnPetition(RuleForm):
    """What goes with an act; each verb says which fields it takes."""

    def __init__(
        self, *args: Any, verb: PetitionVerb, known: Mapping[str, Any], **kwargs: Any
    ) -> None:
        kwargs.setdefault("auto_id", f"{verb}-%s")
        super().__init__(*args, **kwargs)
        self.fit(known)

    def fit(self, known: Mapping[str, Any]) -> None:
        """Give fields their choices."""


class _Text(ActOnPetition):
    text = forms.CharField(
        label=gettext_lazy("Nội dung (bắt buộc)"), required=False, widget=forms.Textarea(attrs=LONG)
    )


class _Assign(ActOnPetition):
    post = forms.TypedChoiceField(label=gettext_lazy("Giao cho"), coerce=int)
    text = forms.CharField(
        label=gettext_lazy("Dặn thêm"), required=False, widget=forms.Textarea(attrs=LONG)
    )

    def fit(self, known: Mapping[str, Any]) -> None:
        offer(self, "post", [("", _("Chọn người")), *known.get("staff", ())], data=True)


class _Transfer(_Text):
    unit = forms.TypedChoiceField(label=gettext_lazy("Chuyển đến"), coerce=int)
    field_order = ("unit", "text")

    def fit(self, known: Mapping[str, Any]) -> None:
        offer(self, "unit", [("", _("Chọn đơn vị")), *known.get("units", ())], data=True)


class _Classify(ActOnPetition):
    kind = forms.ChoiceField(label=gettext_lazy("Loại"))

    def fit(self, known: Mapping[str, Any]) -> None:
        offer(self, "kind", told(KINDS))


class _Draft(ActOnPetition):
    answer = forms.CharField(
        label=gettext_lazy("Trả lời (bắt buộc)"), required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def fit(self, known: Mapping[str, Any]) -> None:
        self.fields["answer"].initial = known["petition"].answer


class _Publish(ActOnPetition):
    question = forms.CharField(
        label=gettext_lazy("Câu hỏi công khai (bắt buộc)"), required=False,
        widget=forms.Textarea(attrs=LONG),
        help_text=gettext_lazy("Không ghi tên, số điện thoại, địa chỉ, mã hồ sơ."),
    )  # fmt: skip
    answer = forms.CharField(
        label=gettext_lazy("Trả lời công khai (bắt buộc)"), required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def fit(self, known: Mapping[str, Any]) -> None:
        self.fields["question"].initial = known["petition"].subject
        self.fields["answer"].initial = known["petition"].answer


class _Repeat(ActOnPetition):
    code = forms.CharField(
        label=gettext_lazy("Mã phản ánh, kiến nghị trước đó"), required=False, max_length=20
    )


FORMS: dict[PetitionVerb, type[ActOnPetition]] = {
    PetitionVerb.RECEIVE: ActOnPetition,
    PetitionVerb.ASSIGN: _Assign,
    PetitionVerb.DRAFT: _Draft,
    PetitionVerb.APPROVE: ActOnPetition,
    PetitionVerb.PUBLISH: _Publish,
    PetitionVerb.SEND_BACK: _Text,
    PetitionVerb.ASK: _Text,
    PetitionVerb.CLASSIFY: _Classify,
    PetitionVerb.TRANSFER: _Transfer,
    PetitionVerb.REPEAT: _Repeat,
    PetitionVerb.CLOSE: _Text,
    PetitionVerb.RETURN: _Text,
    PetitionVerb.REFUSE: _Text,
}
