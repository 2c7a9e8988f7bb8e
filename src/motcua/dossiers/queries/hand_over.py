"""Phiếu bàn giao hồ sơ: the list that goes with the papers of several dossiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from motcua.documents.queries.letterheads import letterhead_of
from motcua.documents.rendering import render
from motcua.documents.rules.forms import FormKey, form_in_force
from motcua.documents.rules.lists import HandOver, HandOverLine
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units


def hand_over_pdf(dossiers: Sequence[Dossier], officer: Officer, at: dt.datetime) -> bytes:
    """A page or more for each unit that takes, in the order given; what was read is printable.

    A dossier already handed over is listed for who takes it, another for who holds it.
    """
    on = clock.local(at).date()
    takers = {_taker(dossier) for dossier in dossiers}
    if not dossiers or len(takers) > 1:
        names = ", ".join(units.unit_name(unit, on) for unit in sorted(takers))
        raise InvalidInput(
            f"Các hồ sơ đi đến nhiều nơi ({names}). Chọn hồ sơ của một nơi nhận rồi in."
            if dossiers
            else "Chưa chọn hồ sơ nào để in.",
            field="dossier",
        )
    paper = HandOver(
        letterhead=letterhead_of(officer.unit_id, on),
        giver_unit=units.unit_name(officer.unit_id, on),
        receiver_unit=units.unit_name(takers.pop(), on),
        giver=officer.name,
        receiver="",
        lines=tuple(_line(dossier) for dossier in dossiers),
        issued_at=at,
    )
    return render(paper, form=form_in_force(FormKey.HAND_OVER, on), copies=2)


def _taker(dossier: Dossier) -> int:
    return dossier.offered_unit_id or dossier.holder_unit_id or dossier.resolving_unit_id


def _line(dossier: Dossier) -> HandOverLine:
    papers = DossierPaper.objects.filter(dossier=dossier).values_list("originals", "copies")
    return HandOverLine(
        code=dossier.code,
        procedure=dossier.procedure_version.name,
        applicant=dossier.applicant.name,
        papers=sum(originals + copies for originals, copies in papers),
        due=dossier.due_at,
    )
