"""A file of evidence, to those who may read what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.documents.models import StoredFile
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.organisations.officer import Officer
from motcua.oversight.models import Finding, Remedy, TaskReport
from motcua.oversight.queries import inspections, plans


@dataclass(frozen=True, kw_only=True)
class EvidenceFile:
    """`of` names what it belongs to, for the log of openings."""

    file: StoredFile
    of: str


def file_named(reference: str, officer: Officer) -> EvidenceFile:
    """NotFound also where the officer may not read the finding, remedy or report it belongs to."""
    file = StoredFile.objects.filter(reference=reference).first()
    of = _owner(file, officer) if file else ""
    if file is None or not of:
        raise NotFound("Không có tệp này trong phạm vi anh/chị xem được.")
    return EvidenceFile(file=file, of=of)


def _owner(file: StoredFile, officer: Officer) -> str:
    try:
        if finding := Finding.objects.filter(file=file).first():
            found = inspections.get(finding.inspection_id, officer)
            shown = inspections.findings(found, officer)
            return found.chain if finding in shown else ""
        if remedy := Remedy.objects.filter(file=file).first():
            return inspections.remedy_named(remedy.pk, officer).chain
        if report := TaskReport.objects.filter(file=file).select_related("task").first():
            return plans.plan_named(report.task.plan_id, officer).chain
    except (NotAllowed, NotFound):
        return ""
    return ""
