"""Give an official a post (NĐ 118/2025/NĐ-CP, Điều 12: personnel of the one-stop unit)."""

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
from motcua.organisations.models import Official, Post, Unit
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role

POST_GIVEN = events.declare("organisations.post_given", "Giao vị trí công tác")


@transaction.atomic
def give_post(
    official: Official | str,
    *,
    by: Actor,
    at: dt.datetime,
    unit: Unit,
    role: Role,
    title: str,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    holding: Post.Holding = Post.Holding.REGULAR,
    part_time: bool = False,
    legal_basis: str = "",
    code: str = "",
) -> Post:
    """`official` may be a name: then the official is entered first, under `code` if there is one.

    How a secondment's length stands to the decree is said by `rules.holding`, and not refused.
    """
    policies.require(by, Authority.ACCOUNT_OPEN)
    if valid_to and valid_to < valid_from:
        raise InvalidInput("Ngày thôi giữ vị trí phải từ ngày nhận trở đi.", field="valid_to")
    _check_unit(unit, valid_from)
    if isinstance(official, str):
        official = Official.objects.create(
            name=clean_name(official, field="name"), code=code or None
        )
    post = Post.objects.create(
        official=official, unit=unit, role=role, title=title,
        valid_from=valid_from, valid_to=valid_to, holding=holding, part_time=part_time,
        legal_basis=legal_basis,
    )  # fmt: skip
    facts = {"post": post.pk, "unit": unit.slug, "role": role, "valid_from": str(valid_from),
             "valid_to": str(valid_to or ""), "holding": holding}  # fmt: skip
    record(chain=f"official:{official.pk}", type=POST_GIVEN, by=by, at=at, facts=facts)
    return post


def _check_unit(unit: Unit, valid_from: dt.date) -> None:
    if units.successors(unit.pk, valid_from):
        message = "Đơn vị này đã sáp nhập hoặc giải thể. Chọn đơn vị tiếp nhận nhiệm vụ."
        raise InvalidInput(message, field="unit")
