"""Cells of a list as people type them, each with its fault in one sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import fold

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YES, _NO = {"co", "x", "1", "true"}, {"", "khong", "0", "false"}


def needed(text: str, label: str, *, field: str) -> str:
    if not text.strip():
        raise InvalidInput(f"{label} còn trống. Điền ô này.", field=field)
    return text.strip()


def slug(text: str, *, field: str) -> str:
    if not _SLUG.fullmatch(text) or len(text) > 80:
        raise InvalidInput(
            f"Tên ngắn “{text[:80]}” chỉ gồm chữ thường không dấu, số và gạch nối, "
            "ví dụ xa-mai-son.",
            field=field,
        )
    return text


def day(text: str, *, field: str) -> dt.date:
    found = day_or_none(text, field=field)
    if found is None:
        raise InvalidInput("Ngày còn trống. Ghi như 2025-07-01 hoặc 01/07/2025.", field=field)
    return found


def day_or_none(text: str, *, field: str) -> dt.date | None:
    if not text:
        return None
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise InvalidInput(
        f"“{text[:40]}” không phải ngày có thật. Ghi như 2025-07-01 hoặc 01/07/2025.", field=field
    )


def choice(text: str, choices: Iterable[tuple[str, object]], *, field: str) -> str:
    """By its code or its Vietnamese name, marks and capitals aside."""
    known = [(str(value), str(label)) for value, label in choices]
    wanted = fold(text)
    for value, label in known:
        if wanted in {fold(value), fold(label)}:
            return value
    codes = ", ".join(value for value, _ in known)
    raise InvalidInput(
        f"“{text[:40]}” không có trong danh mục. Chọn một trong: {codes}.", field=field
    )


def yes(text: str, *, field: str) -> bool:
    wanted = fold(text)
    if wanted not in _YES | _NO:
        raise InvalidInput(f"“{text[:40]}” phải là có hoặc không.", field=field)
    return wanted in _YES
