"""Write the next internal process of a procedure as a draft (TT 03/2025/TT-VPCP)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.procedures import policies
from motcua.procedures.models import Branch, Procedure, ProcessVersion, Status, Step
from motcua.procedures.rules.process import ProcessDefinition

PROCESS_DRAFTED = events.declare("procedures.process_drafted", "Soạn quy trình nội bộ")


@transaction.atomic
def draft_process(
    procedure: Procedure,
    definition: ProcessDefinition,
    *,
    by: Actor,
    at: dt.datetime,
    valid_from: dt.date,
) -> ProcessVersion:
    """A draft may still be wrong; `publish_process` says where."""
    policies.require_publishing_processes(by)
    procedure = Procedure.objects.select_for_update().get(pk=procedure.pk)
    last = procedure.processes.aggregate(last=Max("number"))["last"] or 0
    process = ProcessVersion.objects.create(
        procedure=procedure,
        number=last + 1,
        valid_from=valid_from,
        legal_basis=definition.legal_basis,
        resolving_unit=definition.resolving_unit,
        status=Status.DRAFT,
    )
    write_steps(process, definition)
    facts = {"process": process.number, "valid_from": str(valid_from)}
    record(chain=f"procedure:{procedure.code}", type=PROCESS_DRAFTED, by=by, at=at, facts=facts)
    return process


def write_steps(process: ProcessVersion, definition: ProcessDefinition) -> None:
    steps = Step.objects.bulk_create(
        Step(
            process=process,
            key=step.key,
            position=position,
            name=step.name,
            role=step.role,
            unit_rule=step.unit_rule,
            budget_seconds=step.budget_seconds,
        )
        for position, step in enumerate(definition.steps, start=1)
    )
    by_key = {step.key: step for step in steps}
    Branch.objects.bulk_create(
        Branch(
            step=by_key[step.key],
            act=branch.act,
            outcome=branch.outcome,
            label=branch.label,
            next_step=by_key[branch.next] if branch.next else None,
        )
        for step in definition.steps
        for branch in step.branches
    )
