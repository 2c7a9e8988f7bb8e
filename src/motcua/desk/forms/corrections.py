"""The form for mending what was typed wrong at intake, with what stands there now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms.acting import ActForm, long_text, short_text
from motcua.dossiers.actions.correct import Correction
from motcua.dossiers.rules.intake import PaperIn
from motcua.parties.rules.details import PartyDetails
from motcua.ui.forms import dress
from motcua.ui.words import as_vietnamese

WAYS_BACK = (
    (1, gettext_lazy("Tại quầy")),
    (3, gettext_lazy("Bưu chính")),
    (2, gettext_lazy("Điện tử")),
)
CHECKS = (
    (0, gettext_lazy("Chưa kiểm")),
    (1, gettext_lazy("Đạt")),
    (2, gettext_lazy("Không đạt")),
)


class CorrectForm(ActForm):
    """Numbers are never shown here: left empty, they stay as they are."""

    name = short_text(gettext_lazy("Họ và tên, tên tổ chức"))
    birth_year = short_text(gettext_lazy("Năm sinh"), inputmode="numeric", maxlength="4")
    identity = short_text(gettext_lazy("Số định danh, mã số thuế"), inputmode="numeric")
    phone = short_text(gettext_lazy("Điện thoại"), inputmode="tel")
    address = short_text(gettext_lazy("Nơi ở"))
    renamed = forms.BooleanField(
        label=gettext_lazy("Sửa cả tên đã lưu trong sổ dưới số định danh này"), required=False
    )
    result_channel = forms.TypedChoiceField(
        label=gettext_lazy("Nhận kết quả"), choices=WAYS_BACK, coerce=int, required=False,
        empty_value=None, widget=forms.RadioSelect,
    )  # fmt: skip
    reason = long_text(gettext_lazy("Vì sao phải sửa (bắt buộc)"), rows=2)

    def fit(self) -> None:
        known: PartyDetails = self.known["applicant"]
        for name, value in (
            ("name", known.name), ("birth_year", str(known.birth_year or "")),
            ("address", known.address), ("result_channel", self.known["result_channel"]),
        ):  # fmt: skip
            self.fields[name].initial = value
        self.fields["identity"].help_text = _kept(known.identity)
        self.fields["phone"].help_text = _kept(known.phone)
        for paper in self.known["papers"]:
            self._paper_fields(paper)
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def _paper_fields(self, paper: Any) -> None:
        label = as_vietnamese(f"{paper.position}. {paper.name}")
        check = forms.TypedChoiceField(label=label, choices=CHECKS, coerce=int, required=False,
                                       empty_value=None, initial=paper.check_state)  # fmt: skip
        fields: dict[str, forms.Field] = {
            f"paper_{paper.position}": check,
            f"paper_{paper.position}_originals": _count(_("Bản chính"), paper.originals),
            f"paper_{paper.position}_copies": _count(_("Bản sao"), paper.copies),
        }
        for name, field in fields.items():
            dress(field.widget)
            self.fields[name] = field

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        correction = Correction(
            applicant=self._applicant(),
            papers=self._papers(),
            result_channel=said.get("result_channel"),
            renamed=bool(said.get("renamed")),
        )
        return {"correction": correction, "reason": said.get("reason", "")}

    def blame(self, errors: dict[str, list[str]]) -> None:
        """The rule names the owner's fields as intake does."""
        super().blame({name.removeprefix("applicant_"): said for name, said in errors.items()})

    def _applicant(self) -> PartyDetails | None:
        known: PartyDetails = self.known["applicant"]
        said = self.cleaned_data
        typed = replace(
            known,
            name=said.get("name", ""),
            identity=said.get("identity") or known.identity,
            birth_year=_year(said.get("birth_year", "")),
            phone=said.get("phone") or known.phone,
            address=said.get("address", ""),
        )
        return typed if typed != known else None

    def _papers(self) -> tuple[PaperIn, ...] | None:
        rows = self.known["papers"]
        typed = tuple(self._paper(row) for row in rows)
        return typed if typed != tuple(_as_is(row) for row in rows) else None

    def _paper(self, row: Any) -> PaperIn:
        said, name = self.cleaned_data, f"paper_{row.position}"
        check = said.get(name)
        check = row.check_state if check is None else check
        return PaperIn(
            name=row.name, required=row.required, check=check,
            originals=_number(said.get(f"{name}_originals"), row.originals),
            copies=_number(said.get(f"{name}_copies"), row.copies),
            fault=row.fault if check == 2 else "",
        )  # fmt: skip


def _as_is(row: Any) -> PaperIn:
    return PaperIn(
        name=row.name, required=row.required, check=row.check_state,
        originals=row.originals, copies=row.copies, fault=row.fault,
    )  # fmt: skip


def _kept(number: str) -> str:
    return _("Để trống thì giữ số đang có.") if number else _("Chưa có; để trống nếu không biết.")


def _count(label: str, value: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, initial=value,
        error_messages={"invalid": _("Ghi số bản bằng chữ số.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
    )  # fmt: skip


def _number(typed: int | None, usual: int) -> int:
    return usual if typed is None else typed


def _year(text: str) -> int | None:
    """A year that is no number is one that cannot be: the rule then says so."""
    bare = text.strip()
    if not bare:
        return None
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 9 else 0
