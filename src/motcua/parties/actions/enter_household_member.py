"""Enter who belongs to a household and who is its head (BLDS 2015, Điều 101; Luật Cư trú 2020)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.parties import policies
from motcua.parties.actions._standing import locked, require_standing
from motcua.parties.models import HouseholdMember, Party, PartyKind

MEMBER_ENTERED = events.declare("parties.household_member_entered", "Ghi nhận thành viên hộ")
RELATION_LENGTH = 60


@transaction.atomic
def enter_household_member(
    household: Party,
    member: Party,
    *,
    by: Actor,
    at: dt.datetime,
    relation: str = "",
    head: bool = False,
    since: dt.date | None = None,
) -> HouseholdMember:
    """A new head takes the place of the one before, who stays a member. InvalidInput by field."""
    policies.require(by, policies.REPRESENT)
    household, member = locked(household, member)
    require_standing(household)
    require_standing(member)
    _require_fitting(household, member, relation)
    day = since or clock.local(at).date()
    if head:
        standing = HouseholdMember.objects.filter(household=household, valid_to=None)
        standing.filter(is_head=True).update(is_head=False)
    row = HouseholdMember.objects.create(
        household=household, member=member, is_head=head, valid_from=day,
        relation="" if head else clean_text(relation),
    )  # fmt: skip
    facts = {"member": member.key.reference, "head": head, "since": str(day)}
    record(chain=household.key.reference, type=MEMBER_ENTERED, by=by, at=at, facts=facts)
    return row


def _require_fitting(household: Party, member: Party, relation: str) -> None:
    if household.kind != PartyKind.HOUSEHOLD:
        raise InvalidInput("Chỉ hộ gia đình, hộ kinh doanh mới có thành viên.", field="household")
    if member.kind != PartyKind.CITIZEN:
        raise InvalidInput("Thành viên của hộ phải là cá nhân. Chọn người khác.", field="member")
    if len(clean_text(relation)) > RELATION_LENGTH:
        raise InvalidInput(
            f"Quan hệ với chủ hộ tối đa {RELATION_LENGTH} ký tự, ví dụ “vợ”, “con”.",
            field="relation",
        )
    if HouseholdMember.objects.filter(household=household, member=member, valid_to=None).exists():
        raise InvalidInput(
            "Người này đang là thành viên của hộ. Không cần ghi thêm.", field="member"
        )
