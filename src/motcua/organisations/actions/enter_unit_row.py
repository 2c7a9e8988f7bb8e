"""Enter one row of a list of units (QĐ 20/2020/QĐ-TTg and the decisions that set units up)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations.actions.place_unit import place_unit
from motcua.organisations.models import Unit, UnitKind, UnitVersion
from motcua.organisations.rules import cells

CREATED, CHANGED, UNCHANGED = "mới", "đổi", "giữ nguyên"


def enter_unit_row(row: Mapping[str, str], *, by: Actor, at: dt.datetime) -> str:
    """Whether the unit was new, has changed from that day, or stays: by `slug` and `valid_from`.

    Raises InvalidInput with the column at fault.
    """
    slug = cells.slug(row.get("slug", ""), field="slug")
    first = cells.day(row.get("valid_from", ""), field="valid_from")
    told: dict[str, Any] = {
        "name": clean_name(row.get("name", ""), field="name", label="Tên đơn vị"),
        "kind": UnitKind(cells.choice(row.get("kind", ""), UnitKind.choices, field="kind")),
        "parent": _parent(row.get("parent", "")),
        "valid_from": first,
        "legal_basis": cells.needed(row.get("legal_basis", ""), "Căn cứ", field="legal_basis"),
        **{name: row.get(name, "") for name in ("short_name", "code", "phone", "address")},
    }
    versions = UnitVersion.objects.filter(unit__slug=slug)
    same_day = versions.filter(valid_from=first).first()
    if same_day and _same(same_day, told):
        return UNCHANGED
    known = versions.exists()
    place_unit(slug, by=by, at=at, **told)
    return CHANGED if known else CREATED


def _parent(slug: str) -> Unit | None:
    if not slug:
        return None
    parent = Unit.objects.filter(slug=slug).first()
    if parent is None:
        raise InvalidInput(
            f"Không có đơn vị cấp trên “{slug}”. Đặt dòng của đơn vị đó lên trước, "
            "hoặc sửa tên ngắn.",
            field="parent",
        )
    return parent


def _same(version: UnitVersion, told: Mapping[str, object]) -> bool:
    """`short_name` left empty takes the name, as it did the first time."""
    return all(
        getattr(version, name) == value
        for name, value in told.items()
        if name != "short_name" or value
    )
