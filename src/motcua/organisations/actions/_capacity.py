"""What the verbs of the lists of capacity go through: policy, rule, row, event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisations import policies
from motcua.organisations.actions._trail import record
from motcua.organisations.actions.enter_unit_row import CHANGED, CREATED, UNCHANGED
from motcua.organisations.models import Unit
from motcua.organisations.queries import capacity
from motcua.organisations.rules.capacity import COLUMNS, Sheet, read

ENTERED = {
    Sheet.HEADCOUNT: events.declare("organisations.headcount_entered", "Ghi biên chế"),
    Sheet.STREAMLINING: events.declare("organisations.streamlining_entered", "Ghi tinh giản"),
    Sheet.TRAINING: events.declare("organisations.training_entered", "Ghi khóa bồi dưỡng"),
    Sheet.COVERAGE: events.declare("organisations.coverage_entered", "Ghi văn bản điện tử"),
    Sheet.CERTIFICATES: events.declare("organisations.certificate_entered", "Ghi chứng thư số"),
}


@transaction.atomic
def enter(
    sheet: Sheet, model: type[Model], row: Mapping[str, str], *, by: Actor, at: dt.datetime
) -> tuple[Model, str]:
    """The row, and whether it is new, changed or as it was. Raises InvalidInput by column."""
    policies.require_capacity_keeping(by)
    read_row = read(sheet, row, lambda text: capacity.unit_to_keep(text, by, local(at).date()))
    unit = Unit.objects.select_for_update().get(pk=read_row.pop("unit"))
    keys, values = _split(sheet, {"unit": unit, **read_row})
    found = model._default_manager.filter(**keys).first()
    if found is not None:
        policies.require_capacity_of(by, found.unit_id)  # type: ignore[attr-defined]
        if all(getattr(found, name) == value for name, value in values.items()):
            return found, UNCHANGED
    kept, _new = model._default_manager.update_or_create(**keys, defaults=values)
    facts = {name: _told(value) for name, value in {**keys, **values}.items()}
    record(chain=f"capacity:{unit.slug}", type=ENTERED[sheet], by=by, at=at, facts=facts)
    return kept, CHANGED if found else CREATED


def _split(sheet: Sheet, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    names = {column.key for column in COLUMNS[sheet] if column.identity}
    keys = {name: value for name, value in values.items() if name in names}
    return keys, {name: value for name, value in values.items() if name not in names}


def _told(value: Any) -> Any:
    """As JSON takes it."""
    if isinstance(value, Unit):
        return value.slug
    return value if isinstance(value, int | str | None) else str(value)
