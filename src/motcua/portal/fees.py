"""What a procedure costs: one line for the first screen, rows for the section below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.portal.channels import listed, name_of, ordered
from motcua.portal.words import term_words
from motcua.procedures.rules.content import FeeContent, MethodContent
from motcua.ui.formats import money_text
from motcua.worktime import Term
from motcua.worktime.errors import WorktimeError

# The catalogue prints the amount again before its remark: `8,000 VNĐ (mỗi bản sao)`.
_AMOUNT_AGAIN = re.compile(r"^[\d.,]+\s*(Việt Nam Đồng|VNĐ|đồng|VND)\b\s*", re.IGNORECASE)
_TIME_WORDS = re.compile(r"ngày|giờ|tháng|năm|phút|buổi", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class FeeLine:
    amount: str
    remark: str


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way of filing with its term and fees, as the section `Cách nộp` shows it."""

    name: str
    term: str
    note: str
    fees: tuple[FeeLine, ...]


def in_a_line(methods: Sequence[MethodContent]) -> str:
    """`Trực tuyến 10.000 đồng, tại quầy 20.000 đồng.`"""
    ways_of: dict[str, list[int]] = {}
    for channel in ordered(method.channel for method in methods):
        text = _sum_up([fee for m in methods if m.channel == channel for fee in m.fees])
        ways_of.setdefault(text, []).append(channel)
    if not any(ways_of):
        return _("Chưa ghi mức thu. Gọi nơi tiếp nhận để hỏi.")
    if len(ways_of) == 1:
        return _sentence(next(iter(ways_of)))
    parts = [f"{listed(found)} {text or _('chưa ghi mức')}" for text, found in ways_of.items()]
    return _sentence(("; " if any("," in part for part in parts) else ", ").join(parts))


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _sum_up(fees: Iterable[FeeContent]) -> str:
    """Empty where the catalogue says nothing; phí and lệ phí are said apart."""
    by_kind: dict[str, list[int | None]] = {}
    for fee in fees:
        by_kind.setdefault(fee.kind, []).append(fee.amount)
    paid = {kind: found for kind, found in by_kind.items() if set(found) != {0}}
    if not paid:
        return _("không mất phí") if by_kind else ""
    return _(" và ").join(
        f"{_kind_name(kind)} {_range(found)}".strip() if len(paid) > 1 else _range(found)
        for kind, found in paid.items()
    )


def _range(amounts: Sequence[int | None]) -> str:
    known = sorted({amount for amount in amounts if amount is not None})
    if not known:
        return _("có thu, mức tùy trường hợp")
    if len(known) == 1 and None not in amounts:
        return money_text(known[0])
    low, high = money_text(known[0]), money_text(known[-1])
    if len(known) == 1:
        return _("%(amount)s hoặc mức khác tùy trường hợp") % {"amount": low}
    return _("từ %(low)s đến %(high)s, tùy trường hợp") % {"low": low, "high": high}


def _kind_name(kind: str) -> str:
    return {"phi": _("phí"), "le_phi": _("lệ phí"), "khac": _("chi phí khác")}.get(kind, "")


def ways(methods: Sequence[MethodContent]) -> list[Way]:
    rank = {channel: place for place, channel in enumerate(ordered(m.channel for m in methods))}
    return [
        Way(
            name=_sentence(name_of(method.channel)).rstrip("."),
            term=term_text(method),
            note=" · ".join(filter(None, (method.case, method.note))),
            fees=tuple(_line(fee) for fee in method.fees),
        )
        for method in sorted(methods, key=lambda m: rank[m.channel])
    ]


def term_text(method: MethodContent) -> str:
    """A printed term without a unit is not shown: nobody knows what it means."""
    try:
        return term_words(Term.parse(method.due_term))
    except WorktimeError:
        return method.term_text if _TIME_WORDS.search(method.term_text) else ""


def _line(fee: FeeContent) -> FeeLine:
    if fee.amount is None:
        return FeeLine(amount="", remark=fee.text)
    name = f"{_kind_name(fee.kind)} " if fee.kind else ""
    amount = _("không mất phí") if fee.amount == 0 else f"{name}{money_text(fee.amount)}"
    remark = _AMOUNT_AGAIN.sub("", fee.text).strip()
    remark = remark[1:-1] if remark.startswith("(") and remark.endswith(")") else remark
    same = remark.casefold() in {"miễn phí", amount.casefold()}
    return FeeLine(amount=_sentence(amount).rstrip("."), remark="" if same else remark)
