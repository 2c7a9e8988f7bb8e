"""A checklist as data: read from a file, whole or with all its faults."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import InvalidInput

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Item:
    """`indicator` names a figure that fills itself; empty where the team looks and answers."""

    key: str
    text: str
    indicator: str = ""

    def as_data(self) -> dict[str, str]:
        return {"key": self.key, "text": self.text, "indicator": self.indicator}


@dataclass(frozen=True, kw_only=True)
class Checklist:
    key: str
    number: int
    title: str
    legal_basis: str
    items: tuple[Item, ...]


def read_checklist(data: Mapping[str, Any], indicators: Collection[str]) -> Checklist:
    """Raises InvalidInput with a message by place (`items.3.indicator`)."""
    errors: dict[str, list[str]] = {}
    for name in ("key", "title", "legal_basis"):
        if not str(data.get(name) or "").strip():
            errors[name] = ["Còn trống."]
    number = data.get("number")
    if not isinstance(number, int) or number < 1:
        errors["number"] = ["Số phiên bản phải là số nguyên từ 1."]
    items, seen = [], set[str]()
    for place, row in enumerate(data.get("items") or (), 1):
        item = _item(row)
        for name, fault in _faults(item, seen, indicators):
            errors[f"items.{place}.{name}"] = [fault]
        seen.add(item.key)
        items.append(item)
    if not items:
        errors["items"] = ["Phiếu chưa có mục nào."]
    if errors:
        raise InvalidInput(errors=errors)
    said = {name: str(data[name]).strip() for name in ("key", "title", "legal_basis")}
    return Checklist(number=int(data["number"]), items=tuple(items), **said)


def _item(row: Any) -> Item:
    told = row if isinstance(row, Mapping) else {}
    return Item(
        key=str(told.get("key") or "").strip(),
        text=" ".join(str(told.get("text") or "").split()),
        indicator=str(told.get("indicator") or "").strip(),
    )


def _faults(item: Item, seen: set[str], indicators: Collection[str]) -> list[tuple[str, str]]:
    found = []
    if not _KEY.fullmatch(item.key):
        found.append(("key", "Khóa chỉ gồm chữ thường không dấu, số và gạch nối."))
    if item.key in seen:
        found.append(("key", f"Khóa “{item.key}” trùng một mục trên."))
    if not item.text:
        found.append(("text", "Chưa ghi nội dung kiểm tra."))
    if item.indicator and item.indicator not in indicators:
        found.append(("indicator", f"Không có chỉ tiêu “{item.indicator}” trong danh mục."))
    return found
