"""Write the next version of a procedure as a draft (NĐ 63/2010/NĐ-CP Điều 8)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.procedures import policies
from motcua.procedures.actions.rows import fields_for, unsaved_version, write_parts
from motcua.procedures.models import Procedure, ProcedureVersion, Status
from motcua.procedures.rules.content import Content, digest

VERSION_DRAFTED = events.declare("procedures.version_drafted", "Soạn phiên bản thủ tục")


@transaction.atomic
def draft_version(
    content: Content, *, by: Actor, at: dt.datetime, valid_from: dt.date
) -> ProcedureVersion:
    policies.require_publishing_procedures(by)
    Procedure.objects.get_or_create(code=content.code)
    procedure = Procedure.objects.select_for_update().get(code=content.code)
    last = procedure.versions.aggregate(last=Max("number"))["last"] or 0
    version = unsaved_version(
        content,
        fields_for([content.field])[content.field],
        procedure=procedure,
        number=last + 1,
        status=Status.DRAFT,
        valid_from=valid_from,
        content_digest=digest(content),
    )
    version.save()
    write_parts([(version, content)])
    facts = {"version": version.number, "valid_from": str(valid_from)}
    record(chain=f"procedure:{procedure.code}", type=VERSION_DRAFTED, by=by, at=at, facts=facts)
    return version
