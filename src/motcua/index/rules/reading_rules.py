"""A RULE of a set file as the rule it means, checked as far as it can be alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from motcua.index.rules.bands import Band, read_band
from motcua.index.rules.expressions import parse
from motcua.index.rules.faults import Unreadable
from motcua.index.rules.kinds import (
    Bands,
    Branch,
    Case,
    Formula,
    PerUnit,
    Points,
    Ratio,
    Rule,
    Survey,
    YesNo,
)
from motcua.index.rules.numbers import ZERO, exact, plain
from motcua.index.rules.values import NOT_APPLICABLE, read_yes_no

KINDS = ("points", "yes_no", "bands", "ratio", "survey", "per_unit", "branch", "formula")
_DEEPEST = 5
# Words for people, which change no points.
_REMARKS = {"kind", "type", "note", "condition", "evidence", "unit", "name", "input", "round"}
_KEYS = {
    "points": set(),
    "survey": set(),
    "yes_no": {"yes", "no"},
    "bands": {"on", "bands"},
    "ratio": {"target", "floor", "numerator", "denominator"},
    "per_unit": {"points"},
    "branch": {"on", "cases", "otherwise"},
    "formula": {"expression", "variables"},
}


@dataclass
class RuleReader:
    """`most` is the maximum of the criterion; `notes` are keys that mean nothing to its kind."""

    most: Fraction | None
    notes: list[str] = field(default_factory=list)

    def read(self, data: object, depth: int = _DEEPEST) -> Rule:
        if isinstance(data, str):
            data = {"kind": data}
        if not isinstance(data, Mapping):
            raise Unreadable('cách chấm điểm phải ghi dạng {"kind": "points"}.')
        kind = data.get("kind", data.get("type"))
        if not isinstance(kind, str) or kind not in KINDS:
            raise Unreadable(f"cách chấm “{kind}” không có. Chọn: {', '.join(KINDS)}.")
        if not depth:
            raise Unreadable(f"rẽ nhánh lồng nhau quá {_DEEPEST} tầng.")
        if unknown := sorted(set(data) - _KEYS[kind] - _REMARKS):
            self.notes.append(f"cách chấm {kind} không dùng {', '.join(unknown)}; đã bỏ qua.")
        match kind:
            case "points":
                return Points()
            case "survey":
                return Survey()
            case "yes_no":
                return self._yes_no(data)
            case "bands":
                return self._bands(data)
            case "ratio":
                return self._ratio(data)
            case "per_unit":
                return self._per_unit(data)
            case "branch":
                return self._branch(data, depth)
        return _formula(data)

    def _yes_no(self, data: Mapping[str, Any]) -> YesNo:
        if "yes" not in data and self.most is None:
            raise Unreadable("cách chấm yes_no cần “yes”: số điểm khi có.")
        yes = self._amount(data["yes"], "yes") if "yes" in data else self.most
        return YesNo(yes or ZERO, self._amount(data.get("no", 0), "no"))

    def _bands(self, data: Mapping[str, Any]) -> Bands:
        on, listed = data.get("on", "value"), data.get("bands")
        if on not in ("value", "ratio"):
            raise Unreadable(f"“on” của bands nhận “value” hoặc “ratio”, không nhận “{on}”.")
        if not isinstance(listed, list) or not listed:
            raise Unreadable("cách chấm bands cần danh sách “bands” có ít nhất một mức.")
        bands, amounts = [], []
        for number, entry in enumerate(listed, 1):
            band, points = self._band(entry, number)
            if band in bands:
                raise Unreadable(f"mức {number} ({band}) trùng một mức ở trên.")
            bands.append(band)
            amounts.append(points)
        return Bands(tuple(bands), tuple(amounts), on == "ratio")

    def _band(self, entry: object, number: int) -> tuple[Band, Fraction]:
        if not isinstance(entry, Mapping):
            raise Unreadable(f'mức {number} phải ghi dạng {{"min": 90, "points": 8}}.')
        try:
            return read_band(entry), self._amount(entry.get("points"), "points")
        except Unreadable as cause:
            raise Unreadable(f"mức {number}: {cause}") from None

    def _ratio(self, data: Mapping[str, Any]) -> Ratio:
        if self.most is None:
            raise Unreadable("cách chấm ratio cần điểm tối đa (max).")
        target, floor = _share(data.get("target", 1)), _share(data.get("floor", 0))
        if target <= 0:
            raise Unreadable("“target” phải lớn hơn 0: không chia được cho mục tiêu bằng 0.")
        if floor < 0:
            raise Unreadable("“floor” phải từ 0 trở lên.")
        return Ratio(target, floor)

    def _per_unit(self, data: Mapping[str, Any]) -> PerUnit:
        each = exact(data.get("points"))
        if each <= 0:
            raise Unreadable("“points” của per_unit phải lớn hơn 0.")
        return PerUnit(each)

    def _branch(self, data: Mapping[str, Any], depth: int) -> Branch:
        on, listed = data.get("on"), data.get("cases")
        if not isinstance(on, str) or not on:
            raise Unreadable("cách chấm branch cần “on”: mã tiêu chí quyết định nhánh.")
        if not isinstance(listed, list) or not listed:
            raise Unreadable("cách chấm branch cần danh sách “cases” có ít nhất một nhánh.")
        cases: list[Case] = []
        for number, entry in enumerate(listed, 1):
            if not isinstance(entry, Mapping) or "when" not in entry or "rule" not in entry:
                raise Unreadable(f"nhánh {number} cần “when” và “rule”.")
            case = Case(_when(entry["when"]), self.read(entry["rule"], depth - 1))
            if case.band in [other.band for other in cases]:
                raise Unreadable(f"nhánh {number} trùng điều kiện một nhánh ở trên.")
            cases.append(case)
        other = data.get("otherwise")
        return Branch(on, tuple(cases), None if other is None else self.read(other, depth - 1))

    def _amount(self, value: object, name: str) -> Fraction:
        amount = exact(value)
        if amount < 0:
            raise Unreadable(f"“{name}” bằng {plain(amount)}: điểm không được âm.")
        if self.most is not None and amount > self.most:
            raise Unreadable(f"“{name}” bằng {plain(amount)}, vượt điểm tối đa {plain(self.most)}.")
        return amount


def _formula(data: Mapping[str, Any]) -> Formula:
    expression, declared = data.get("expression"), data.get("variables")
    if not isinstance(expression, str) or not expression.strip():
        raise Unreadable("cách chấm formula cần “expression”: công thức.")
    formula = Formula(parse(expression))
    if isinstance(declared, Mapping | list) and (
        unknown := sorted(formula.variables - {str(name) for name in declared})
    ):
        raise Unreadable(f"công thức dùng biến chưa khai báo: {', '.join(unknown)}.")
    return formula


def _share(value: object) -> Fraction:
    """0.85 or "85%"."""
    if isinstance(value, str) and value.strip().endswith("%"):
        return exact(value.strip()[:-1]) / 100
    return exact(value)


def _when(value: object) -> Band | None:
    """A band, one value, yes/no, or NA (None)."""
    if isinstance(value, Mapping):
        return read_band(value)
    if isinstance(value, bool):
        return Band(Fraction(value), Fraction(value))
    if isinstance(value, str) and value.strip().lower() in NOT_APPLICABLE:
        return None
    try:
        number = exact(value)
    except Unreadable:
        number = read_yes_no(str(value))
    return Band(number, number)
