"""A stored process back as the definition it was made of."""

from __future__ import annotations

from motcua.procedures.models import ProcessVersion, Step
from motcua.procedures.rules.process import (
    BranchDefinition,
    ProcessDefinition,
    StepDefinition,
)


def definition_of(process: ProcessVersion) -> ProcessDefinition:
    steps = process.steps.order_by("position").prefetch_related("branches__next_step")
    return ProcessDefinition(
        steps=tuple(_step(step) for step in steps),
        legal_basis=process.legal_basis,
        resolving_unit=process.resolving_unit,
    )


def _step(step: Step) -> StepDefinition:
    return StepDefinition(
        key=step.key,
        name=step.name,
        role=step.role,
        unit_rule=step.unit_rule,
        budget_seconds=step.budget_seconds,
        branches=tuple(
            BranchDefinition(
                act=branch.act,
                label=branch.label,
                outcome=branch.outcome,
                next=branch.next_step.key if branch.next_step else "",
            )
            for branch in step.branches.all()
        ),
    )
