"""“Nộp lại như hồ sơ …”: what somebody filed before fills the page, with its source in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from motcua.desk.intake_papers import checklist
from motcua.dossiers.queries import preview, rows
from motcua.kernel import clock
from motcua.kernel.clock import local
from motcua.kernel.errors import DomainError
from motcua.procedures.queries.receivable import receivable_one

if TYPE_CHECKING:
    from motcua.desk.intake_state import IntakeState
    from motcua.organisations.officer import Officer

MOST = 3


def again_of(state: IntakeState) -> list[dict[str, str]]:
    """The newest dossiers of the person whose procedure can still be received, one each."""
    if state.party is None or state.version is not None:
        return []
    found: dict[str, dict[str, str]] = {}
    for dossier in state.filings:
        code = dossier.procedure.code
        if code in found or len(found) == MOST:
            continue
        version = receivable_one(code, state.now.date())
        if version is not None:
            day = f"{local(dossier.submitted_at):%d/%m/%Y}"
            found[code] = {"code": dossier.code, "name": version.name, "day": day}
    return list(found.values())


def as_before(content: Mapping[str, str], code: str, officer: Officer) -> dict[str, Any]:
    """Procedure, way back and counts of papers; what was found faulty is looked at anew."""
    try:
        dossier = rows.get(code, officer)
    except DomainError:
        return dict(content)
    version = receivable_one(dossier.procedure.code, clock.today())
    if version is None:
        return dict(content)
    day = f"{local(dossier.submitted_at):%d/%m/%Y}"
    kept = {name: text for name, text in content.items() if not name.startswith("paper-")}
    return {
        **kept, "procedure": dossier.procedure.code, "procedure_text": "", "source": f"{code} {day}",
        "result_channel": str(dossier.result_channel), **_counts(version, dossier),
    }  # fmt: skip


def _counts(version: Any, dossier: Any) -> dict[str, str]:
    handed_in = preview.papers_of(dossier)
    listed = checklist(version, {})
    names = {str(paper.position): paper.name for paper in version.papers.all()}
    found = {}
    for row in (*listed.required, *listed.optional):
        counts = handed_in.get(names.get(row.key, ""))
        if counts is not None:
            found[f"paper-{row.key}-originals"] = str(counts[0])
            found[f"paper-{row.key}-copies"] = str(counts[1])
    return found
