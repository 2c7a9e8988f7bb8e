"""Write the text of a section; figures stand in it by name and are never typed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_text
from motcua.oversight import policies
from motcua.oversight.actions._drafts import unissued
from motcua.oversight.models import ReformReport
from motcua.oversight.rules.sections import SECTIONS, check_text

SECTION_WRITTEN = events.declare("oversight.section_written", "Viết một mục báo cáo")


@transaction.atomic
def write_section(
    report: ReformReport, *, by: Actor, at: dt.datetime, section: str, text: str
) -> ReformReport:
    """Raises InvalidInput for an unknown section or name of a figure, WrongState once issued."""
    policies.require_report_drafting(by, report)
    report = unissued(report)
    text = clean_text(text)
    if section not in SECTIONS:
        raise InvalidInput("Báo cáo không có mục này. Tải lại trang.", field="text")
    check_text(text, report.figures["words"].keys())
    report.texts = {**report.texts, section: text}
    report.save(update_fields=["texts"])
    facts = {"section": section, "length": len(text)}
    record(chain=report.chain, type=SECTION_WRITTEN, by=by, at=at, facts=facts)
    return report
