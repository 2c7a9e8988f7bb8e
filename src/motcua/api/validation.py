"""What pydantic found, said in Vietnamese, by the place in the body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Sentence = Callable[[dict[str, Any]], str]

_SENTENCES: dict[str, Sentence] = {
    "missing": lambda c: "Thiếu trường này.",
    "extra_forbidden": lambda c: "Không có trường này. Xem lại tên trường hoặc bỏ đi.",
    "string_type": lambda c: "Phải là chuỗi ký tự.",
    "string_too_short": lambda c: f"Cần ít nhất {c['min_length']} ký tự.",
    "string_too_long": lambda c: f"Dài quá, tối đa {c['max_length']} ký tự.",
    "string_pattern_mismatch": lambda c: f"Không đúng mẫu {c['pattern']}.",
    "int_type": lambda c: "Phải là số nguyên.",
    "int_parsing": lambda c: "Phải là số nguyên.",
    "int_from_float": lambda c: "Phải là số nguyên.",
    "bool_type": lambda c: "Phải là true hoặc false.",
    "greater_than_equal": lambda c: f"Phải từ {c['ge']} trở lên.",
    "less_than_equal": lambda c: f"Phải từ {c['le']} trở xuống.",
    "literal_error": lambda c: f"Chọn một trong: {c['expected']}.",
    "enum": lambda c: f"Chọn một trong: {c['expected']}.",
    "list_type": lambda c: "Phải là danh sách.",
    "too_long": lambda c: f"Nhiều quá, tối đa {c['max_length']} mục.",
    "too_short": lambda c: f"Cần ít nhất {c['min_length']} mục.",
    "model_attributes_type": lambda c: "Phải là một đối tượng JSON.",
    "model_type": lambda c: "Phải là một đối tượng JSON.",
    "dict_type": lambda c: "Phải là một đối tượng JSON.",
    "timezone_aware": lambda c: "Thời điểm cần múi giờ, ví dụ 2026-10-08T09:12:00+07:00.",
}
_DATE = "Phải là ngày hoặc thời điểm ISO 8601, ví dụ 2026-10-08 hoặc 2026-10-08T09:12:00+07:00."
_OTHER = "Giá trị không đúng kiểu mô tả trong tài liệu API."


def by_field(faults: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Sentences by dotted place; headers and query by their own name."""
    told: dict[str, list[str]] = {}
    for fault in faults:
        told.setdefault(place(fault["loc"]), []).append(_sentence(fault))
    return told


def place(loc: tuple[Any, ...]) -> str:
    """`("body", "payload", "applicant", "name")` → `applicant.name`."""
    parts = [str(part)[:80] for part in loc]
    inner = parts[2:] if parts[0] == "body" else parts[1:]
    return ".".join(inner) or "body"


def _sentence(fault: dict[str, Any]) -> str:
    kind = str(fault["type"])
    if kind in _SENTENCES:
        return _SENTENCES[kind](fault.get("ctx", {}))
    return _DATE if kind.startswith(("date", "time")) else _OTHER
