"""Put our own demo set in force for a year: labelled as ours, never an official appendix (ADR 0027)."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.exchange.set_files import demo_set_data, set_text
from motcua.index.models import RuleSet
from motcua.index.rules.bound import bound_to
from motcua.index.rules.reading import read_set
from motcua.index.rules.stages import SetState
from motcua.kernel import events
from motcua.kernel.actor import Actor

DEMO_SET_ADOPTED = events.declare("index.demo_set_adopted", "Lấy bộ tiêu chí minh họa")
# Criteria of the demo set that facts of dossiers fill, and how late a sheet came.
BOUND = {
    "3.1.1": "on_time_rate", "3.1.2": "second_supplement_rate", "7.1": "online_share",
    "7.2": "electronic_share", "7.3": "postal_share", "P.1": "late_days",
}  # fmt: skip


@transaction.atomic
def adopt_demo_set(year: int, level: str, *, run_by: int, by: Actor, at: dt.datetime) -> RuleSet:
    """`run_by` is the number of the unit whose rounds it is for."""
    policies.require_running(by, run_by)
    plain: dict[str, Any] = json.loads(set_text(demo_set_data()))
    body = bound_to(plain | {"year": year}, BOUND)
    read_set(body)
    of_level = RuleSet.objects.filter(year=year, level=level).order_by("-version")
    newest = of_level.values_list("version", flat=True).first() or 0
    made = RuleSet.objects.create(
        year=year, level=level, version=newest + 1, name=body["name"],
        legal_basis=body["legal_basis"], body=body, state=SetState.IN_FORCE, ours=True,
        made_at=at, made_by=by.reference,
    )  # fmt: skip
    facts = {"year": year, "level": level, "version": made.version}
    record(chain=made.chain, type=DEMO_SET_ADOPTED, by=by, at=at, facts=facts)
    return made
