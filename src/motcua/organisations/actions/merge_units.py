"""Merge units into one (Luật Tổ chức chính quyền địa phương 2025; NQ 202/2025/QH15 and the like)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

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

UNIT_MERGED = events.declare("organisations.unit_merged", "Sáp nhập đơn vị")


@transaction.atomic
def merge_units(
    merged: Sequence[Unit],
    into: Unit,
    *,
    by: Actor,
    at: dt.datetime,
    on: dt.date,
    legal_basis: str,
) -> None:
    """They end the day before `on`; `into` goes on with their work, and must be placed already.

    Posts of the units that end, end too; dossiers keep the unit they were with, and go on at
    the successor. One event in the chain of each unit.
    """
    policies.require(by, Authority.UNIT_REORGANISE)
    ordered = order(on, legal_basis, by, at)
    if not merged:
        raise InvalidInput("Chưa chọn đơn vị nào để sáp nhập.", field="units")
    if into in merged:
        raise InvalidInput(
            "Một đơn vị không sáp nhập vào chính nó. Bỏ đơn vị tiếp nhận khỏi danh sách.",
            field="units",
        )
    for unit in merged:
        check_standing(unit, ordered)
    check_successor(into, ordered)
    follow_all(list(merged), {into.pk: ""}, ordered)
    for unit in merged:
        facts = {"into": into.slug, "on": str(on), "legal_basis": ordered.legal_basis}
        record(chain=f"unit:{unit.slug}", type=UNIT_MERGED, by=by, at=at, facts=facts)
