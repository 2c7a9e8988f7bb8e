"""Note a surprise check of discipline, on a phone at the door (Chỉ thị 26/CT-TTg, 05/9/2016)."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.organisations.authority import Authority
from motcua.organisations.queries import units
from motcua.oversight import policies
from motcua.oversight.models import DisciplineCheck
from motcua.oversight.rules.discipline import Seen, seen_faults, shortcomings

DISCIPLINE_CHECKED = events.declare("oversight.discipline_checked", "Kiểm tra đột xuất kỷ luật")


@transaction.atomic
def check_discipline(unit: str, *, by: Actor, at: dt.datetime, seen: Seen) -> DisciplineCheck:
    """`unit`: a slug; an inspector only within the mandate. Raises InvalidInput by field."""
    unit_id = units.numbers(local(at).date()).get(unit)
    if unit_id is None:
        raise InvalidInput("Chưa chọn đơn vị đang kiểm tra.", field="unit")
    officer = policies.acting_for(by, Authority.DISCIPLINE_CHECK, unit_id)
    seen = dataclasses.replace(seen, note=clean_text(seen.note)[:2_000])
    errors: dict[str, list[str]] = {}
    for field, sentence in seen_faults(seen):
        errors.setdefault(field, []).append(sentence)
    if errors:
        raise InvalidInput(errors=errors)
    made = DisciplineCheck.objects.create(
        unit_id=unit_id, checked_at=at, checked_by_id=officer.post_id, **vars(seen)
    )
    facts = {"unit": unit, "expected": seen.expected, "present": seen.present,
             "shortcomings": len(shortcomings(seen))}  # fmt: skip
    record(chain=f"discipline:{made.pk}", type=DISCIPLINE_CHECKED, by=by, at=at, facts=facts)
    return made
