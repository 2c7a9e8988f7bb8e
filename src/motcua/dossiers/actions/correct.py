"""Correct what was typed wrong at intake; every correction is traced (NĐ 118/2025/NĐ-CP, Điều 17)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.opening import search_words
from motcua.dossiers.passage import Done, Passage, begin
from motcua.dossiers.rules.intake import PaperIn, check_papers, checked_reason
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part
from motcua.dossiers.words import learn
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer
from motcua.parties.actions import enter_party
from motcua.parties.rules.details import PartyDetails
from motcua.procedures.models import Channel

NEEDED = "Ghi vì sao phải sửa."


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is None stays; `papers` are counts and checks by place, from the first on."""

    applicant: PartyDetails | None = None
    papers: tuple[PaperIn, ...] | None = None
    result_channel: int | None = None
    renamed: bool = False


@transaction.atomic
def correct(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    correction: Correction,
    reason: str,
    version: int | None = None,
    key: str = "",
) -> Done:
    """Before the result is there; what was printed before stays as it was printed."""
    act = begin(Verb.CORRECT, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    before = applicant_part(act.dossier)
    changed = [
        *_correct_applicant(act, correction),
        *_correct_papers(act.dossier, correction),
        *_correct_way_back(act.dossier, correction),
    ]
    if not changed:
        raise InvalidInput("Chưa sửa chỗ nào. Sửa ít nhất một mục rồi ghi.", field="reason")
    personal: dict[str, Any] = {"reason": why, "was": before, "is": applicant_part(act.dossier)}
    facts: dict[str, Any] = {"changed": changed}
    if "result_channel" in changed:
        facts["result_channel"] = act.dossier.result_channel
    return act.record(facts, personal)


def _correct_applicant(act: Passage, correction: Correction) -> list[str]:
    if correction.applicant is None:
        return []
    dossier, was = act.dossier, act.dossier.applicant
    party = enter_party(
        correction.applicant, by=act.by, at=act.at, prefix="applicant_", renamed=correction.renamed
    )
    dossier.applicant = party
    version = dossier.procedure_version
    dossier.search_words = search_words(dossier.code, party, dossier.submitter, version)
    dossier.save(update_fields=["applicant", "search_words"])
    learn(dossier.search_words)
    return ["applicant" if party.pk == was.pk else "owner"]


def _correct_papers(dossier: Dossier, correction: Correction) -> list[str]:
    if correction.papers is None:
        return []
    check_papers(correction.papers)
    rows = list(DossierPaper.objects.filter(dossier=dossier).order_by("position"))
    for row, paper in zip(rows, correction.papers, strict=False):
        row.originals, row.copies = paper.originals, paper.copies
        row.check_state, row.fault = paper.check, paper.fault
    DossierPaper.objects.bulk_update(rows, ["originals", "copies", "check_state", "fault"])
    return ["papers"]


def _correct_way_back(dossier: Dossier, correction: Correction) -> list[str]:
    wanted = correction.result_channel
    if wanted is None or wanted == dossier.result_channel:
        return []
    if wanted not in Channel.values:
        raise InvalidInput("Chọn một trong ba: tại quầy, trực tuyến, bưu chính.",
                           field="result_channel")  # fmt: skip
    dossier.result_channel = wanted
    dossier.save(update_fields=["result_channel"])
    return ["result_channel"]
