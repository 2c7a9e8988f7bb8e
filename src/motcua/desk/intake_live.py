"""The right column of the intake page: it answers before it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.desk.intake_state import IntakeState
from motcua.desk.lines import CHANNELS
from motcua.dossiers.queries import preview
from motcua.dossiers.queries.preview import Prospect
from motcua.dossiers.rules.intake import faults_against_reception
from motcua.kernel.clock import local
from motcua.kernel.errors import DomainError
from motcua.parties.queries import parties
from motcua.ui.deadline import DeadlineView, deadline_view

FEE_NAMES = {
    "phi": gettext_noop("Phí"),
    "le_phi": gettext_noop("Lệ phí"),
    "khac": gettext_noop("Khoản khác"),
    "": gettext_noop("Phí, lệ phí"),
}


@dataclass(frozen=True)
class Blocker:
    text: str
    url: str


def live(state: IntakeState) -> dict[str, Any]:
    prospect, fault = _prospect(state)
    return {
        "state": state,
        "version": state.version,
        "prospect": prospect,
        "appointment": _view(state, prospect),
        "prospect_fault": fault,
        "fees": _fees(prospect),
        "blockers": blockers(state),
        "unchecked": sum(1 for paper in state.papers if paper.required and paper.check == 0),
        "running": _running(state),
        "settles_at_once": state.settles_at_once,
        "known": _known(state),
    }


def _prospect(state: IntakeState) -> tuple[Prospect | None, str]:
    if state.version is None:
        return None, ""
    try:
        return preview.prospect(
            state.version,
            channel=state.channel if state.channel in CHANNELS else 1,
            method=state.method,
            receiving_unit=state.officer.unit_id,
            resolving=state.get("resolving"),
            now=state.now,
            case=state.case,
        ), ""
    except DomainError as fault:
        return None, fault.message


def _view(state: IntakeState, prospect: Prospect | None) -> DeadlineView | None:
    if prospect is None or prospect.due_at is None:
        return None
    return deadline_view(
        now=state.now,
        due_at=prospect.due_at,
        remaining_seconds=prospect.seconds,
        term_seconds=prospect.seconds,
        why=prospect.sentences,
    )


def _fees(prospect: Prospect | None) -> list[tuple[str, int | None, str]]:
    if prospect is None or prospect.method is None:
        return []
    fees = prospect.method.fees.all()
    return [(_(FEE_NAMES.get(fee.kind, FEE_NAMES[""])), fee.amount, fee.text) for fee in fees]


def blockers(state: IntakeState) -> list[Blocker]:
    """Why F9 would be refused, as far as can be said without trying."""
    found = []
    if state.party is None and not state.get("applicant_name"):
        found.append(Blocker(_("Chưa có chủ hồ sơ."), "#tim-nguoi"))
    if state.version is None:
        found.append(Blocker(_("Chưa chọn thủ tục."), "#tim-thu-tuc"))
    found += [Blocker(text, "#muc-3") for text in faults_against_reception(state.papers)]
    return found


def _running(state: IntakeState) -> list[dict[str, Any]]:
    """Open dossiers of the same person for the same procedure."""
    if state.version is None:
        return []
    code = state.version.procedure.code
    return [
        {
            "code": dossier.code,
            "url": reverse("desk:dossier", args=[dossier.code]),
            "since": f"{local(dossier.submitted_at):%d/%m/%Y}",
            "noted": state.get("still") == dossier.code,
        }
        for dossier in state.filings
        if dossier.is_open and dossier.procedure.code == code
    ]


def _known(state: IntakeState) -> dict[str, Any] | None:
    """A number typed by hand that belongs to somebody already known."""
    number = "".join(state.get("applicant_identity").split())
    if state.party is not None or state.assists or len(number) < 10:
        return None
    party = parties.by_identity(number)
    return {"pk": party.pk, "name": party.name, "born": party.birth_year} if party else None
