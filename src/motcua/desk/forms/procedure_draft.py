"""A draft of a procedure as it is typed, and the content it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.desk.forms import offer
from motcua.desk.forms.catalogue import RuleForm
from motcua.desk.forms.rows import RowForm, Tables, day_input
from motcua.procedures.rules.audience import AUDIENCES, LEVELS
from motcua.procedures.rules.comparison import CHANNELS, FEE_KINDS, term_text
from motcua.procedures.rules.content import (
    BasisContent,
    CaseContent,
    Content,
    FeeContent,
    MethodContent,
    PaperContent,
    ResultContent,
)
from motcua.procedures.rules.online import LABELS, SYSTEMS
from motcua.procedures.rules.terms import read_term
from motcua.worktime import Term, WorktimeError

LONG = {"rows": 4}
SHORT = {"rows": 2}
DAY_RULES = {
    "": gettext_lazy("Theo quy tắc chung"),
    "rolling": gettext_lazy("Tính tròn giờ từ lúc nhận"),
    "end-of-day": gettext_lazy("Đến hết ngày làm việc cuối"),
}
_FEE_KINDS = {name.casefold(): kind for kind, name in FEE_KINDS.items()}


class TermField(forms.CharField):
    """“10 ngày làm việc” or `10wd`; empty where the law gives none."""

    def prepare_value(self, value: Any) -> Any:
        return term_text(value) if isinstance(value, str) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), self.prepare_value(data))

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "")
        if not text:
            return ""
        if term := read_term(text).term:
            return term
        try:
            Term.parse(text)
        except WorktimeError:
            raise forms.ValidationError(
                _("Chưa đọc được “%(text)s”. Ghi như “10 ngày làm việc”, “24 giờ”.")
                % {"text": text[:40]}
            ) from None
        return text


class FeesField(forms.CharField):
    """A line a fee: `Lệ phí: 28000: 28.000 đồng mỗi hồ sơ`."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(_fee_line(fee) for fee in value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        before, now = (str(self.prepare_value(one) or "").split() for one in (initial, data))
        return before != now

    def clean(self, value: Any) -> tuple[FeeContent, ...]:
        lines = [line.strip() for line in str(super().clean(value) or "").splitlines()]
        return tuple(_fee(line) for line in lines if line)


def _fee_line(fee: FeeContent) -> str:
    amount = "" if fee.amount is None else str(fee.amount)
    return f"{FEE_KINDS.get(fee.kind, fee.kind)}: {amount}: {' '.join(fee.text.split())}"


def _fee(line: str) -> FeeContent:
    kind, _colon, rest = line.partition(":")
    amount, _colon, text = rest.partition(":")
    digits = amount.strip().replace(".", "")
    if kind.strip().casefold() not in _FEE_KINDS or (digits and not _is_number(digits)):
        raise forms.ValidationError(
            _("Dòng “%(line)s” chưa đúng. Ghi “Loại: số đồng: nội dung”, loại là %(kinds)s.")
            % {"line": line[:60], "kinds": ", ".join(FEE_KINDS.values())}
        )
    found = _FEE_KINDS[kind.strip().casefold()]
    return FeeContent(kind=found, amount=int(digits) if digits else None, text=text.strip() or line)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12


def _text(label: Any, most: int, *, long: dict[str, int] | None = None, **more: Any) -> Any:
    widget = forms.Textarea(attrs=long) if long else forms.TextInput()
    return forms.CharField(label=label, max_length=most, required=False, widget=widget, **more)


class HeadForm(RuleForm):
    valid_from = forms.DateField(label=gettext_lazy("Hiệu lực từ ngày"), widget=day_input())
    name = _text(gettext_lazy("Tên thủ tục"), 2000, long=SHORT)
    field = forms.CharField(label=gettext_lazy("Lĩnh vực"), max_length=300)
    decision = _text(gettext_lazy("Quyết định công bố"), 200)
    decided_on = forms.DateField(
        label=gettext_lazy("Ngày ký quyết định công bố"), required=False, widget=day_input(),
        help_text=gettext_lazy("Để trống khi quyết định chưa ký; lúc công bố sẽ hỏi lại."),
    )  # fmt: skip
    kind = _text(gettext_lazy("Loại thủ tục"), 200)
    level = forms.MultipleChoiceField(
        label=gettext_lazy("Cấp thực hiện"), required=False, widget=forms.CheckboxSelectMultiple
    )
    audience = forms.MultipleChoiceField(
        label=gettext_lazy("Đối tượng"), required=False, widget=forms.CheckboxSelectMultiple
    )
    agencies = _text(gettext_lazy("Cơ quan thực hiện"), 4000, long=SHORT)
    steps_text = _text(gettext_lazy("Trình tự thực hiện"), 60_000, long=LONG)
    conditions_text = _text(gettext_lazy("Yêu cầu, điều kiện"), 60_000, long=LONG)
    day_rule = forms.ChoiceField(label=gettext_lazy("Cách tính ngày"), required=False)
    day_rule_basis = _text(gettext_lazy("Căn cứ cách tính ngày riêng"), 300)
    online_level = forms.ChoiceField(
        label=gettext_lazy("Mức độ trực tuyến"),
        required=False,
        help_text=gettext_lazy("Các mức có thể chọn tùy ngày hiệu lực; ghi xong sẽ kiểm tra."),
    )
    online_reason = _text(gettext_lazy("Lý do chỉ một phần"), 1000, long=SHORT)
    online_basis = _text(gettext_lazy("Căn cứ của lý do"), 300)
    processing_system = forms.ChoiceField(label=gettext_lazy("Hệ thống xử lý"))
    at_one_stop = forms.BooleanField(label=gettext_lazy("Tiếp nhận tại Một cửa"), required=False)
    boundary_free = forms.BooleanField(
        label=gettext_lazy("Không phụ thuộc địa giới trong tỉnh"), required=False
    )
    interlinked = forms.BooleanField(label=gettext_lazy("Liên thông"), required=False)
    online_payment = forms.BooleanField(label=gettext_lazy("Thanh toán trực tuyến"), required=False)
    settled_at_once = forms.BooleanField(label=gettext_lazy("Giải quyết ngay"), required=False)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.initial.get("audience") or ()
        offer(self, "level", LEVELS.items(), data=True)
        offer(
            self,
            "audience",
            {**dict(zip(given, given, strict=True)), **AUDIENCES}.items(),
            data=True,
        )
        offer(self, "day_rule", DAY_RULES.items())
        offer(self, "online_level", [("", _("Chưa ghi")), *LABELS.items()], data=True)
        offer(self, "processing_system", SYSTEMS.items(), data=True)


