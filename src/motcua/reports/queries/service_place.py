"""The part of the province that a figure is asked of: a unit with all below it and before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import UnitKind, UnitVersion
from motcua.organisations.queries import units
from motcua.reports.queries.agencies import codes_of
from motcua.reports.rules.service_index import Tier


@dataclass(frozen=True, kw_only=True)
class Place:
    """The unit that is asked about with all below it, and those whose work they took over."""

    name: str
    tier: Tier
    whole: bool
    codes: frozenset[str]
    unit_ids: frozenset[int] = frozenset()


def place_of(code: str, day: dt.date) -> Place:
    number = units.numbers(day).get(code) or _former(code)
    tree = units.tree(day)
    line = [units.place(number, day), *tree.line(number)]
    if not line[0].code and tree.code(number):
        raise InvalidInput(
            f"{line[0].name} không có mã định danh riêng: hồ sơ của đơn vị này được tính ở "
            f"{tree.code(number)}. Ghi mã ấy.",
            field="unit",
        )
    wanted = units.with_predecessors(tree.below(number), day)
    commune = any(one.kind == UnitKind.COMMUNE for one in line)
    return Place(
        name=line[0].name,
        tier=Tier.COMMUNE if commune else Tier.PROVINCE,
        whole=line[0].kind == UnitKind.PROVINCE,
        codes=codes_of(wanted),
        unit_ids=frozenset(wanted),
    )


def _former(code: str) -> int:
    """A unit that stood once. Raises InvalidInput."""
    row = UnitVersion.objects.filter(Q(code=code) | Q(unit__slug=code)).order_by("-valid_from")
    found = row.values_list("unit", flat=True).first()
    if found is None:
        raise InvalidInput(
            f"Không có đơn vị “{code}”. Ghi mã định danh của đơn vị, ví dụ H52.118.", field="unit"
        )
    return found
