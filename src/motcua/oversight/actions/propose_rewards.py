"""Propose units for a reward by their results of the year; the council decides."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import InvalidInput
from motcua.kernel.folding import clean_name
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.models import RewardList
from motcua.oversight.queries.rewards import candidates

REWARDS_PROPOSED = events.declare("oversight.rewards_proposed", "Đề xuất khen thưởng")


@transaction.atomic
def propose_rewards(*, by: Actor, at: dt.datetime, year: int, title: str) -> RewardList:
    """The best places of the published round of that year (Luật 06/2022/QH15), with their
    grounds as integers; without a round the best on-time rates.

    Nobody with an overdue remedy or a broken commitment. Raises InvalidInput where no unit stands
    out.
    """
    officer = policies.acting(by, Authority.REWARD_PROPOSE)
    title = clean_name(title, field="title", label="Tên danh sách", max_length=300)
    today = local(at).date()
    if not 2010 <= year <= today.year:
        raise InvalidInput(f"Năm {year} chưa có kết quả. Chọn năm khác.", field="year")
    found = candidates(year, at)
    if not found.units:
        raise InvalidInput(
            f"Không đơn vị nào có kết quả năm {year} đạt điều kiện khen thưởng.", field="year"
        )
    made = RewardList.objects.create(
        year=year, title=title, proposed_at=at, proposed_by_id=officer.post_id,
        basis=found.basis[:400],
    )  # fmt: skip
    for unit_id, grounds in found.units:
        made.lines.create(unit_id=unit_id, grounds=grounds)
    facts = {"year": year, "units": len(found.units), "basis": found.basis[:400]}
    record(chain=made.chain, type=REWARDS_PROPOSED, by=by, at=at, facts=facts)
    return made
