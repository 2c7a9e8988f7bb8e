"""Receive several dossiers of one person in one act (NĐ 118/2025/NĐ-CP, Điều 17)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from motcua.dossiers.actions.receive_at_counter import receive_at_counter
from motcua.dossiers.passage import Done
from motcua.dossiers.rules.intake import Intake
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.organisations.officer import Officer

MOST = 50


@transaction.atomic
def receive_group(
    intakes: Sequence[Intake], *, by: Officer, at: dt.datetime, key: str = ""
) -> list[Done]:
    """Each gets its own code, receipt and term; all are received or none is.

    Raises InvalidInput with fields `dossier_<place>_<field>`.
    """
    if not 1 <= len(intakes) <= MOST:
        raise InvalidInput(f"Một lần tiếp nhận từ 1 đến {MOST} hồ sơ.", field="dossiers")
    if len({intake.applicant.identity for intake in intakes}) > 1:
        raise InvalidInput("Các hồ sơ trong nhóm phải của cùng một người.", field="dossiers")
    group = uuid.uuid5(uuid.NAMESPACE_URL, f"{by.reference} {key}") if key else uuid.uuid4()
    return [
        _receive(place, replace(intake, group=group.hex), by, at, f"{key}.{place}" if key else "")
        for place, intake in enumerate(intakes, 1)
    ]


def _receive(place: int, intake: Intake, by: Officer, at: dt.datetime, key: str) -> Done:
    try:
        return receive_at_counter(intake, by=by, at=at, key=key)
    except DomainError as fault:
        named = {f"dossier_{place}_{field}": texts for field, texts in fault.errors.items()}
        raise InvalidInput(f"Hồ sơ thứ {place}: {fault.message}", errors=named) from fault
