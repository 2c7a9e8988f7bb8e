"""Apologise and re-appoint: once, before the due date, signed by the head (NĐ 118/2025, Điều 19).

Mẫu số 04. The statutory due time stands and is what statistics measure by.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.queries.history import history
from motcua.documents.models import StoredFile
from motcua.dossiers.actions._books import check_number, draw_number
from motcua.dossiers.conditions import untimely
from motcua.dossiers.models import DocumentBook, Dossier, Extension
from motcua.dossiers.passage import EVENTS, Done, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.dossiers.statements import applicant_part
from motcua.kernel.clock import local
from motcua.organisations.officer import Officer


@transaction.atomic
def extend(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    signed: StoredFile | None = None,
    number: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """The state stays; `signed` is the letter with its electronic signature, where there is one,
    and `number` what it bears: refused when that is no longer the next number.
    """
    act = begin(Verb.EXTEND, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    if late := untimely(Verb.EXTEND, act.dossier, at):
        raise late
    drafted = Extension.objects.get(dossier=act.dossier)
    drafted.signed_at, drafted.signed_by_id, drafted.signed_file = at, by.post_id, signed
    drafted.number = draw_number(act.dossier.resolving_unit_id, DocumentBook.Kind.APOLOGY, at)
    if signed:
        check_number(drafted.number, borne=number)
    drafted.save()
    act.dossier.appointed_at = drafted.appointed_at
    facts = {"cause": drafted.cause, "number": drafted.number,
             "appointed_at": local(drafted.appointed_at).isoformat()}  # fmt: skip
    return act.record(facts, {**applicant_part(act.dossier), "reason": _reason(act.dossier)})


def _reason(dossier: Dossier) -> str:
    """As it was drafted last."""
    drafts = [entry for entry in history(dossier.chain)
              if entry.event.name == EVENTS[Verb.DRAFT_APOLOGY]]  # fmt: skip
    return str((drafts[-1].personal or {}).get("reason", "")) if drafts else ""
