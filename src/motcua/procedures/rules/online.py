"""Mức độ cung cấp trực tuyến: which levels the law knew on which day, and what each needs.

NĐ 43/2011 Điều 3 (levels 1-4) until 14/08/2022; NĐ 42/2022 Điều 11-12 (whole, part); NĐ 224/2026
Điều 14 from 01/07/2026: whole unless a published reason allows only part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from motcua.kernel.vietnamese import date_text
from motcua.procedures.rules.content import Content

WHOLE, PART, NONE = "whole", "part", "none"
TWO_LEVELS_FROM = dt.date(2022, 8, 15)
REASON_FROM = dt.date(2026, 7, 1)
LABELS = {
    WHOLE: "Toàn trình",
    PART: "Một phần",
    NONE: "Chưa cung cấp trực tuyến",
    "1": "Mức độ 1",
    "2": "Mức độ 2",
    "3": "Mức độ 3",
    "4": "Mức độ 4",
}
_FOUR = ("1", "2", "3", "4")
_TWO = (WHOLE, PART, NONE)
SYSTEMS = {"local": "Hệ thống của tỉnh", "ministry": "Hệ thống của bộ, ngành"}
ONLINE = 2


def levels_on(day: dt.date) -> tuple[str, ...]:
    return _TWO if day >= TWO_LEVELS_FROM else _FOUR


def faults(content: Content, on: dt.date) -> Iterator[tuple[str, str]]:
    """Messages by cell for a version that comes into force on the day."""
    if content.processing_system not in SYSTEMS:
        shown = content.processing_system[:40]
        yield "processing_system", f"Hệ thống xử lý “{shown}” không có. Chọn local hoặc ministry."
    level = content.online_level
    if not level:
        return
    if level not in levels_on(on):
        yield "online_level", _unknown(level, on)
        return
    filed_online = any(method.channel == ONLINE for method in content.methods)
    if level in {WHOLE, PART, "3", "4"} and not filed_online:
        yield (
            "online_level",
            f"{LABELS[level]} cần cách thức nộp trực tuyến. Thêm cách thức đó hoặc đổi mức độ.",
        )
    if level == NONE and filed_online:
        yield (
            "online_level",
            (
                "Thủ tục có cách thức nộp trực tuyến nên không thể là “chưa cung cấp trực tuyến”. "
                "Chọn toàn trình hoặc một phần."
            ),
        )
    if level == PART and on >= REASON_FROM:
        yield from _reason_faults(content)


def _unknown(level: str, on: dt.date) -> str:
    allowed = ", ".join(LABELS[known].lower() for known in levels_on(on))
    told = LABELS.get(level, level[:40])
    return f"“{told}” không phải mức độ của ngày {date_text(on)}. Ngày đó có: {allowed}."


def _reason_faults(content: Content) -> Iterator[tuple[str, str]]:
    since = date_text(REASON_FROM)
    if not content.online_reason.strip():
        yield (
            "online_reason",
            (
                f"Từ {since}, một phần phải kèm lý do được công bố (NĐ 224/2026 Điều 14), "
                "ví dụ phải có mặt theo luật, phải kiểm tra thực địa."
            ),
        )
    if not content.online_basis.strip():
        yield "online_basis", "Lý do chỉ một phần cần căn cứ. Ghi số văn bản và điều."
