"""Learn from the province's finished dossiers which will be late, and try it on days not seen.

NĐ 118/2025/NĐ-CP, Điều 19: who is late apologises before the due time; so it must be foreseen.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.reports.models import WarningModel
from motcua.reports.queries import past as reading
from motcua.reports.queries.warnings import tried

WARNINGS_LEARNED = events.declare("reports.warnings_learned", "Học cảnh báo sớm")
CHAIN = "reports:warnings"


def learn_warnings(*, by: Actor, at: dt.datetime) -> WarningModel:
    """Raises InvalidInput where the history is too small; what was learned before stays then."""
    from motcua.reports.rules.warning.learning import TooLittle, learn, lesson

    known, elapsed = reading.past(at), reading.elapsed()
    moments, end = list(reading.mornings(at - reading.WINDOW, at)), int(at.timestamp())
    try:
        test = tried(known, moments, end, elapsed)
        model = learn(known, lesson(known, moments, end, elapsed), elapsed)
    except TooLittle as cause:
        raise InvalidInput(str(cause), field="history") from cause
    with transaction.atomic():
        row = WarningModel(
            learned_at=at,
            definition=model.definition,
            window_from=dt.date.fromisoformat(model.window[0]),
            window_to=dt.date.fromisoformat(model.window[1]),
            dossiers=model.dossiers,
            parameters=model.as_data(),
            backtest=test.as_data(),
            in_force=test.helps,
        )
        row.save()
        facts = {"model": row.pk, "dossiers": model.dossiers, "in_force": test.helps}
        record(chain=CHAIN, type=WARNINGS_LEARNED, by=by, at=at, facts=facts)
    return row
