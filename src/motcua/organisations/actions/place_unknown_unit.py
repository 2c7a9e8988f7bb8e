"""Place a unit of which only the code is known, so that dossiers of another system have an agency.

It stands below the province until its decision is entered (QĐ 20/2020/QĐ-TTg); its code is taken
as the other system writes it.
"""

from __future__ import annotations

import datetime as dt
import re

from django.db import transaction

from motcua.kernel.actor import Actor
from motcua.kernel.folding import fold
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.actions.place_unit import UNIT_PLACED
from motcua.organisations.authority import Authority
from motcua.organisations.models import Unit, UnitKind, UnitVersion
from motcua.organisations.queries.units import forget_trees

BASIS = "Đơn vị tạm, tạo khi nhập hồ sơ; chờ khai báo"
LONG_AGO = dt.date(2000, 1, 1)


@transaction.atomic
def place_unknown_unit(code: str, *, by: Actor, at: dt.datetime) -> Unit:
    """`code` has at most 40 characters and is no other unit's."""
    policies.require(by, Authority.UNIT_PLACE)
    top = UnitVersion.objects.filter(kind=UnitKind.PROVINCE).order_by("valid_from").first()
    since = top.valid_from if top else LONG_AGO
    unit = Unit.objects.create(slug=_free_slug(code))
    UnitVersion.objects.create(
        unit=unit, parent_id=top.unit_id if top else None, kind=UnitKind.BRANCH,
        name=f"Đơn vị {code} (chưa khai báo)", short_name=code, code=code, valid_from=since,
        legal_basis=BASIS,
    )  # fmt: skip
    facts = {"code": code, "kind": UnitKind.BRANCH.value, "valid_from": str(since), "unknown": True}
    record(chain=f"unit:{unit.slug}", type=UNIT_PLACED, by=by, at=at, facts=facts)
    transaction.on_commit(forget_trees)
    return unit


def _free_slug(code: str) -> str:
    wanted = "don-vi-" + re.sub(r"[^a-z0-9]+", "-", fold(code)).strip("-")[:50]
    taken = set(Unit.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    number, found = 2, wanted
    while found in taken:
        number, found = number + 1, f"{wanted}-{number}"
    return found
