"""Refuse what is handed in at the counter: filed and refused in one act (NĐ 118/2025, Điều 17)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.passage import Done
from motcua.dossiers.rules.intake import Intake
from motcua.organisations.officer import Officer


@transaction.atomic
def refuse_at_counter(
    intake: Intake, *, by: Officer, at: dt.datetime, reason: str, key: str = ""
) -> Done:
    """State 3 with a code and Mẫu 03; nothing is kept when the reason is missing."""
    filed = submit(intake, by=by, at=at, key=key)
    return refuse(filed.dossier, by=by, at=at, reason=reason, key=f"{key}/refuse" if key else "")
