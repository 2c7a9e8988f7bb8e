"""Vietnamese text as people type it: folded for search, cleaned for keeping."""

from __future__ import annotations

import unicodedata

from motcua.kernel.errors import InvalidInput

NAME_LENGTH = 200


def fold(text: str) -> str:
    """Lower case, no marks, đ as d, single spaces: `Đường Đắk Lắk` → `duong dak lak`."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.replace("đ", "d").split())


def clean_text(text: str) -> str:
    """NFC, no control characters, no invisible ends; inner line breaks stay."""
    composed = unicodedata.normalize("NFC", text)
    kept = (c for c in composed if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return "".join(kept).strip()


def clean_name(
    text: str, *, field: str, label: str = "Họ tên", max_length: int = NAME_LENGTH
) -> str:
    """A name on one line, as on the paper: never split, never re-cased.

    Raises InvalidInput when it is empty or longer than the paper can carry.
    """
    name = " ".join(clean_text(text).split())
    if not name:
        raise InvalidInput(f"{label} còn trống. Ghi đúng như trên giấy tờ.", field=field)
    if len(name) > max_length:
        raise InvalidInput(
            f"{label} dài {len(name)} ký tự, tối đa {max_length}. "
            "Kiểm tra xem có dán nhầm nội dung khác vào ô này không.",
            field=field,
        )
    return name
