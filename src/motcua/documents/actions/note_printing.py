"""Count a paper printed, so that a second print says that it is one (TT 03/2025/TT-VPCP, Điều 6)."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Max

from motcua.audit.actions import record
from motcua.documents.models import Printing
from motcua.kernel import events
from motcua.kernel.actor import Actor

PAPER_PRINTED = events.declare("documents.printed", "In giấy tờ")


TRIES = 3


def note_printing(
    paper: str, *, reference: str, by: Actor, at: dt.datetime, copies: int = 1
) -> Printing:
    """`reference` names what it is of (`dossier:…`); the first print has copy number 1."""
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                return _note(paper, reference, by, at, copies)
        except IntegrityError:
            # Somebody printed the same paper at the same moment: theirs came first.
            if not left:
                raise
    raise AssertionError


def _note(paper: str, reference: str, by: Actor, at: dt.datetime, copies: int) -> Printing:
    printed = Printing.objects.filter(reference=reference, paper=paper)
    last = printed.aggregate(last=Max("copy_number"))["last"] or 0
    row = Printing.objects.create(
        reference=reference, paper=paper, copy_number=last + 1, copies=copies, printed_at=at,
        printed_by=by.reference,
    )  # fmt: skip
    facts = {"of": reference, "paper": paper, "copy_number": row.copy_number, "copies": copies}
    record(chain=f"printing:{reference}", type=PAPER_PRINTED, by=by, at=at, facts=facts)
    return row
