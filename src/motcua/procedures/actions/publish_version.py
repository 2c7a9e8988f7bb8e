"""Put a drafted version in force; the one before it ends the day it begins.

NĐ 63/2010/NĐ-CP Điều 15 (as amended by NĐ 92/2017/NĐ-CP): publication of procedures.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.vietnamese import date_text
from motcua.procedures import policies
from motcua.procedures.models import Procedure, ProcedureVersion, ProcessVersion, Status
from motcua.procedures.queries.catalogue import on_day
from motcua.procedures.queries.contents import content_of
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.published import forget
from motcua.procedures.rules import publication
from motcua.procedures.rules import version as rules
from motcua.procedures.rules.content import digest
from motcua.procedures.rules.process import too_long

VERSION_PUBLISHED = events.declare("procedures.version_published", "Công bố phiên bản thủ tục")


@transaction.atomic
def publish_version(
    version: ProcedureVersion,
    *,
    by: Actor,
    at: dt.datetime,
    decision: str = "",
    decided_on: dt.date | None = None,
) -> ProcedureVersion:
    """`decision` is the one that bases it, where the draft does not name it yet; `decided_on` the
    day it was signed. Raises InvalidInput where that day is after the one it is published on.
    """
    policies.require_publishing_procedures(by)
    procedure = Procedure.objects.select_for_update().get(pk=version.procedure_id)
    version = ProcedureVersion.objects.select_related("procedure", "field").get(pk=version.pk)
    if version.status != Status.DRAFT:
        raise WrongState(
            f"Phiên bản {version.number} của thủ tục {procedure.code} không còn là dự thảo. "
            "Soạn phiên bản mới để thay đổi."
        )
    found = rules.faults(content_of(version), on=version.valid_from)
    _take_decision(version, decision, decided_on)
    if fault := publication.day_fault(version.decided_on, clock.local(at).date()):
        found = {"decided_on": [fault], **found}
    if found := found or _process_faults(version):
        raise InvalidInput(errors=found)
    current = procedure.versions.filter(status=Status.PUBLISHED, valid_to=None).first()
    if current:
        end_before(current, version.valid_from)
    version.status, version.published_at = Status.PUBLISHED, at
    version.save(update_fields=[
        "status", "published_at", "decision", "decided_on", "content_digest",
    ])  # fmt: skip
    facts = {"version": version.number, "valid_from": str(version.valid_from)}
    if version.decided_on:
        facts["decided_on"] = str(version.decided_on)
    record(chain=f"procedure:{procedure.code}", type=VERSION_PUBLISHED, by=by, at=at, facts=facts)
    transaction.on_commit(forget)
    return version


def _take_decision(version: ProcedureVersion, decision: str, decided_on: dt.date | None) -> None:
    """Another decision than the draft names was not signed on the day that the draft names."""
    if decision and decision != version.decision:
        version.decision, version.decided_on = decision, None
    version.decided_on = decided_on or version.decided_on
    if decision or decided_on:
        version.content_digest = digest(content_of(version))


def _process_faults(version: ProcedureVersion) -> dict[str, list[str]]:
    """A term shorter than the process in force takes would make every dossier late."""
    processes = ProcessVersion.objects.filter(
        on_day(version.valid_from), procedure=version.procedure_id
    )
    process = processes.order_by("number").first()
    if process is None:
        return {}
    terms = {method.due_term for method in version.methods.all()} - {""}
    fault = too_long(definition_of(process), terms)
    told = f"Quy trình nội bộ {process.number} không kịp các thời hạn này. {fault}"
    return {"methods": [told]} if fault else {}


def end_before(current: ProcedureVersion, day: dt.date) -> None:
    """The last published version ends where the next begins; law is not put in force backwards."""
    refuse_backwards(current, day)
    current.valid_to = day
    current.save(update_fields=["valid_to"])


def refuse_backwards(current: ProcedureVersion, day: dt.date) -> None:
    if day < current.valid_from:
        raise InvalidInput(
            f"Phiên bản {current.number} của thủ tục {current.procedure.code} có hiệu lực từ "
            f"{date_text(current.valid_from)}, sau ngày {date_text(day)}. "
            "Chọn ngày hiệu lực từ ngày đó trở đi.",
            field="valid_from",
        )
