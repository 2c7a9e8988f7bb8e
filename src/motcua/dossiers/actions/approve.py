"""Approve: the competent person decides and the result exists (NĐ 118/2025/NĐ-CP, Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.passage import Done, begin, branch_of
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer


@transaction.atomic
def approve(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    number: str = "",
    opinion: str = "",
    outcome: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4; `number` is the document's, where the one who signs also numbers."""
    act = begin(Verb.APPROVE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    branch = branch_of(act.dossier.step, Verb.APPROVE, outcome)
    name = _result_name(act.dossier)
    Outcome.objects.update_or_create(
        dossier=act.dossier,
        defaults={"name": name, "number": clean_text(number)[:60], "decided_at": at,
                  "decided_by_id": by.post_id},
    )  # fmt: skip
    act.go(branch)
    note = clean_text(opinion)[:2000]
    return act.record({"outcome": outcome}, {"opinion": note} if note else None)


def _result_name(dossier: Dossier) -> str:
    kind = dossier.procedure_version.results.order_by("position").first()
    return kind.name if kind else "Kết quả giải quyết thủ tục"
