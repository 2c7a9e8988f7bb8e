"""What a version must say before it may be published (NĐ 63/2010/NĐ-CP Điều 8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from motcua.procedures.rules import cases, online, reduction
from motcua.procedures.rules.content import Content
from motcua.worktime import DayRule, Term, WorktimeError


def faults(content: Content, *, on: dt.date) -> dict[str, list[str]]:
    """Messages by cell; empty when the version may come into force on the day."""
    found: dict[str, list[str]] = {}
    for cell, message in _faults(content, on):
        found.setdefault(cell, []).append(message)
    return found


def _faults(content: Content, on: dt.date) -> Iterator[tuple[str, str]]:
    if not content.name.strip():
        yield "name", "Tên thủ tục còn trống. Ghi đúng như trong quyết định công bố."
    if content.day_rule and content.day_rule not in set(DayRule):
        yield "day_rule", f"“{content.day_rule}” không phải cách tính ngày đã biết."
    if content.day_rule and not content.day_rule_basis:
        yield "day_rule_basis", "Cách tính ngày riêng cần căn cứ. Ghi số văn bản và điều."
    for index, method in enumerate(content.methods, start=1):
        yield from _method_faults(index, method.channel, method.term)
        yield from reduction.faults(f"methods.{index}", method)
    yield from cases.faults(content)
    yield from online.faults(content, on)


def _method_faults(index: int, channel: int, term: str) -> Iterator[tuple[str, str]]:
    if channel not in {1, 2, 3}:
        yield (
            f"methods.{index}.channel",
            f"Hình thức nộp {channel} không có. Chọn 1 trực tiếp, 2 trực tuyến hoặc 3 bưu chính.",
        )
    if not term:
        return
    try:
        Term.parse(term)
    except WorktimeError as fault:
        yield f"methods.{index}.term", str(fault)
