"""Where a dossier goes: the competent authority, then the unit of each step."""

from __future__ import annotations

import datetime as dt

from motcua.dossiers.models import Dossier
from motcua.kernel.errors import InvalidInput
from motcua.organisations.models import Remit, Unit, UnitKind
from motcua.organisations.queries import officers, units
from motcua.organisations.rules.roles import Role
from motcua.organisations.rules.tree import Place
from motcua.procedures.models import ProcessVersion, Step, UnitRule
from motcua.procedures.queries.published import field_code_of


def resolving_unit(process: ProcessVersion, receiving_unit: int, chosen: str, on: dt.date) -> Unit:
    """The process names a provincial agency; else the commune chosen, else the receiver's own."""
    slug = process.resolving_unit or chosen
    if slug:
        return unit_named(slug, on)
    return Unit.objects.get(pk=own_commune(receiving_unit, on).unit_id)


def unit_named(slug: str, on: dt.date) -> Unit:
    unit = Unit.objects.filter(slug=slug).first()
    if unit is None or unit.pk not in units.tree(on).places:
        raise InvalidInput(
            f"Không có cơ quan giải quyết “{slug}” vào ngày {on:%d/%m/%Y}. Chọn cơ quan khác.",
            field="resolving",
        )
    return unit


def own_commune(receiving_unit: int, on: dt.date) -> Place:
    """The commune that a place of reception belongs to; InvalidInput where it is no commune's."""
    line = units.tree(on).line(receiving_unit)
    agency = next((place for place in line if place.kind == UnitKind.COMMUNE), None)
    if agency is None:
        raise InvalidInput(
            "Thủ tục này do cấp xã giải quyết. Chọn xã, phường nơi giải quyết.", field="resolving"
        )
    return agency


def unit_of_step(step: Step, dossier: Dossier, on: dt.date) -> int:
    """Where the step is done on the day: by the unit named, or by the one that took its work over."""
    if step.unit_rule == UnitRule.RECEIVING:
        return units.current(dossier.receiving_unit_id, on)
    resolving = units.current(dossier.resolving_unit_id, on)
    if step.unit_rule == UnitRule.RESOLVING:
        return resolving
    return division_for(resolving, field_code_of(dossier.procedure_version_id), on)


def division_for(agency: int, field: str, on: dt.date) -> int:
    """The division whose remit names the field; else the first division; else the agency itself."""
    tree = units.tree(on)
    children = tree.children.get(agency, ())
    divisions = [unit for unit in children if tree.places[unit].kind == UnitKind.DIVISION]
    named = units.holders_of(Remit.Kind.FIELD, field)
    fitting = [unit for unit in divisions if unit in named]
    return next(iter(fitting or divisions), agency)


def sole_holder(unit_id: int, role: str, on: dt.date) -> int | None:
    """The post, when only one person holds the role there and is not away; else the queue."""
    found = officers.posts_in(unit_id, Role(role), on)[:2]
    return found[0] if len(found) == 1 else None
