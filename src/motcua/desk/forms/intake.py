"""What a counter officer types for a new dossier: shape only, the rules are the verbs'."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.desk.forms import offer
from motcua.dossiers.rules.intake import RELATIONS
from motcua.parties.rules.details import PartyDetails
from motcua.ui.forms import FormLook
from motcua.ui.words import as_label

KINDS = (
    ("citizen", _("Cá nhân")),
    ("household", _("Hộ gia đình, hộ kinh doanh")),
    ("firm", _("Doanh nghiệp")),
    ("organisation", _("Cơ quan, tổ chức")),
)
CHANNELS = ((1, _("Tại quầy")), (3, _("Qua bưu chính")))
WAYS_BACK = ((1, _("Tại quầy")), (3, _("Bưu chính")), (2, _("Điện tử")))


def _text(label: Any, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, required=False, widget=widget)


class PersonForm(FormLook, forms.Form):
    """The applicant, or who hands it in for them; prefixed so that both fit one page."""

    name = _text(_("Họ và tên, tên tổ chức"))
    identity = _text(_("Số định danh, mã số thuế"), inputmode="numeric")
    birth_year = _text(_("Năm sinh"), inputmode="numeric", maxlength="4")
    phone = _text(_("Điện thoại"), inputmode="tel")
    address = _text(_("Nơi ở"))
    email = _text(_("Thư điện tử"), inputmode="email")

    def add_prefix(self, field_name: str) -> str:
        return f"{self.prefix}_{field_name}"

    def details(self, kind: str = "citizen") -> PartyDetails:
        self.is_valid()
        told = self.cleaned_data
        return PartyDetails(
            kind=kind,
            name=told["name"],
            identity=told["identity"],
            birth_year=_year(told["birth_year"]),
            phone=told["phone"],
            email=told["email"],
            address=told["address"],
        )


def _year(text: str) -> int | None:
    """A year that is no number is one that cannot be: the rule then says so."""
    if not text.strip():
        return None
    return int(text) if text.strip().isascii() and text.strip().isdigit() and len(text) < 9 else 0


class IntakeForm(FormLook, forms.Form):
    relation = forms.ChoiceField(label=_("Là gì của chủ hồ sơ"), required=False)
    authorisation = _text(_("Giấy ủy quyền: số, ngày, nơi lập"))
    applicant_kind = forms.ChoiceField(label=_("Là"), choices=KINDS, required=False)
    filed_by = forms.ChoiceField(
        label=_("Ai đến nộp"),
        choices=(("self", _("Tự nộp")), ("other", _("Nộp thay"))),
        widget=forms.RadioSelect,
        required=False,
    )
    renamed = forms.BooleanField(label=_("Người này đã đổi tên"), required=False)
    channel = forms.ChoiceField(
        label=_("Nộp"), choices=CHANNELS, widget=forms.RadioSelect, required=False
    )
    resolving = forms.ChoiceField(label=_("Nơi giải quyết"), required=False)
    method = forms.ChoiceField(label=_("Trường hợp"), widget=forms.RadioSelect, required=False)
    result_channel = forms.ChoiceField(
        label=_("Nhận kết quả"), choices=WAYS_BACK, widget=forms.RadioSelect, required=False
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        communes: list[tuple[str, str]],
        methods: list[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        relations = [("", _("Chọn quan hệ")), *RELATIONS.items()]
        offer(self, "relation", [(key, as_label(label)) for key, label in relations])
        offer(self, "resolving", communes, data=True)
        offer(self, "method", methods, data=True)
