"""Settle at once: received, done and returned in one act, without an appointment.

NĐ 118/2025/NĐ-CP, Điều 17: procedures resolved on the spot (certified copies, say) need no slip.
"""

from __future__ import annotations

import datetime as dt

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.opening import open_dossier
from motcua.dossiers.passage import Done, Passage, once
from motcua.dossiers.reckoning import due_of
from motcua.dossiers.rules.intake import Intake
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.dossiers.statements import applicant_part, filing_facts, filing_part, intake_facts
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations.officer import Officer


def settle_at_counter(
    intake: Intake,
    *,
    by: Officer,
    at: dt.datetime,
    taken_by: str = "",
    signed_by: int | None = None,
    key: str = "",
) -> Done:
    """State 10 at once; `signed_by` is the post of who certified, where it was another."""
    return once(
        Verb.SETTLE_AT_COUNTER, by, key,
        lambda: _settle(intake, by, at, key, taken_by=taken_by, signer=signed_by or by.post_id),
    )  # fmt: skip


def _settle(
    intake: Intake, by: Officer, at: dt.datetime, key: str, *, taken_by: str, signer: int
) -> Done:
    policies.require_intake(by, Verb.SETTLE_AT_COUNTER, intake.receiving_unit)
    dossier = open_dossier(intake, by=by, at=at)
    if not dossier.procedure_version.settled_at_once:
        raise InvalidInput(
            f"Thủ tục {dossier.procedure.code} không thuộc loại giải quyết ngay. Tiếp nhận và "
            "hẹn trả như thường.",
            field="procedure",
        )
    taker = clean_name(taken_by or dossier.applicant.name, field="taken_by", label="Người nhận")
    act = Passage(Verb.SETTLE_AT_COUNTER, dossier, by, at, key)
    _finish(dossier, at, signer)
    facts = {**intake_facts(dossier, intake.case), **filing_facts(intake, by),
             "signed_by": signer, "through": dossier.result_channel}  # fmt: skip
    personal = {**applicant_part(dossier), **filing_part(intake), "taken_by": taker}
    return act.record(facts, personal)


def _finish(dossier: Dossier, at: dt.datetime, signer: int) -> None:
    dossier.received_at = at
    dossier.due_at = due_of(dossier)
    dossier.status = Status.RETURNED
    dossier.finished_at = dossier.returned_at = at
    kind = dossier.procedure_version.results.order_by("position").first()
    Outcome.objects.create(
        dossier=dossier, name=kind.name if kind else "Kết quả giải quyết thủ tục",
        decided_at=at, decided_by_id=signer, issued_at=at, taken_through=dossier.result_channel,
    )  # fmt: skip
