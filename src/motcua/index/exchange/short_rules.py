"""The details of a rule as people type them: `>=90: 8; <50: 1`, `target=0,9; floor=0,5`, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from motcua.index.rules.faults import Unreadable

_BAND = re.compile(r"\s*(>=|<=|>|<|=)?\s*([0-9.,]+)\s*")


def read_detail(kind: str, text: str) -> dict[str, Any]:
    """JSON, or in short: `>=90: 8; <50: 1` for bands, `target=0,9; floor=0,5` for others."""
    written = text.strip()
    if written.startswith("{"):
        try:
            detail: dict[str, Any] = json.loads(written)
        except (ValueError, RecursionError):
            raise Unreadable("JSON viết chưa đúng. Xem lại ngoặc và dấu phẩy.") from None
        return detail
    if kind == "formula":
        return {"expression": written}
    parts = [part for part in written.split(";") if part.strip()]
    if kind == "bands":
        return {"bands": [_short_band(part) for part in parts]}
    pairs = [part.partition("=") for part in parts]
    if not all(equals for _, equals, _ in pairs):
        raise Unreadable(f"“{written[:40]}” viết chưa đúng. Ghi dạng tên=số; tên=số.")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _short_band(text: str) -> dict[str, Any]:
    bounds, colon, points = text.rpartition(":")
    band: dict[str, Any] = {"points": points.strip()}
    for bound in bounds.split(" và "):
        match = _BAND.fullmatch(bound)
        if not colon or match is None:
            raise Unreadable(f"mức “{text.strip()[:40]}” viết chưa đúng. Ghi dạng >=90: 8.")
        sign, number = match[1] or "=", match[2]
        names = {">": ("min",), "<": ("max",), "=": ("min", "max")}[sign[0]]
        band |= dict.fromkeys(names, number)
        if sign in {">", "<"}:
            band["open"] = True if band.get("open") else names[0]
    return band


def detail_text(rule: Mapping[str, Any]) -> str:
    """What `read_detail` reads back; JSON where the short form cannot say it."""
    kind = rule.get("kind") or rule.get("type")
    detail = {name: value for name, value in rule.items() if name not in {"kind", "type"}}
    if kind == "formula" and set(detail) == {"expression"}:
        return str(detail["expression"])
    if kind == "bands" and set(detail) <= {"bands", "on"} and detail.get("on", "value") == "value":
        return "; ".join(_band_text(band) for band in detail["bands"])
    if any(isinstance(value, list | dict) for value in detail.values()):
        return json.dumps(detail, ensure_ascii=False, default=str)
    return "; ".join(f"{name}={_number_text(value)}" for name, value in detail.items())


def _band_text(band: Mapping[str, Any]) -> str:
    opened = band.get("open", False)
    bounds = [
        f"{sign}{'' if opened is True or opened == side else '='}{_number_text(band[side])}"
        for side, sign in (("min", ">"), ("max", "<"))
        if band.get(side) is not None
    ]
    return f"{' và '.join(bounds)}: {_number_text(band['points'])}"


def _number_text(value: object) -> str:
    return str(value).replace(".", ",")
