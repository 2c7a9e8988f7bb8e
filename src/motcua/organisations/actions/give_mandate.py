"""Order an inspection: an inspector may look into a unit and all below it, between two days
(Luật Thanh tra 2025; NĐ 118/2025/NĐ-CP, on inspecting the one-stop mechanism).
"""

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
from motcua.organisations.models import Mandate, Post, Unit
from motcua.organisations.rules.roles import Role

MANDATE_GIVEN = events.declare("organisations.mandate_given", "Giao phạm vi kiểm tra")


@transaction.atomic
def give_mandate(
    post: Post,
    unit: Unit,
    *,
    by: Actor,
    at: dt.datetime,
    valid_from: dt.date,
    valid_to: dt.date,
    legal_basis: str,
) -> Mandate:
    """Only to a post of the inspectors; the decision must be named."""
    policies.require(by, Authority.MANDATE_GIVE)
    legal_basis = clean_name(legal_basis, field="legal_basis", label="Số quyết định kiểm tra")
    if post.role != Role.TT:
        raise InvalidInput(
            f"Phạm vi kiểm tra chỉ giao cho vai trò {Role.TT.label.lower()}. Chọn vị trí khác.",
            field="post",
        )
    if valid_to < valid_from:
        raise InvalidInput("Ngày hết hạn kiểm tra trước ngày bắt đầu. Chọn lại.", field="valid_to")
    made = Mandate.objects.create(
        post=post, unit=unit, legal_basis=legal_basis, valid_from=valid_from, valid_to=valid_to
    )
    facts = {"mandate": made.pk, "post": post.pk, "unit": unit.slug, "legal_basis": legal_basis,
             "valid_from": str(valid_from), "valid_to": str(valid_to)}  # fmt: skip
    record(chain=f"official:{post.official_id}", type=MANDATE_GIVEN, by=by, at=at, facts=facts)
    return made