class CaseRow(RowForm):
    name = forms.CharField(label=gettext_lazy("Trường hợp"), max_length=2000)
    condition = _text(gettext_lazy("Khi nào"), 2000)


class MethodRow(RowForm):
    channel = forms.TypedChoiceField(
        label=gettext_lazy("Hình thức nộp"), coerce=int, choices=list(CHANNELS.items()), initial=1
    )
    case = _text(gettext_lazy("Trường hợp (để trống: mọi trường hợp)"), 2000)
    term = TermField(label=gettext_lazy("Thời hạn theo luật"), max_length=60, required=False)
    term_text = _text(gettext_lazy("Thời hạn như in"), 300)
    reduced_term = TermField(label=gettext_lazy("Thời hạn cắt giảm"), max_length=60, required=False)
    reduction_basis = _text(gettext_lazy("Căn cứ cắt giảm"), 300)
    fees = FeesField(
        label=gettext_lazy("Phí, lệ phí"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một khoản: Loại: số đồng: nội dung."),
        widget=forms.Textarea(attrs=SHORT),
    )
    note = _text(gettext_lazy("Mô tả"), 8000, long=SHORT)


class PaperRow(RowForm):
    name = forms.CharField(
        label=gettext_lazy("Tên giấy tờ"), max_length=4000, widget=forms.Textarea(attrs=SHORT)
    )
    case = _text(gettext_lazy("Trường hợp (để trống: mọi trường hợp)"), 2000)
    form = _text(gettext_lazy("Mẫu đơn, tờ khai"), 500)
    originals = forms.IntegerField(
        label=gettext_lazy("Bản chính"), min_value=0, max_value=99, initial=0
    )
    copies = forms.IntegerField(label=gettext_lazy("Bản sao"), min_value=0, max_value=99, initial=0)
    required = forms.BooleanField(label=gettext_lazy("Bắt buộc"), required=False, initial=True)


class ResultRow(RowForm):
    name = forms.CharField(label=gettext_lazy("Kết quả"), max_length=2000)
    code = _text(gettext_lazy("Mã kết quả"), 40)
    is_document = forms.BooleanField(label=gettext_lazy("Là giấy tờ"), required=False, initial=True)


class BasisRow(RowForm):
    number = _text(gettext_lazy("Số, ký hiệu"), 100)
    title = _text(gettext_lazy("Trích yếu"), 2000)
    issued_on = forms.DateField(
        label=gettext_lazy("Ngày ban hành"), required=False, widget=day_input()
    )
    in_force_on = forms.DateField(
        label=gettext_lazy("Ngày có hiệu lực"), required=False, widget=day_input()
    )
    issuer = _text(gettext_lazy("Cơ quan ban hành"), 200)


class ProcedureTables(Tables):
    head_class = HeadForm
    row_classes = {
        "cases": CaseRow, "methods": MethodRow, "papers": PaperRow, "results": ResultRow,
        "legal_bases": BasisRow,
    }  # fmt: skip
    names = {
        "cases": gettext_lazy("Trường hợp"),
        "methods": gettext_lazy("Cách thức, thời hạn, phí"),
        "papers": gettext_lazy("Thành phần hồ sơ"),
        "results": gettext_lazy("Kết quả"),
        "legal_bases": gettext_lazy("Căn cứ pháp lý"),
    }

    def content(self, before: Content) -> Content:
        """What was typed, of the same procedure; what could not be read of it is read now."""
        head = {
            name: value
            for name, value in self.head.cleaned_data.items()
            if name not in {"valid_from", "seen"}
        }
        head |= {name: tuple(head[name]) for name in ("level", "audience")}
        return Content(
            code=before.code,
            **head,
            cases=_made(CaseContent, self.told("cases")),
            methods=_made(MethodContent, self.told("methods")),
            papers=_made(PaperContent, self.told("papers")),
            results=_made(ResultContent, self.told("results")),
            legal_bases=_made(BasisContent, self.told("legal_bases")),
        )


def _made(kind: type[Any], rows: Iterable[dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(kind(**row) for row in rows)


def initial_of(content: Content) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """What the forms stand at for this content: the head, and the rows of each table."""
    rows = {
        name: [vars(part) for part in getattr(content, name) or ()]
        for name in ProcedureTables.row_classes
    }
    head = {name: getattr(content, name) for name in asdict(content) if name not in rows}
    return head | {"level": list(content.level), "audience": list(content.audience)}, rows
