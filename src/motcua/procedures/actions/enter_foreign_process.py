"""Write down how a dossier of another system is finished here: resolved, then given back.

Which steps it went through there nobody tells. The process is in force on no day (TT 03/2025/TT-VPCP
knows only approved ones): no dossier is received under it.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.procedures import policies
from motcua.procedures.actions.draft_process import write_steps
from motcua.procedures.models import Procedure, ProcessVersion, Status
from motcua.procedures.rules.process import (
    BranchDefinition,
    ProcessDefinition,
    StepDefinition,
)

PROCESS_FOREIGN = events.declare("procedures.process_foreign", "Ghi quy trình của hồ sơ nhập vào")
FOREIGN = "Hồ sơ nhập từ hệ thống khác"
LONG_AGO = dt.date(2000, 1, 1)
RESOLVE, GIVE = "giai-quyet", "tra"
_DAY = 8 * 3_600
_STEPS = (
    StepDefinition(
        key=RESOLVE, name="Giải quyết", role="CV", unit_rule="resolving", budget_seconds=10 * _DAY,
        branches=(BranchDefinition(act="hand_to_counter", label="Chuyển quầy", next=GIVE),),
    ),
    StepDefinition(
        key=GIVE, name="Trả kết quả", role="TN", unit_rule="receiving", budget_seconds=3_600,
        branches=(BranchDefinition(act="return_result", label="Trả kết quả"),),
    ),
)  # fmt: skip


@transaction.atomic
def enter_foreign_process(procedure: Procedure, *, by: Actor, at: dt.datetime) -> ProcessVersion:
    """The one it has already, or a new one."""
    policies.require_publishing_processes(by)
    known = procedure.processes.filter(legal_basis=FOREIGN).first()
    if known is not None:
        return known
    last = procedure.processes.aggregate(last=Max("number"))["last"] or 0
    process = ProcessVersion.objects.create(
        procedure=procedure, number=last + 1, valid_from=LONG_AGO, valid_to=LONG_AGO,
        legal_basis=FOREIGN, status=Status.PUBLISHED, published_at=at,
    )  # fmt: skip
    write_steps(process, ProcessDefinition(steps=_STEPS, legal_basis=FOREIGN, resolving_unit=""))
    facts = {"process": process.number}
    record(chain=f"procedure:{procedure.code}", type=PROCESS_FOREIGN, by=by, at=at, facts=facts)
    return process
