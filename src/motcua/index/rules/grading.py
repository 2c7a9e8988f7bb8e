"""Classes (xếp loại) with their cut-offs and conditions, and blocks (khối) that are ranked apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from motcua.index.rules.criteria import Condition, Grade
from motcua.index.rules.faults import Fault, Unreadable
from motcua.index.rules.numbers import exact


def grade_for(index: Fraction, grades: Sequence[Grade], holds: Callable[[Condition], bool]) -> str:
    """The best class whose cut-off and conditions are met; none below the lowest."""
    for grade in grades:
        if index >= grade.least and all(holds(condition) for condition in grade.conditions):
            return grade.name
    return ""


def read_grades(data: object) -> tuple[tuple[Grade, ...], list[Fault]]:
    """Best first, whatever the order in the file."""
    if data is None:
        return (), []
    if not isinstance(data, list):
        return (), [Fault("Xếp loại", '“grades” phải là danh sách {"grade": …, "min": …}.')]
    grades: list[Grade] = []
    faults: list[Fault] = []
    for number, entry in enumerate(data, 1):
        try:
            grade = _grade(entry)
        except Unreadable as cause:
            faults.append(Fault(f"Xếp loại thứ {number}", str(cause)))
            continue
        if grade.least in [other.least for other in grades]:
            faults.append(Fault(f"Xếp loại {grade.name}", "trùng ngưỡng một loại khác."))
        grades.append(grade)
    return tuple(sorted(grades, key=lambda grade: -grade.least)), faults


def _grade(entry: object) -> Grade:
    if not isinstance(entry, Mapping) or not entry.get("grade"):
        raise Unreadable('phải ghi dạng {"grade": "A", "min": 90}.')
    conditions = entry.get("requires") or []
    if not isinstance(conditions, list):
        raise Unreadable("“requires” phải là danh sách điều kiện.")
    return Grade(
        name=str(entry["grade"]),
        least=exact(entry.get("min")),
        conditions=tuple(_condition(condition) for condition in conditions),
    )


def _condition(entry: object) -> Condition:
    """`{"criterion": "1.2", "min": 1.5}` in points, `{"area": "III", "min_percent": 80}`."""
    if isinstance(entry, Mapping):
        of = entry.get("criterion") or entry.get("area")
        name = "min_percent" if "min_percent" in entry else "min"
        if of and name in entry:
            return Condition(of=str(of), least=exact(entry[name]), in_percent=name != "min")
    raise Unreadable('điều kiện ghi dạng {"criterion": "1.2", "min": 1.5} hoặc “min_percent”.')


def read_blocks(data: object) -> tuple[dict[str, str], list[Fault]]:
    """`{unit: block}`, or `{block: [units]}` as people list them."""
    if data is None:
        return {}, []
    if not isinstance(data, Mapping):
        return {}, [Fault("Khối", '“blocks” phải ghi dạng {"đơn vị": "khối"}.')]
    blocks: dict[str, str] = {}
    faults = []
    for key, value in data.items():
        pairs = (
            [(str(unit), str(key)) for unit in value]
            if isinstance(value, list)
            else [(str(key), str(value))]
        )
        for unit, block in pairs:
            if blocks.setdefault(unit.strip(), block.strip()) != block.strip():
                faults.append(Fault("Khối", f"đơn vị {unit} ở hai khối."))
    return blocks, faults
