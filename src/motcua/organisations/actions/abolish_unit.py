"""Abolish a unit, as districts were on 1 July 2025 (NQ 203/2025/QH15; Luật TCCQĐP 2025)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations import carriers, policies
from motcua.organisations.actions._reorganising import (
    Order,
    check_standing,
    check_successor,
    follow_all,
    order,
)
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Unit
from motcua.organisations.queries import units

UNIT_ABOLISHED = events.declare("organisations.unit_abolished", "Giải thể đơn vị")


@transaction.atomic
def abolish_unit(
    unit: Unit,
    *,
    by: Actor,
    at: dt.datetime,
    on: dt.date,
    legal_basis: str,
    successor: Unit | None = None,
) -> None:
    """It ends the day before `on`. Without a successor nothing may be left: no part, no dossier."""
    policies.require(by, Authority.UNIT_REORGANISE)
    ordered = order(on, legal_basis, by, at)
    check_standing(unit, ordered)
    if successor is None:
        _check_empty(unit, ordered)
    elif successor == unit:
        raise InvalidInput("Đơn vị giải thể không kế thừa chính nó.", field="successor")
    else:
        check_successor(successor, ordered)
    follow_all([unit], {successor.pk: ""} if successor else {}, ordered)
    facts = {"on": str(on), "successor": successor.slug if successor else "",
             "legal_basis": ordered.legal_basis}  # fmt: skip
    record(chain=f"unit:{unit.slug}", type=UNIT_ABOLISHED, by=by, at=at, facts=facts)


def _check_empty(unit: Unit, ordered: Order) -> None:
    units.forget_trees()
    parts = units.tree(ordered.on).children.get(unit.pk, ())
    if parts:
        names = ", ".join(units.unit_name(part, ordered.on) for part in parts[:3])
        raise InvalidInput(
            f"Còn {len(parts)} đơn vị trực thuộc: {names}. Chuyển các đơn vị đó sang cấp trên mới, "
            "hoặc chọn đơn vị kế thừa.",
            field="successor",
        )
    left = carriers.burdens(frozenset({unit.pk}), ordered.on)
    if left:
        said = ", ".join(f"{one.count} {one.label}" for one in left)
        raise InvalidInput(f"Còn {said}. Chọn đơn vị kế thừa.", field="successor")
