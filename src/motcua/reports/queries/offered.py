"""Which units an official may ask figures of: those with a code of their own, from the top down."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.errors import NotAllowed
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.reports import policies


def offered_units(officer: Officer, day: dt.date) -> list[tuple[str, str]]:
    """(code, name); the whole province as `""` for who may see it. Raises NotAllowed."""
    seen = policies.figure_agencies(officer)
    places = units.tree(day).places.values()
    found = sorted({(one.code, one.name) for one in places if one.code}, key=lambda row: row[1])
    if seen is None:
        return [("", "Toàn tỉnh"), *found]
    return [(code, name) for code, name in found if code in seen]


def require_unit(officer: Officer, code: str, day: dt.date) -> None:
    """Raises NotAllowed for a unit that is not offered."""
    if code not in {one for one, _ in offered_units(officer, day)}:
        raise NotAllowed(
            "Anh/chị không xem được số liệu của đơn vị này. Chọn đơn vị trong danh sách.",
            field="don_vi",
        )
