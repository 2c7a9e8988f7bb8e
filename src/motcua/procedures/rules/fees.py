"""Phí, lệ phí of one row of `cach_thuc_thuc_hien`: `500,000 Việt Nam Đồng(điều kiện)…`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.procedures.rules.cells import NO_COUNT, NOTHING_GIVEN, Count, brackets_end
from motcua.procedures.rules.content import FeeContent

FREE = "Miễn phí"
DONG = ("Việt Nam Đồng", "VNĐ")
CURRENCY = r"Việt Nam Đồng|VNĐ|USD|EUR"
_AMOUNT = re.compile(rf"(\d[\d,.]*) ({CURRENCY})")
_NOT_CHARGED = re.compile(
    r"[-\s]*(?:không(?: có| thu| thu phí| thu lệ phí| quy định| phí)?|chưa quy định)[\s.]*",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_KINDS = (("lệ phí", "le_phi"), ("chi phí khác", "khac"), ("phí", "phi"))
SMALLEST_CREDIBLE = 1_000


@dataclass(frozen=True, kw_only=True)
class FeeReading:
    fees: tuple[FeeContent, ...] = ()
    note: str = ""
    count: Count = NO_COUNT
    unread: tuple[tuple[str, str], ...] = ()


def read_fees(text: str) -> FeeReading:
    """`text` runs from the fee to the end of the row; what follows the fees is the note."""
    if text.startswith(NOTHING_GIVEN):
        return _nothing_given(text)
    fees: list[FeeContent] = []
    unread: list[tuple[str, str]] = []
    place = 0
    while (item := _next_item(text, place)) is not None:
        place, fee, why = item
        fees.append(fee)
        if why:
            unread.append((fee.text, why))
    if not fees:
        return FeeReading(note=text, count=Count(given=1), unread=((text, "không thấy mức phí"),))
    count = Count(read=len(fees) - len(unread), given=len(fees))
    return FeeReading(
        fees=tuple(fees), note=text[place:].strip(), count=count, unread=tuple(unread)
    )


def _nothing_given(text: str) -> FeeReading:
    """`Không có thông tin(…)`: the bracket is all that is said of the fee."""
    condition, place = _condition(text, len(NOTHING_GIVEN))
    note = text[place:].strip()
    if not condition:
        return FeeReading(note=note, count=Count(absent=1))
    fee = FeeContent(kind=_kind(condition), text=condition)
    why = "không ghi mức, chỉ có lời chú"
    return FeeReading(fees=(fee,), note=note, count=Count(given=1), unread=((condition, why),))


def _next_item(text: str, place: int) -> tuple[int, FeeContent, str] | None:
    if text.startswith(FREE, place):
        condition, end = _condition(text, place + len(FREE))
        return end, *_free(condition)
    amount = _AMOUNT.match(text, place)
    if amount is None:
        return None
    condition, end = _condition(text, amount.end())
    return end, *_charged(amount[1], amount[2], condition)


def _condition(text: str, place: int) -> tuple[str, int]:
    if not text.startswith("(", place):
        return "", place
    end = brackets_end(text, place)
    if end < 0:
        return text[place:].strip(), len(text)
    return text[place + 1 : end - 1].strip(), end


def _free(condition: str) -> tuple[FeeContent, str]:
    """The portal prints "Miễn phí" for an amount of 0; a condition may say otherwise."""
    condition = condition.lstrip("( ")
    if not condition or _NOT_CHARGED.fullmatch(condition):
        return FeeContent(kind=_kind(condition), amount=0, text=FREE), ""
    if re.match(r"[-\s]*miễn\b", condition, re.IGNORECASE) and not _names_sum(condition):
        return FeeContent(kind=_kind(condition), amount=0, text=condition), ""
    why = "in “Miễn phí” nhưng lời chú nói có thu hoặc dẫn văn bản khác"
    return FeeContent(kind=_kind(condition), text=condition), why


def _charged(printed: str, currency: str, condition: str) -> tuple[FeeContent, str]:
    text = f"{printed} {currency}" + (f" ({condition})" if condition else "")
    fee = FeeContent(kind=_kind(condition), text=text)
    if currency not in DONG:
        return fee, f"mức bằng {currency}, không phải đồng"
    if not _GROUPED.fullmatch(printed):
        return fee, "số tiền viết không theo nhóm ba chữ số"
    amount = int(printed.replace(",", ""))
    if amount >= SMALLEST_CREDIBLE:
        return FeeContent(kind=fee.kind, amount=amount, text=text), ""
    if _says_thousands(amount, condition):
        return FeeContent(kind=fee.kind, amount=amount * 1_000, text=text), ""
    return fee, "mức dưới 1.000 đồng, có lẽ thiếu ba số 0; lời chú không xác nhận"


def _says_thousands(amount: int, condition: str) -> bool:
    """The source lost the thousands (`135 VNĐ`) but the condition prints them in full."""
    sums = re.findall(r"(\d[\d.,]*\d)\s*(?:đồng|vnđ|đ)\b", condition, re.IGNORECASE)
    return {s.replace(".", "").replace(",", "") for s in sums} == {f"{amount}000"}


def _names_sum(condition: str) -> bool:
    return re.search(r"\d[\d.,]*\s*(?:đồng|vnđ|đ|usd)\b", condition, re.IGNORECASE) is not None


def _kind(condition: str) -> str:
    """Phí or lệ phí where the words say so first; empty where the source does not."""
    low = condition.lower()
    found = [(low.find(word), kind) for word, kind in _KINDS if word in low]
    return min(found)[1] if found else ""
