"""Move an official to another post: the old one ends the day before the new one begins."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.actions.end_post import end_post
from motcua.organisations.actions.give_post import give_post
from motcua.organisations.models import Post, Unit
from motcua.organisations.rules.roles import Role


@transaction.atomic
def move_official(
    post: Post,
    *,
    by: Actor,
    at: dt.datetime,
    unit: Unit,
    role: Role,
    title: str,
    valid_from: dt.date,
    legal_basis: str = "",
) -> Post:
    """What the old post holds stays in its unit; both events are in the official's chain."""
    if (unit.pk, role, title) == (post.unit_id, post.role, post.title):
        raise InvalidInput("Vị trí mới trùng vị trí đang giữ. Chọn đơn vị khác.", field="unit")
    end_post(post, by=by, at=at, last_day=valid_from - dt.timedelta(days=1))
    return give_post(
        post.official, by=by, at=at, unit=unit, role=role, title=title, valid_from=valid_from,
        legal_basis=legal_basis,
    )  # fmt: skip
