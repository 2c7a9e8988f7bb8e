"""Review and systematisation of documents: what a review finds (Luật 64/2025/QH15, on review)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.vietnamese import date_text


class RoundKind(StrEnum):
    REGULAR = "regular"
    TOPICAL = "topical"
    SYSTEMATISE = "systematise"


ROUND_KINDS = {
    RoundKind.REGULAR: "Rà soát thường xuyên",
    RoundKind.TOPICAL: "Rà soát theo chuyên đề",
    RoundKind.SYSTEMATISE: "Hệ thống hóa kỳ",
}


class Finding(StrEnum):
    KEEP = "keep"
    EXPIRED = "expired"
    OVERLAP = "overlap"
    AMEND = "amend"
    REPLACE = "replace"
    REPEAL = "repeal"


FINDINGS: dict[str, str] = {
    Finding.KEEP: "Giữ nguyên",
    Finding.EXPIRED: "Hết hiệu lực",
    Finding.OVERLAP: "Chồng chéo, mâu thuẫn",
    Finding.AMEND: "Cần sửa đổi, bổ sung",
    Finding.REPLACE: "Cần thay thế",
    Finding.REPEAL: "Cần bãi bỏ",
}
# What a finding asks for is done later, by a day; the others end with being found.
TO_SETTLE = frozenset({Finding.OVERLAP, Finding.AMEND, Finding.REPLACE, Finding.REPEAL})


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found of one document; `other`: the slug of what it overlaps with."""

    finding: str
    note: str = ""
    remedy_due: dt.date | None = None
    other: str = ""


def found_faults(found: Found, today: dt.date) -> Iterator[tuple[str, str]]:
    if found.finding not in FINDINGS:
        yield "finding", "Kết quả rà soát không có. Chọn trong danh sách."
        return
    if found.finding in TO_SETTLE:
        if found.remedy_due is None:
            yield "remedy_due", "Chưa có hạn xử lý. Kết quả này cần xử lý nên phải có hạn."
        elif found.remedy_due < today:
            yield "remedy_due", f"Hạn {date_text(found.remedy_due)} đã qua. Chọn từ hôm nay trở đi."
        if not found.note:
            yield "note", "Ghi điều khoản nào, vì sao."
    if found.finding == Finding.OVERLAP and not found.other:
        yield "other", "Chọn văn bản mà nó chồng chéo, mâu thuẫn."
