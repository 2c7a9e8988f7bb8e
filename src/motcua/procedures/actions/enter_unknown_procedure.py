"""Enter a procedure of which only the code is known, for dossiers of another system.

Its version is in force on no day: nobody receives under it, and no list offers it
(NĐ 63/2010/NĐ-CP, Điều 15: only what is published may be applied).
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.procedures import policies
from motcua.procedures.actions.rows import fields_for, unsaved_version
from motcua.procedures.models import Procedure, ProcedureVersion, Status
from motcua.procedures.rules.content import Content

PROCEDURE_UNKNOWN = events.declare("procedures.procedure_unknown", "Ghi thủ tục chưa khai báo")
LONG_AGO = dt.date(2000, 1, 1)
NO_FIELD = "Chưa rõ lĩnh vực"


@transaction.atomic
def enter_unknown_procedure(
    code: str, field: str, *, by: Actor, at: dt.datetime
) -> ProcedureVersion:
    policies.require_publishing_processes(by)
    procedure = Procedure.objects.create(code=code)
    name = field or NO_FIELD
    version = unsaved_version(
        Content(code=code, name=f"Thủ tục {code} (chưa khai báo)", field=name),
        fields_for([name])[name],
        procedure=procedure, number=1, status=Status.PUBLISHED, valid_from=LONG_AGO,
        valid_to=LONG_AGO, published_at=at,
    )  # fmt: skip
    version.save()
    record(chain=f"procedure:{code}", type=PROCEDURE_UNKNOWN, by=by, at=at, facts={"version": 1})
    return version
