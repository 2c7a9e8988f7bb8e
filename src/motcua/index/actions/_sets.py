"""What the verbs of a set share: the locked draft, and how a new one is begun."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from motcua.index.exchange.set_files import set_text
from motcua.index.models import RuleSet
from motcua.index.queries.rule_sets import next_version
from motcua.index.rules.stages import LEVELS, SetState
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, StaleVersion, WrongState
from motcua.organisations.officer import Officer

_FIRST_YEAR, _LAST_YEAR = 2012, 2100


def locked(rule_set: RuleSet) -> RuleSet:
    return RuleSet.objects.select_for_update().get(pk=rule_set.pk)


def locked_draft(rule_set: RuleSet, seen: int | None) -> RuleSet:
    """One that may still be changed, as the officer saw it. Raises WrongState, StaleVersion."""
    held = locked(rule_set)
    if held.state not in {SetState.DRAFT, SetState.CHECKED}:
        raise WrongState(
            "Bộ tiêu chí này đã duyệt nên không sửa được. Sao chép thành bộ mới rồi sửa."
        )
    if seen is not None and seen != held.revision:
        raise StaleVersion(
            "Bộ tiêu chí vừa được người khác sửa. Mở lại trang, xem chỗ khác rồi ghi lại."
        )
    return held


def begun(
    body: Mapping[str, Any],
    *,
    by: Actor,
    at: dt.datetime,
    level: str,
    year: int,
    previous: RuleSet | None = None,
    ours: bool = False,
) -> RuleSet:
    """A draft of the next version for that year and level."""
    if level not in LEVELS:
        raise InvalidInput("Chọn cấp mà bộ tiêu chí dùng để chấm.", field="level")
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = f"Năm {year} không dùng được. Ghi năm đánh giá, từ {_FIRST_YEAR}."
        raise InvalidInput(message, field="year")
    held = storable(dict(body) | {"year": year})
    return RuleSet.objects.create(
        year=year,
        level=level,
        version=next_version(year, level),
        name=str(held.get("name") or "")[:300],
        legal_basis=str(held.get("legal_basis") or "")[:300],
        body=held,
        ours=ours,
        previous=previous,
        made_at=at,
        made_by=by.signature[:80],
        maker=maker_of(by),
    )


def storable(body: Mapping[str, Any]) -> dict[str, Any]:
    """Decimals of a file as JSON holds them; they read back as they were written."""
    plain: dict[str, Any] = json.loads(set_text(body))
    return plain


def maker_of(by: Actor) -> int | None:
    return by.official_id if isinstance(by, Officer) else None


def changed(held: RuleSet, body: Mapping[str, Any], by: Actor) -> None:
    """Writes a draft's new body; what was checked must be checked again."""
    held.body = storable(body)
    held.name = str(held.body.get("name") or "")[:300]
    held.legal_basis = str(held.body.get("legal_basis") or "")[:300]
    held.revision += 1
    held.state = SetState.DRAFT
    held.checked_at, held.checked_by = None, ""
    held.maker = maker_of(by)
    held.save(update_fields=["body", "name", "legal_basis", "revision", "state", "checked_at",
                             "checked_by", "maker"])  # fmt: skip
