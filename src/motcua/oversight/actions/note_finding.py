"""Note what the team found: a strength, or a limit with cause, who answers, and its remedy."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import IO

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unsigned
from motcua.oversight.actions._files import kept
from motcua.oversight.models import Finding, Inspection, Remedy
from motcua.oversight.queries.inspections import answerable_choices
from motcua.oversight.rules.inspections import FINDING_KINDS, FindingDetails, finding_faults

FINDING_NOTED = events.declare("oversight.finding_noted", "Ghi phát hiện kiểm tra")
LONGEST = 5_000


@transaction.atomic
def note_finding(
    inspection: Inspection,
    *,
    by: Actor,
    at: dt.datetime,
    details: FindingDetails,
    file: tuple[str, IO[bytes]] | None = None,
) -> Finding:
    """Raises InvalidInput by field, WrongState once signed."""
    policies.require_running(by, inspection)
    inspection = unsigned(inspection)
    details = _cleaned(details)
    _check(inspection, details, local(at).date())
    finding = Finding.objects.create(
        inspection=inspection, kind=details.kind, topic=details.topic, text=details.text,
        cause=details.cause, answerable_id=details.post, evidence=details.evidence,
        file=kept(file, by=by, at=at),
    )  # fmt: skip
    if details.remedy and details.due_on:
        Remedy.objects.create(finding=finding, text=details.remedy, due_on=details.due_on)
    facts = {"finding": finding.pk, "kind": details.kind, "topic": details.topic,
             "post": details.post, "due_on": str(details.due_on or "")}  # fmt: skip
    record(chain=inspection.chain, type=FINDING_NOTED, by=by, at=at, facts=facts)
    return finding


def _cleaned(told: FindingDetails) -> FindingDetails:
    return dataclasses.replace(
        told, text=clean_text(told.text), cause=clean_text(told.cause),
        evidence=clean_text(told.evidence), remedy=clean_text(told.remedy),
    )  # fmt: skip


def _check(inspection: Inspection, told: FindingDetails, on: dt.date) -> None:
    errors: dict[str, list[str]] = {}
    if told.kind not in FINDING_KINDS:
        errors["kind"] = ["Chọn ưu điểm hoặc hạn chế."]
    if not inspection.checks.filter(key=told.topic).exists():
        errors["topic"] = ["Chọn mục của phiếu mà phát hiện này thuộc về."]
    for field, sentence in finding_faults(told, inspection.ends_on):
        errors.setdefault(field, []).append(sentence)
    if told.post is not None and told.post not in dict(answerable_choices(inspection.unit_id, on)):
        errors["post"] = ["Vị trí này không thuộc đơn vị được kiểm tra. Chọn vị trí khác."]
    for name in ("text", "cause", "evidence", "remedy"):
        if (size := len(getattr(told, name))) > LONGEST:
            errors.setdefault(name, []).append(f"Dài {size} ký tự, tối đa {LONGEST}. Ghi gọn lại.")
    if errors:
        raise InvalidInput(errors=errors)
