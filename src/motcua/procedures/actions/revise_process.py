"""Write a drafted internal process anew, as often as needed (TT 03/2025/TT-VPCP)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.procedures import policies
from motcua.procedures.actions.draft_process import write_steps
from motcua.procedures.models import ProcessVersion, Status
from motcua.procedures.rules.process import ProcessDefinition

PROCESS_REVISED = events.declare("procedures.process_revised", "Sửa dự thảo quy trình nội bộ")


@transaction.atomic
def revise_process(
    process: ProcessVersion,
    definition: ProcessDefinition,
    *,
    by: Actor,
    at: dt.datetime,
    valid_from: dt.date,
) -> ProcessVersion:
    """A draft may still be wrong; `publish_process` says where."""
    policies.require_publishing_processes(by)
    draft = ProcessVersion.objects.select_for_update().get(pk=process.pk)
    code = draft.procedure.code
    if draft.status != Status.DRAFT:
        raise WrongState(
            f"Quy trình {draft.number} của thủ tục {code} không còn là dự thảo. "
            "Soạn quy trình mới để thay đổi."
        )
    draft.valid_from = valid_from
    draft.legal_basis = definition.legal_basis
    draft.resolving_unit = definition.resolving_unit
    draft.save(update_fields=["valid_from", "legal_basis", "resolving_unit"])
    draft.steps.all().delete()
    write_steps(draft, definition)
    facts = {"process": draft.number, "valid_from": str(valid_from),
             "steps": len(definition.steps)}  # fmt: skip
    record(chain=f"procedure:{code}", type=PROCESS_REVISED, by=by, at=at, facts=facts)
    return draft
