"""Number and issue the document: the next of the register, none skipped (NĐ 30/2020, Điều 15, 18)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from motcua.documents.models import StoredFile
from motcua.documents.queries.files import content_of
from motcua.dossiers.actions._books import check_number, draw_number
from motcua.dossiers.models import DocumentBook, Dossier, Outcome
from motcua.dossiers.passage import Done, Passage, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import WrongState
from motcua.organisations.officer import Officer


@transaction.atomic
def issue(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    sealed: StoredFile | None = None,
    number: str = "",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 4 stays. `sealed` is the signed file with the agency's signature and `number` on it:
    refused when that is no longer the next number, or when it is another file than was signed.
    """
    act = begin(Verb.ISSUE, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    outcome = Outcome.objects.select_related("signed__key").get(dossier=act.dossier)
    if sealed:
        _check_sealed(outcome, sealed)
    facts = number_and_issue(act, outcome, sealed=sealed)
    if sealed:
        check_number(outcome.number, borne=number)
    return act.record(facts)


def _check_sealed(outcome: Outcome, sealed: StoredFile) -> None:
    """A signature is an update: what was signed before stands in front, byte for byte."""
    if outcome.signed and not content_of(sealed).startswith(content_of(outcome.signed)):
        raise WrongState(
            "Tệp đã đóng dấu không phải là văn bản lãnh đạo đã ký. "
            "Mở lại hồ sơ, đóng dấu đúng tệp rồi ban hành.",
            code="other_file",
        )


def number_and_issue(
    act: Passage, outcome: Outcome, *, sealed: StoredFile | None = None
) -> dict[str, Any]:
    """From now on the text is fixed; returns what the event says."""
    assert isinstance(act.by, Officer)
    outcome.number = draw_number(act.dossier.resolving_unit_id, DocumentBook.Kind.RESULT, act.at)
    outcome.issued_at, outcome.issued_by_id = act.at, act.by.post_id
    outcome.signed = sealed or outcome.signed
    outcome.save()
    return {"number": outcome.number, **({"file": sealed.sha256} if sealed else {})}
