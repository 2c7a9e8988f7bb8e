"""Suspend until a financial duty is done, where the law of the field excludes that time.

NĐ 118/2025/NĐ-CP, Điều 24; state 6 of the national portal.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.actions._pauses import pause
from motcua.dossiers.models import Dossier, PauseEntry
from motcua.dossiers.passage import Done, begin
from motcua.dossiers.reckoning import counter_term
from motcua.dossiers.rules.intake import checked_reason
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.dossiers.statements import applicant_part
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.organisations.officer import Officer
from motcua.worktime import Term

NEEDED = "Ghi nghĩa vụ tài chính phải thực hiện và nộp ở đâu; người nộp đọc đúng câu này."
NEEDED_BASIS = "Ghi căn cứ cho phép không tính thời gian này, ví dụ điều, khoản của luật đất đai."


@transaction.atomic
def suspend(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    reason: str,
    legal_basis: str,
    amount: int | None = None,
    term: str = "30d",
    version: int | None = None,
    key: str = "",
) -> Done:
    """State 2 or 4 → 6; `amount` in đồng where it is known, to be paid within `term`."""
    act = begin(Verb.SUSPEND, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    why = checked_reason(reason, needed=NEEDED)
    basis = checked_reason(legal_basis, field="legal_basis", needed=NEEDED_BASIS)[:200]
    if amount is not None and amount <= 0:
        raise InvalidInput("Số tiền phải lớn hơn 0; để trống nếu chưa biết.", field="amount")
    pay_by = counter_term(act.dossier, at, Term.parse(term))
    pause(act.dossier, PauseEntry.Kind.FINANCIAL, at, basis)
    act.dossier.status = Status.FINANCIAL_DUTY
    act.dossier.act_by = pay_by
    facts = {"amount": amount, "legal_basis": basis, "pay_by": local(pay_by).isoformat()}
    return act.record(facts, {**applicant_part(act.dossier), "reason": why})
