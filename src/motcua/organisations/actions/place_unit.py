"""Place a unit in the tree from a day on (NQ 202/2025/QH15 and the decisions that set units up)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.authority import Authority
from motcua.organisations.models import Unit, UnitKind, UnitVersion
from motcua.organisations.queries.units import forget_trees
from motcua.organisations.rules.agency_codes import check_code

UNIT_PLACED = events.declare("organisations.unit_placed", "Đặt đơn vị vào cơ cấu tổ chức")


@transaction.atomic
def place_unit(
    slug: str,
    *,
    by: Actor,
    at: dt.datetime,
    name: str,
    kind: UnitKind,
    valid_from: dt.date,
    legal_basis: str,
    parent: Unit | None = None,
    short_name: str = "",
    code: str = "",
    phone: str = "",
    address: str = "",
) -> Unit:
    """Create the unit if new, close its running version the day before, open the new one."""
    policies.require(by, Authority.UNIT_PLACE)
    name = clean_name(name, field="name", label="Tên đơn vị")
    _check(code, valid_from, slug)
    unit, _ = Unit.objects.get_or_create(slug=slug)
    running = UnitVersion.objects.filter(unit=unit, valid_to__isnull=True)
    running.update(valid_to=valid_from - dt.timedelta(days=1))
    UnitVersion.objects.create(
        unit=unit, parent=parent, kind=kind, name=name, short_name=short_name or name[:80],
        code=code, phone=phone, address=address, valid_from=valid_from, legal_basis=legal_basis,
    )  # fmt: skip
    facts = {"name": name, "kind": kind, "code": code, "valid_from": str(valid_from),
             "parent": parent.slug if parent else ""}  # fmt: skip
    record(chain=f"unit:{slug}", type=UNIT_PLACED, by=by, at=at, facts=facts)
    transaction.on_commit(forget_trees)
    return unit


def _check(code: str, valid_from: dt.date, slug: str) -> None:
    check_code(code, valid_from)
    later = UnitVersion.objects.filter(unit__slug=slug, valid_from__gte=valid_from)
    if later.exists():
        raise InvalidInput(
            f"Đơn vị đã có phiên bản từ {valid_from:%d/%m/%Y} hoặc sau đó. Chọn ngày muộn hơn.",
            field="valid_from",
        )
