"""Put an internal process in force, if every road of it leads to a result in time.

TT 03/2025/TT-VPCP: the chairman approves the internal process of each procedure.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.vietnamese import date_text
from motcua.organisations.rules.roles import Role
from motcua.procedures import policies
from motcua.procedures.models import Method, Procedure, ProcessVersion, Status
from motcua.procedures.queries.catalogue import on_day
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.published import forget
from motcua.procedures.rules import process as rules

PROCESS_PUBLISHED = events.declare("procedures.process_published", "Công bố quy trình nội bộ")


@transaction.atomic
def publish_process(
    process: ProcessVersion, *, by: Actor, at: dt.datetime, decision: str = ""
) -> ProcessVersion:
    """`decision` is the one that approves it, where the draft does not name it yet."""
    policies.require_publishing_processes(by)
    procedure = Procedure.objects.select_for_update().get(pk=process.procedure_id)
    process = ProcessVersion.objects.get(pk=process.pk)
    process.legal_basis = decision or process.legal_basis
    _check(process, procedure)
    current = procedure.processes.filter(status=Status.PUBLISHED, valid_to=None).first()
    if current:
        current.valid_to = process.valid_from
        current.save(update_fields=["valid_to"])
    process.status, process.published_at = Status.PUBLISHED, at
    process.save(update_fields=["status", "published_at", "legal_basis"])
    facts = {"process": process.number, "valid_from": str(process.valid_from)}
    record(chain=f"procedure:{procedure.code}", type=PROCESS_PUBLISHED, by=by, at=at, facts=facts)
    transaction.on_commit(forget)
    return process


def _check(process: ProcessVersion, procedure: Procedure) -> None:
    if process.status != Status.DRAFT:
        raise WrongState(
            f"Quy trình {process.number} của thủ tục {procedure.code} không còn là dự thảo. "
            "Soạn quy trình mới để thay đổi."
        )
    methods = Method.objects.filter(on_day(process.valid_from, "version__"))
    terms = {method.due_term for method in methods.filter(version__procedure=procedure)} - {""}
    found = rules.faults(definition_of(process), roles=Role.values, terms=terms)
    current = procedure.processes.filter(status=Status.PUBLISHED, valid_to=None).first()
    if current and process.valid_from < current.valid_from:
        begun = date_text(current.valid_from)
        found["valid_from"] = [f"Quy trình trước có hiệu lực từ {begun}. Chọn từ ngày đó trở đi."]
    if found:
        raise InvalidInput(errors=found)
