"""Ask for what is missing at the counter: filed and asked in one act (NĐ 118/2025, Điều 17)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from motcua.dossiers.actions.request_supplement import MissingPaper, request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.passage import Done
from motcua.dossiers.rules.intake import Intake
from motcua.organisations.officer import Officer


@transaction.atomic
def request_supplement_at_counter(
    intake: Intake,
    *,
    by: Officer,
    at: dt.datetime,
    items: Sequence[MissingPaper],
    reason: str,
    key: str = "",
) -> Done:
    """State 5 with a code and Mẫu 02; the term begins when the supplement is in."""
    filed = submit(intake, by=by, at=at, key=key)
    return request_supplement(
        filed.dossier, by=by, at=at, items=items, reason=reason,
        key=f"{key}/supplement" if key else "",
    )  # fmt: skip
