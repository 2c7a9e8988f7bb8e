"""Enter one row of a list of officials and posts (NĐ 118/2025/NĐ-CP, Điều 12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.organisations.actions.end_post import end_post
from motcua.organisations.actions.enter_unit_row import CHANGED, CREATED, UNCHANGED
from motcua.organisations.actions.give_post import give_post
from motcua.organisations.models import Official, Post, Unit, UnitVersion
from motcua.organisations.queries import units
from motcua.organisations.rules import cells
from motcua.organisations.rules.roles import Role


def enter_staff_row(row: Mapping[str, str], *, by: Actor, at: dt.datetime) -> str:
    """Whether the post was new, ends now, or stays: by official, unit, role and first day.

    An official is known by `code`. Raises InvalidInput with the column at fault.
    """
    code = cells.needed(row.get("code", ""), "Mã cán bộ", field="code")[:40]
    first = cells.day(row.get("valid_from", ""), field="valid_from")
    unit = _unit(row.get("unit", ""), first)
    role = Role(cells.choice(row.get("role", ""), Role.choices, field="role"))
    last = cells.day_or_none(row.get("valid_to", ""), field="valid_to")
    official = Official.objects.filter(code=code).first()
    if official:
        _check_name(official, row.get("name", ""))
    held = Post.objects.filter(official=official, unit=unit, role=role, valid_from=first).first()
    if official is None or held is None:
        give_post(
            official or row.get("name", ""), by=by, at=at, unit=unit, role=role,
            valid_from=first, valid_to=last, code=code, **_more(row),
        )  # fmt: skip
        return CREATED
    if last is None or held.valid_to == last:
        return UNCHANGED
    end_post(held, by=by, at=at, last_day=last)
    return CHANGED


def _more(row: Mapping[str, str]) -> dict[str, Any]:
    holding = row.get("holding", "") or Post.Holding.REGULAR
    return {
        "title": cells.needed(row.get("title", ""), "Chức danh", field="title")[:120],
        "holding": Post.Holding(cells.choice(holding, Post.Holding.choices, field="holding")),
        "part_time": cells.yes(row.get("part_time", ""), field="part_time"),
        "legal_basis": row.get("legal_basis", "")[:200],
    }


def _unit(text: str, on: dt.date) -> Unit:
    """By its short name, or by its code on the day."""
    versions = UnitVersion.objects.filter(units.valid_on(on)).select_related("unit")
    named = versions.filter(unit__slug=text).first() or versions.filter(code=text or "-").first()
    if named is None:
        raise InvalidInput(
            f"Không có đơn vị “{text}” vào ngày {on:%d/%m/%Y}. "
            "Ghi tên ngắn hoặc mã định danh, hoặc nhập đơn vị trước.",
            field="unit",
        )
    return named.unit


def _check_name(official: Official, name: str) -> None:
    if " ".join(name.split()) != official.name:
        raise InvalidInput(
            f"Mã cán bộ {official.code} đã là của {official.name}. Kiểm tra mã hoặc họ tên.",
            field="name",
        )
