"""What verbs of plans and reviews ask of what was typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.kernel.vietnamese import date_text
from motcua.legislation.rules.plan import too_long
from motcua.organisations.queries import units


def refuse(faults: Iterable[tuple[str, str]]) -> None:
    found: dict[str, list[str]] = {}
    for field, message in faults:
        found.setdefault(field, []).append(message)
    if found:
        raise InvalidInput(errors=found)


def one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


def standing_unit(unit_id: int, on: dt.date, field: str = "unit") -> int:
    """Raises InvalidInput for a unit that is not there on the day."""
    if unit_id not in units.tree(on).places:
        raise InvalidInput(
            f"{units.unit_name(unit_id, on)} không còn vào ngày {date_text(on)}. "
            "Chọn đơn vị đang hoạt động.",
            field=field,
        )
    return unit_id


def needed(text: str, field: str, message: str) -> str:
    said = one_line(text)
    if not said:
        raise InvalidInput(message, field=field)
    refuse(too_long({field: said}))
    return said


def not_to_come(day: dt.date, on: dt.date, field: str, what: str) -> None:
    if day > on:
        raise InvalidInput(
            f"{what} {date_text(day)} còn ở phía trước. Ghi ngày đã làm.", field=field
        )
