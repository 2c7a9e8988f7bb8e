"""One change of a set's data: a criterion written anew, put in, or taken out.

Each gives new data and leaves the old; the data need not be whole yet. Refusals are `InvalidInput`
with the field they are about.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

from motcua.index.rules.faults import Unreadable
from motcua.index.rules.numbers import exact
from motcua.index.rules.reading_rules import RuleReader
from motcua.index.rules.set_tree import AREAS, BONUS, PENALTIES
from motcua.kernel.errors import InvalidInput

Node = dict[str, Any]
# Where a criterion hangs that belongs to no area.
ROOTS = {BONUS: "Điểm thưởng", PENALTIES: "Điểm trừ"}
_LONGEST_CODE = 40


def found(data: Mapping[str, Any], code: str) -> Node:
    """The area or criterion of this code. Raises `InvalidInput` when there is none."""
    for siblings in _families(data):
        for node in siblings:
            if str(node.get("code")) == code:
                return node
    raise InvalidInput(f"Bộ tiêu chí không có mã “{code[:40]}”.", field="code", code="unknown")


def is_area(data: Mapping[str, Any], code: str) -> bool:
    return any(str(area.get("code")) == code for area in data.get(AREAS) or [])


def rewritten(data: Mapping[str, Any], code: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """`told` may hold code, name, max (text), not_applicable, bound, rule (kind and detail)."""
    changed = copy.deepcopy(dict(data))
    node = found(changed, code)
    new = str(told.get("code") or code).strip()
    if new != code:
        _require_free(changed, new)
    node.update(_fields(told, area=is_area(data, code)) | {"code": new})
    for name in [name for name, value in node.items() if value in (None, "")]:
        del node[name]
    if node.get("criteria") or is_area(changed, new):
        node.pop("rule", None)
    return changed


def put_in(data: Mapping[str, Any], parent: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """Last under `parent`: the code of an area or criterion, `bonus`, `penalties`; an area when
    empty. A criterion that was scored itself becomes the sum of its parts.
    """
    changed = copy.deepcopy(dict(data))
    code = str(told.get("code") or "").strip()
    _require_free(changed, code)
    node = {"code": code} | {
        name: value
        for name, value in _fields(told, area=not parent).items()
        if value not in (None, "")
    }
    if not parent:
        changed.setdefault(AREAS, []).append(node | {"criteria": []})
    elif parent in ROOTS:
        section = dict(changed.get(parent) or {})
        section["criteria"] = [*(section.get("criteria") or []), node]
        changed[parent] = section
    else:
        above = found(changed, parent)
        above.pop("rule", None)
        above.setdefault("criteria", []).append(node)
    return changed


def taken_out(data: Mapping[str, Any], code: str) -> dict[str, Any]:
    """With all its parts."""
    changed = copy.deepcopy(dict(data))
    found(changed, code)
    for siblings in _families(changed):
        siblings[:] = [node for node in siblings if str(node.get("code")) != code]
    return changed


def _families(data: Mapping[str, Any]) -> list[list[Node]]:
    """Each list of siblings of the tree."""
    waiting: list[list[Node]] = [data.get(AREAS) or []]
    waiting += [(data.get(section) or {}).get("criteria") or [] for section in ROOTS]
    families = []
    while waiting:
        siblings = waiting.pop()
        families.append(siblings)
        waiting += [node["criteria"] for node in siblings if node.get("criteria")]
    return families


def _require_free(data: Mapping[str, Any], code: str) -> None:
    if not code:
        raise InvalidInput("Chưa có mã. Ghi mã như trong quyết định, ví dụ 1.2.", field="code")
    if len(code) > _LONGEST_CODE:
        raise InvalidInput(f"Mã dài quá {_LONGEST_CODE} ký tự.", field="code")
    if any(str(node.get("code")) == code for siblings in _families(data) for node in siblings):
        raise InvalidInput(f"Mã “{code}” đã dùng trong bộ này. Ghi mã khác.", field="code")


def _fields(told: Mapping[str, Any], *, area: bool) -> Node:
    fields: Node = {"name": str(told.get("name") or "").strip()}
    if not fields["name"]:
        raise InvalidInput("Chưa có tên. Ghi tên như trong quyết định.", field="name")
    fields["max"] = _most(told.get("max"))
    if area:
        return fields
    fields["not_applicable"] = "reduces_max" if told.get("not_applicable") else None
    fields["bound"] = str(told.get("bound") or "").strip() or None
    if told.get("rule"):
        fields["rule"] = _rule(told["rule"], fields["max"])
    return fields


def _most(value: object) -> object:
    if value in (None, ""):
        return None
    try:
        number = exact(value)
    except Unreadable as cause:
        raise InvalidInput(f"Điểm tối đa: {cause}", field="max") from None
    if number < 0:
        raise InvalidInput("Điểm tối đa phải từ 0 trở lên.", field="max")
    return int(number) if number.denominator == 1 else float(number)


def _rule(rule: Mapping[str, Any], most: object) -> Node:
    """Checked by itself; what it says of other criteria is checked with the whole set."""
    plain: Node = json.loads(json.dumps(rule, default=str))
    try:
        RuleReader(None if most is None else exact(most)).read(plain)
    except Unreadable as cause:
        raise InvalidInput(f"Cách chấm: {cause}", field="rule") from None
    return plain
