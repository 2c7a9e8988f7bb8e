"""Give an official a post (NĐ 118/2025/NĐ-CP, Điều 12: personnel of the one-stop unit)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations import policies
from motcua.organisations.authority import Authority
from motcua.organisations.models import Official, Post, Unit
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
) -> Post:
    """`official` may be a name: then the official is entered first."""
    policies.require(by, Authority.ACCOUNT_OPEN)
    if valid_to and valid_to < valid_from:
        raise InvalidInput("Ngày thôi giữ vị trí phải từ ngày nhận trở đi.", field="valid_to")
    if isinstance(official, str):
        official = Official.objects.create(name=clean_name(official, field="name"))
    post = Post.objects.create(
        official=official, unit=unit, role=role, title=title,
        valid_from=valid_from, valid_to=valid_to,
    )  # fmt: skip
    facts = {"post": post.pk, "unit": unit.slug, "role": role, "valid_from": str(valid_from)}
    record(chain=f"official:{official.pk}", type=POST_GIVEN, by=by, at=at, facts=facts)
    return post
