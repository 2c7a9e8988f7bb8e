"""`cach_thuc_thuc_hien`: a table printed without separators, one row for channel and case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from motcua.procedures.rules.cells import NO_COUNT, Count, Unread, shorten
from motcua.procedures.rules.content import MethodContent
from motcua.procedures.rules.fees import CURRENCY, FeeReading, read_fees
from motcua.procedures.rules.terms import UNIT, read_term

COLUMN = "cach_thuc_thuc_hien"
HEADING = "Hình thức nộpThời gianPhí, lệ phíMô tả"
CHANNELS = {"Trực tiếp": 1, "Trực tuyến": 2, "Dịch vụ bưu chính": 3}
_FEE_BEGINS = rf"(?=Miễn phí|Không có thông tin|\d[\d,.]* (?:{CURRENCY}))"
_ROW = re.compile(
    rf"(?P<channel>{'|'.join(CHANNELS)})\t?(?:"
    rf"(?P<term>\d[\d.,]* ?(?i:{UNIT})){_FEE_BEGINS}"
    rf"|(?P<empty>Không có thông tin){_FEE_BEGINS}"
    r"|(?P<number>\d+)(?=Miễn phí|Không có thông tin)"
    # Term and fee ran together: "120 VNĐ" is "1" and "20 VNĐ", or "120 VNĐ" with no term.
    rf"|(?=(?P<fused>\d[\d,.]* (?:{CURRENCY})))"
    r"|(?P<words>[A-ZĐ][^\n]{2,200}?)(?=Miễn phí|Không có thông tin))"
)


@dataclass(frozen=True, kw_only=True)
class MethodsReading:
    methods: tuple[MethodContent, ...] = ()
    terms: Count = NO_COUNT
    fees: Count = NO_COUNT
    unread: tuple[Unread, ...] = ()


def read_methods(cell: str) -> MethodsReading:
    body = cell.strip().removeprefix(HEADING)
    starts = list(_ROW.finditer(body))
    if not starts or starts[0].start() != 0:
        why = "không thấy hình thức nộp nào ở đầu bảng"
        unread = (Unread(column=COLUMN, text=shorten(body), why=why),) if body else ()
        return MethodsReading(unread=unread)
    ends = [m.start() for m in starts[1:]] + [len(body)]
    rows = [_read_row(m, body[m.end() : end]) for m, end in zip(starts, ends, strict=True)]
    return MethodsReading(
        methods=tuple(method for row in rows for method in row.methods),
        terms=sum((row.terms for row in rows), Count()),
        fees=sum((row.fees for row in rows), Count()),
        unread=tuple(gap for row in rows for gap in row.unread),
    )


def _read_row(start: re.Match[str], rest: str) -> MethodsReading:
    printed, channel = start["channel"], CHANNELS[start["channel"]]
    if start["fused"]:
        return _read_fused(channel, start["fused"], rest)
    term_text = (start["term"] or start["number"] or start["words"] or "").strip()
    fees = read_fees(rest)
    reading = read_term(term_text, fees.note)
    method = MethodContent(
        channel=channel,
        term=reading.term,
        term_text=shorten(term_text),
        note=fees.note,
        fees=fees.fees,
    )
    gaps = [Unread(column=COLUMN, text=shorten(t), why=why) for t, why in fees.unread]
    if reading.why:
        gaps.insert(0, Unread(column=COLUMN, text=f"{printed}{term_text}", why=reading.why))
    terms = Count(absent=1) if reading.absent else Count(read=bool(reading.term), given=1)
    return MethodsReading(methods=(method,), terms=terms, fees=fees.count, unread=tuple(gaps))


def _read_fused(channel: int, fused: str, rest: str) -> MethodsReading:
    """`120 VNĐ(20.000 đồng…)`: the condition may tell fee from number; the unit is lost."""
    fees = next((r for r in map(read_fees, _cuts(rest)) if r.fees and not r.unread), FeeReading())
    note = fees.note or read_fees(rest).note
    why = "thời hạn không có đơn vị và dính liền với mức phí, không tách được"
    gap = Unread(column=COLUMN, text=shorten(rest.removesuffix(note)), why=why)
    method = MethodContent(channel=channel, term_text=shorten(fused), note=note, fees=fees.fees)
    fee_count = fees.count if fees.fees else Count(given=1)
    return MethodsReading(methods=(method,), terms=Count(given=1), fees=fee_count, unread=(gap,))


def _cuts(rest: str) -> list[str]:
    """The fee without 1, 2… leading digits, while what is left is below a credible fee."""
    digits = re.match(r"\d+(?= )", rest)
    return [rest[n:] for n in range(1, digits.end())] if digits else []
