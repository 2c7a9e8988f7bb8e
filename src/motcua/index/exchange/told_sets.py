"""A set whose bands are told in words (`>=25% và <30%`, `2-4 bài`, `không đạt`) as one that scores.

What a text does not say is not guessed silently: each reading of ours is a note for whoever checks
the result against the decision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.index.rules.faults import Fault, InvalidSet
from motcua.index.rules.numbers import exact, plain

_BOUND = re.compile(r"(>=|<=|>|<)\s*([0-9]+(?:[.,][0-9]+)?)\s*(%?)")
_SPAN = re.compile(r"([0-9]+)\s*[-\u2013]\s*([0-9]+)\b")
_ONE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(%?)")
_MINUS = re.compile(r"-\s*([0-9]+(?:[.,][0-9]+)?)")
_LATE = re.compile(r"trễ <=\s*(\d+) ngày: -(\d+); từ ngày thứ \d+: -(\d+)/ngày")
_STRETCH = re.compile(r"ratio\s*/\s*([0-9.]+)\s*\*")


def is_told(data: object) -> bool:
    """Whether criteria stand in one list, their areas only in their codes."""
    return isinstance(data, Mapping) and "areas" not in data and "criteria" in data


def converted(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """The set, and what had to be read into it. Raises `InvalidSet` where that is not possible."""
    reader = _Reader()
    areas: dict[str, dict[str, Any]] = {}
    for entry in data["criteria"]:
        code = str(entry.get("code") or "")
        area = code.partition(".")[0]
        filled = areas.setdefault(area, {"code": area, "name": f"Phần {area}", "criteria": []})
        filled["criteria"].append(reader.criterion(entry))
    told = {
        "name": str(data.get("title") or ""),
        "year": _year(data),
        "legal_basis": str(data.get("title") or ""),
        "total": {"mode": "sum"},
        "max": data.get("regular_max"),
        "areas": list(areas.values()),
        "bonus": {
            "max": data.get("bonus_max"),
            "criteria": [reader.criterion(entry) for entry in data.get("bonus") or []],
        },
        "penalties": {"criteria": [reader.penalty(entry) for entry in data.get("penalties") or []]},
        "grades": data.get("grades") or [],
    }
    if reader.faults:
        raise InvalidSet(reader.faults)
    return told, reader.notes


def _year(data: Mapping[str, Any]) -> int:
    years = re.findall(r"\b(20\d\d)\b", str(data.get("title") or ""))
    return int(years[-1]) if years else 0


@dataclass
class _Reader:
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)

    def criterion(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        code = str(entry.get("code") or "")
        reduces = entry.get("not_applicable_reduces_max")
        return {
            "code": code,
            "name": entry.get("name") or code,
            "max": entry.get("max"),
            "not_applicable": "reduces_max" if reduces else "forbidden",
            "rule": self._rule(code, entry.get("rule")),
        }

    def penalty(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        code, text = str(entry.get("code") or ""), str(entry.get("rule") or "")
        return {"code": code, "name": entry.get("name") or code, "rule": self._taken(code, text)}

    def _taken(self, code: str, text: str) -> dict[str, Any]:
        if late := _LATE.search(text):
            self._note(
                code,
                f"ghi số ngày trễ; đến {late[1]} ngày trừ {late[2]}, mỗi ngày sau đó thêm {late[3]}.",
            )
            first, once, each = late.groups()
            expression = (
                f"0 if days <= 0 else ({once} if days <= {first} "
                f"else {once} + (days - {first}) * {each})"
            )
            return {"kind": "formula", "expression": expression}
        if amount := _MINUS.search(text):
            return {"kind": "yes_no", "yes": amount[1], "no": 0}
        self.faults.append(Fault(f"Tiêu chí {code}", f"không đọc được mức trừ “{text[:60]}”."))
        return {"kind": "points"}

    def _rule(self, code: str, rule: object) -> dict[str, Any]:
        if not isinstance(rule, Mapping):
            self.faults.append(Fault(f"Tiêu chí {code}", "chưa có cách chấm điểm (rule)."))
            return {"kind": "points"}
        match rule.get("type"):
            case "yes_no":
                return {"kind": "yes_no", "yes": rule["yes"], "no": rule["no"]}
            case "branch":
                return self._branch(code, rule)
            case "ratio":
                return self._ratio(code, rule["bands"])
        return self._bands(code, rule.get("bands") or [])

    def _branch(self, code: str, rule: Mapping[str, Any]) -> dict[str, Any]:
        on = str(rule.get("on") or "").split(" ", 1)[0]
        cases = [
            {"when": answer, "rule": self._rule(code, rule[key])}
            for answer, key in (("yes", "with_plan"), ("no", "no_plan"))
        ]
        return {"kind": "branch", "on": on, "cases": cases}

    def _ratio(self, code: str, bands: list[Mapping[str, Any]]) -> dict[str, Any]:
        """Full from the target on, in proportion down to a floor, nothing below it."""
        bounds = [_bounds(str(band["when"])) for band in bands]
        stretch = next((band for band in bands if "formula" in band), {})
        share = _STRETCH.match(str(stretch.get("formula") or ""))
        floor = bounds[1].get("min") if share and len(bounds) == 3 else None
        if share is None or floor is None:
            self.faults.append(Fault(f"Tiêu chí {code}", "tỷ lệ không đọc được thành mức."))
            return {"kind": "points"}
        self._note(code, "điểm giữ nguyên, chỉ làm tròn khi in; nguồn làm tròn 2 chữ số.")
        return {"kind": "ratio", "target": share[1], "floor": plain(exact(floor) / 100)}

    def _bands(self, code: str, bands: list[Mapping[str, Any]]) -> dict[str, Any]:
        told = [(str(band.get("when") or ""), _bounds(str(band.get("when") or "")), band["points"])
                for band in bands]  # fmt: skip
        known = [bounds for _text, bounds, _points in told if bounds]
        if not known or any(known.count(bounds) > 1 for bounds in known):
            listed = "; ".join(f"{n} = {text}" for n, (text, _, _) in enumerate(told, 1))
            self._note(code, f"ghi số thứ tự của mức: {listed}.")
            numbered = [
                {"min": str(n), "max": str(n), "points": points}
                for n, (_text, _bounds_, points) in enumerate(told, 1)
            ]
            return {"kind": "bands", "bands": numbered}
        found = [bounds | {"points": points} for _text, bounds, points in told if bounds]
        for text, bounds, points in told:
            if not bounds:
                found += self._in_words(code, text, points, found)
        return {"kind": "bands", "bands": found}

    def _in_words(
        self, code: str, text: str, points: object, found: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """`không thực hiện` among amounts is 0 of them, unless fewer is better."""
        if exact(points) or not any("min" in band for band in found):
            self._note(code, f"“{text}”: để trống giá trị, không điểm.")
            return []
        self._note(code, f"“{text}”: ghi 0.")
        return [{"min": "0", "max": "0", "points": points}]

    def _note(self, code: str, message: str) -> None:
        self.notes.append(Fault(f"Tiêu chí {code}", message))


def _bounds(text: str) -> dict[str, Any]:
    """`min`, `max` and which of them is open; empty when the text holds no number."""
    found: dict[str, Any] = {}
    for sign, number, _percent in _BOUND.findall(text):
        side = "min" if sign[0] == ">" else "max"
        found[side] = number.replace(",", ".")
        if len(sign) == 1:
            found["open"] = True if found.get("open") else side
    if found:
        return found
    if span := _SPAN.match(text):
        return {"min": span[1], "max": span[2]}
    if one := _ONE.match(text):
        number = one[1].replace(",", ".")
        return {"min": number, "max": number}
    return {}
