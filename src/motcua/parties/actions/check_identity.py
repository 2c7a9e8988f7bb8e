"""Ask a register whether name, number and year of birth belong together, and keep its answer.

NĐ 69/2024/NĐ-CP (định danh và xác thực điện tử); the answer is a fact, not a right to file.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.actions.note_reading import note_reading
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.parties import policies
from motcua.parties.actions._standing import locked, require_standing
from motcua.parties.models import Party
from motcua.parties.queries import parties
from motcua.parties.register import RegisterAnswer, the_register

IDENTITY_CHECKED = events.declare("parties.identity_checked", "Đối chiếu số định danh")


def check_identity(party: Party, *, by: Actor, at: dt.datetime, purpose: str) -> RegisterAnswer:
    """`purpose` is a reference (a dossier code). Raises RegisterSilent; nothing is kept then."""
    policies.require(by, policies.CHECK)
    require_standing(party)
    told = parties.opened(party)
    if not told.identity:
        raise InvalidInput(
            "Người này chưa có số định danh nên chưa đối chiếu được. Nhập số trước.",
            field="identity",
        )
    # Outside the transaction: a register that is slow must not hold the row.
    answer = the_register().ask(told)
    _keep(party, answer, by, at, purpose)
    return answer


@transaction.atomic
def _keep(party: Party, answer: RegisterAnswer, by: Actor, at: dt.datetime, purpose: str) -> None:
    (row,) = locked(party)
    require_standing(row)
    row.checked_at, row.checked_by, row.check_answer = at, answer.source, answer.answer
    row.save(update_fields=["checked_at", "checked_by", "check_answer"])
    facts = {"source": answer.source, "answer": str(answer.answer), "purpose": purpose}
    record(chain=row.key.reference, type=IDENTITY_CHECKED, by=by, at=at, facts=facts)
    note_reading(
        row.key.reference, by=by, at=at, what="identity", purpose=purpose, subject="register"
    )
