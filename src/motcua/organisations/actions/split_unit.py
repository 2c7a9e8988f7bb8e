"""Split a unit into several (Luật Tổ chức chính quyền địa phương 2025)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations import policies
from motcua.organisations.actions._reorganising import (
    check_standing,
    check_successor,
    follow_all,
    order,
)
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Unit

UNIT_SPLIT = events.declare("organisations.unit_split", "Chia đơn vị")


@transaction.atomic
def split_unit(
    unit: Unit,
    into: Mapping[Unit, str],
    *,
    by: Actor,
    at: dt.datetime,
    on: dt.date,
    legal_basis: str,
) -> None:
    """`into`: each successor with the share of the work it takes, in words; the first of them
    goes on with what no share names.
    """
    policies.require(by, Authority.UNIT_REORGANISE)
    ordered = order(on, legal_basis, by, at)
    if len(into) < 2:
        raise InvalidInput(
            "Chia đơn vị cần ít nhất hai đơn vị tiếp nhận. Nếu chỉ có một, dùng sáp nhập.",
            field="into",
        )
    if unit in into:
        raise InvalidInput(
            "Đơn vị bị chia không tự tiếp nhận. Đặt đơn vị mới cho phần còn lại.", field="into"
        )
    check_standing(unit, ordered)
    for successor in into:
        check_successor(successor, ordered)
    shares = {successor.pk: share.strip() for successor, share in into.items()}
    follow_all([unit], shares, ordered)
    facts = {"into": [successor.slug for successor in into], "on": str(on),
             "legal_basis": ordered.legal_basis}  # fmt: skip
    record(chain=f"unit:{unit.slug}", type=UNIT_SPLIT, by=by, at=at, facts=facts)
