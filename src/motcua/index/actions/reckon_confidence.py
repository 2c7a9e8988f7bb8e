"""Reckon once how sure the places of a block are, and keep it: 10,000 rankings, seeded.

After the OECD/JRC Handbook on Constructing Composite Indicators (2008); ADR 0027, 0034.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.models import Confidence, Round, RoundBlock
from motcua.index.queries.surveys import answered_of
from motcua.index.queries.tables import BlockTable, table_of
from motcua.index.rules.confidence import Simulated, Uncertainty, simulate
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

CONFIDENCE_RECKONED = events.declare("index.confidence_reckoned", "Tính độ chắc của thứ hạng")
RUNS, SEED, WEIGHTS = 10_000, 1, Decimal("0.25")


@transaction.atomic
def reckon_confidence(
    block: RoundBlock, *, by: Actor, at: dt.datetime, respondents: int = 0
) -> Confidence:
    """`respondents`: survey forms answered per unit where no taken survey tells their number; 0
    leaves the sampling error of those out.

    Reckoned anew only where values have changed; each figure can be had again by its seed.
    """
    policies.require_reckoning(by)
    round_ = Round.objects.select_for_update().get(pk=block.round_id)
    table = table_of(block)
    if table is None:
        raise InvalidInput("Khối này chưa có đơn vị nào nên chưa tính được.", field="block")
    answered = answered_of(block, table.entries)
    kept = Confidence.objects.filter(round=round_, block=block.name).first()
    asked = (table.digest, respondents, answered)
    if kept and (kept.digest, kept.respondents, kept.answered) == asked:
        return kept
    doubt = Uncertainty(
        weights=float(WEIGHTS), respondents=respondents, answered=answered, disputed=table.disputed
    )
    rows = _rows(table, simulate(table.table, doubt, runs=RUNS, seed=SEED))
    kept, _made = Confidence.objects.update_or_create(
        round=round_, block=block.name,
        defaults={
            "rows": rows, "runs": RUNS, "seed": SEED, "weights": WEIGHTS,
            "respondents": respondents, "answered": answered, "disputed": len(table.disputed),
            "digest": table.digest, "reckoned_at": at,
        },
    )  # fmt: skip
    facts = {"block": block.name, "digest": table.digest, "runs": RUNS, "seed": SEED}
    record(chain=round_.chain, type=CONFIDENCE_RECKONED, by=by, at=at, facts=facts)
    return kept


def _rows(block: BlockTable, simulated: Simulated) -> dict[str, list[float]]:
    low, middle, high = simulated.quantiles(0.05, 0.5, 0.95).tolist()
    share = simulated.share_of(block.table.places).tolist()
    return {
        unit: [low[at], middle[at], high[at], round(share[at] * 100, 2)]
        for at, unit in enumerate(block.table.sheet.units)
    }
