"""What concerns a set as a whole, and its classes as lines of text.

`Tốt: 90; III >= 80%; 1.2 >= 1,5` is a class from 90 on whose conditions (điều kiện khống chế) are
80 % of area III and 1.5 points of criterion 1.2.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

from motcua.index.rules.faults import Unreadable
from motcua.index.rules.grading import read_grades
from motcua.index.rules.numbers import exact, plain
from motcua.kernel.errors import InvalidInput

_CONDITION = re.compile(r"(\S+)\s*(?:>=|≥)\s*([0-9.,]+)\s*(%?)")
CAPS = (
    ("bonus", "bonus_max", "Điểm thưởng tối đa"),
    ("penalties", "penalties_max", "Điểm trừ tối đa"),
)


def head_of(data: Mapping[str, Any]) -> dict[str, str]:
    """The fields as a form shows them."""
    caps = {name: _shown((data.get(section) or {}).get("max")) for section, name, _ in CAPS}
    return {
        "name": str(data.get("name") or ""),
        "legal_basis": str(data.get("legal_basis") or ""),
        "mode": str((data.get("total") or {}).get("mode") or "percent"),
        "max": _shown(data.get("max")),
        "grades": grade_lines(data.get("grades") or []),
        **caps,
    }


def with_head(data: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """Raises `InvalidInput` by field."""
    changed = copy.deepcopy(dict(data))
    name = str(told.get("name") or "").strip()
    if not name:
        raise InvalidInput("Chưa có tên bộ tiêu chí.", field="name")
    changed |= {"name": name, "legal_basis": str(told.get("legal_basis") or "").strip()}
    changed["total"] = {"mode": "sum" if told.get("mode") == "sum" else "percent"}
    changed["max"] = _amount(told.get("max"), "max", "Tổng điểm")
    changed["grades"] = read_grade_lines(str(told.get("grades") or ""))
    for section, field, label in CAPS:
        kept = dict(changed.get(section) or {})
        kept["max"] = _amount(told.get(field), field, label)
        changed[section] = {key: value for key, value in kept.items() if value is not None}
    if changed["max"] is None:
        del changed["max"]
    return changed


def grade_lines(grades: list[Mapping[str, Any]]) -> str:
    return "\n".join(_line(grade) for grade in grades)


def _line(grade: Mapping[str, Any]) -> str:
    conditions = [
        f"; {one.get('criterion') or one.get('area')} >= "
        + (f"{_shown(one['min_percent'])}%" if "min_percent" in one else _shown(one["min"]))
        for one in grade.get("requires") or []
    ]
    return f"{grade['grade']}: {_shown(grade['min'])}{''.join(conditions)}"


def read_grade_lines(text: str) -> list[dict[str, Any]]:
    """One class a line, as the module says."""
    grades = [_grade(line) for line in text.splitlines() if line.strip()]
    _, faults = read_grades(grades)
    if faults:
        raise InvalidInput(str(faults[0]), field="grades")
    return grades


def _grade(line: str) -> dict[str, Any]:
    head, *conditions = (part.strip() for part in line.split(";"))
    name, colon, least = head.rpartition(":")
    if not colon or not name.strip():
        raise InvalidInput(f"“{line[:60]}” viết chưa đúng. Ghi dạng Tốt: 90.", field="grades")
    grade: dict[str, Any] = {"grade": name.strip(), "min": _number(least, "grades", "Ngưỡng")}
    requires = [_condition(one) for one in conditions if one]
    return grade | ({"requires": requires} if requires else {})


def _condition(text: str) -> dict[str, Any]:
    match = _CONDITION.fullmatch(text)
    if match is None:
        message = f"Điều kiện “{text[:60]}” viết chưa đúng. Ghi dạng III >= 80% hoặc 1.2 >= 1,5."
        raise InvalidInput(message, field="grades")
    of, least, percent = match.groups()
    name = "min_percent" if percent else "min"
    return {"area" if percent else "criterion": of, name: _number(least, "grades", "Điều kiện")}


def _amount(value: object, field: str, label: str) -> object:
    return None if value in (None, "") else _number(value, field, label)


def _number(value: object, field: str, label: str) -> object:
    try:
        number = exact(value.strip() if isinstance(value, str) else value)
    except Unreadable as cause:
        raise InvalidInput(f"{label}: {cause}", field=field) from None
    if number < 0:
        raise InvalidInput(f"{label} phải từ 0 trở lên.", field=field)
    return int(number) if number.denominator == 1 else float(number)


def _shown(value: object) -> str:
    try:
        return "" if value is None else plain(exact(value)).replace(".", ",")
    except Unreadable:
        return str(value)
