"""The council decides who is rewarded, by a numbered decision, with a reason for each turned down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_name, clean_text
from motcua.organisations.authority import Authority
from motcua.oversight import policies
from motcua.oversight.models import RewardList

REWARDS_DECIDED = events.declare("oversight.rewards_decided", "Quyết định khen thưởng")


@transaction.atomic
def decide_rewards(
    rewards: RewardList,
    *,
    by: Actor,
    at: dt.datetime,
    number: str,
    granted: Collection[int],
    notes: Mapping[int, str],
) -> RewardList:
    """`granted`: keys of lines; `notes`: by key. Raises InvalidInput for one refused unexplained."""
    officer = policies.acting(by, Authority.REWARD_DECIDE)
    rewards = RewardList.objects.select_for_update(of=("self",)).get(pk=rewards.pk)
    if rewards.decided_at:
        raise WrongState(f"Danh sách đã quyết định theo {rewards.number}.")
    number = clean_name(number, field="number", label="Số quyết định", max_length=60)
    lines = list(rewards.lines.select_related("unit"))
    for line in lines:
        line.granted, line.note = line.pk in granted, clean_text(notes.get(line.pk, ""))[:300]
        if not line.granted and not line.note:
            raise InvalidInput(
                "Đơn vị không được khen thưởng thì ghi ý kiến của hội đồng.",
                field=f"note-{line.pk}",
            )
    for line in lines:
        line.save(update_fields=["granted", "note"])
    rewards.number, rewards.decided_at, rewards.decided_by_id = number, at, officer.post_id
    rewards.save(update_fields=["number", "decided_at", "decided_by"])
    facts = {"number": number, "granted": sorted(line.unit.slug for line in lines if line.granted)}
    record(chain=rewards.chain, type=REWARDS_DECIDED, by=by, at=at, facts=facts)
    return rewards
