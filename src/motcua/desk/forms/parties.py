"""What is typed on a person's page: shape only, the rules are the verbs'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.desk.forms import offer
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.parties.queries import data_changes, parties
from motcua.parties.queries.parties import Party
from motcua.parties.rules.representation import RepresentationTold
from motcua.ui.forms import FormLook

GROUNDS = (("authorised", _("Theo ủy quyền")), ("statutory", _("Theo pháp luật")))
SCOPES = (
    ("all", _("Mọi thủ tục")),
    ("procedure", _("Một thủ tục")),
    ("dossier", _("Một hồ sơ")),
)


class PartyForm(FormLook, forms.Form):
    """`attempt` does an act and puts the rule's sentences above their fields."""

    def attempt(self, act: Callable[[], object]) -> bool:
        if not self.is_valid():
            return False
        try:
            act()
        except DomainError as fault:
            for field, sentences in fault.errors.items():
                for sentence in sentences:
                    self.add_error(field if field in self.fields else None, sentence)
            return False
        return True


def known_by_number(text: str, *, field: str) -> Party:
    """The one person with exactly this number; numbers never travel in an address."""
    found = parties.find(text, limit=2) if any(sign.isdigit() for sign in text) else []
    if len(found) != 1:
        raise InvalidInput(
            "Không thấy một người duy nhất có số này. Gõ đủ số định danh; người chưa có trong hệ "
            "thống thì nhập khi tiếp nhận hồ sơ.",
            field=field,
        )
    return found[0]


def _text(label: Any, *, hint: Any = "", **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, required=False, help_text=hint, widget=widget)


class RepresentationForm(PartyForm):
    representative = _text(_("Số định danh của người đại diện"), inputmode="numeric")
    ground = forms.ChoiceField(label=_("Đại diện"), choices=GROUNDS, widget=forms.RadioSelect)
    scope = forms.ChoiceField(label=_("Phạm vi"), choices=SCOPES, widget=forms.RadioSelect)
    reference = _text(
        _("Mã thủ tục hoặc mã hồ sơ"), hint=_("Khi phạm vi là một thủ tục, một hồ sơ.")
    )
    paper = _text(
        _("Văn bản"),
        hint=_("Tên, số, ngày và nơi công chứng, chứng thực. Nội dung được niêm phong."),
    )
    valid_from = forms.DateField(label=_("Từ ngày"), required=False)
    valid_to = forms.DateField(
        label=_("Đến hết ngày"),
        required=False,
        help_text=_("Để trống khi văn bản không ghi: ủy quyền có thời hạn một năm."),
    )

    def told(self) -> RepresentationTold:
        kept = {
            name: value for name, value in self.cleaned_data.items() if name != "representative"
        }
        return RepresentationTold(**kept)


class MemberForm(PartyForm):
    member = _text(_("Số định danh của thành viên"), inputmode="numeric")
    relation = _text(_("Quan hệ với chủ hộ"), hint=_("Ví dụ: vợ, con, cháu."))
    head = forms.BooleanField(label=_("Là chủ hộ"), required=False)


class ErasureForm(PartyForm):
    reason = forms.ChoiceField(label=_("Lý do"), widget=forms.RadioSelect, required=False)
    legal_basis = _text(_("Căn cứ"), hint=_("Điều, khoản của luật hoặc số văn bản yêu cầu."))
    note = forms.CharField(
        label=_("Đã đối chiếu những gì"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reason", list(data_changes.reasons()), data=True)


class MergeForm(PartyForm):
    survivor = forms.ChoiceField(label=_("Giữ lại"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Đã đối chiếu những gì"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, pair: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "survivor", list(pair), data=True)


class ReadingFilter(FormLook, forms.Form):
    tu = forms.DateField(label=_("Từ ngày"), required=False)
    den = forms.DateField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("tu", "den"):
            self.fields[name].widget.attrs["placeholder"] = "08/10/2026"
