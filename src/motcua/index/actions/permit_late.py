"""Permit an act after its last day, by a paper: without one it is refused (quy chế của vòng chấm)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.index import policies
from motcua.index.actions import _writing
from motcua.index.models import Entry, LatePermission
from motcua.index.rules.stages import EntryState
from motcua.kernel import clock, events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text

LATE_PERMITTED = events.declare("index.late_permitted", "Cho phép làm muộn")


@transaction.atomic
def permit_late(
    entry: Entry,
    act: str,
    *,
    until: dt.date,
    reason: str,
    paper: str,
    by: Actor,
    at: dt.datetime,
    waives: bool = False,
) -> LatePermission:
    """`waives`: the penalty for a late filing, where the set has one, is not counted."""
    policies.require_running(by, entry.round.run_by_id)
    entry = _writing.locked(entry)
    if entry.state == EntryState.PUBLISHED:
        raise WrongState("Vòng đã công bố, không cho phép làm muộn nữa.", code="published")
    reason, paper = clean_text(reason), " ".join(clean_text(paper).split())
    if errors := _faults(act, until, reason, paper, clock.local(at).date()):
        raise InvalidInput(errors=errors)
    permission = LatePermission.objects.create(
        entry=entry, act=act, until=until, reason=reason, paper=paper, waives=waives,
        given_at=at, given_by=by.reference,
    )  # fmt: skip
    facts = {"act": act, "until": str(until), "paper": paper, "waives": waives}
    record(chain=entry.chain, type=LATE_PERMITTED, by=by, at=at, facts=facts)
    return permission


def _faults(
    act: str, until: dt.date, reason: str, paper: str, today: dt.date
) -> dict[str, list[str]]:
    found = {}
    if act not in LatePermission.Act.values:
        found["act"] = ["Chọn việc được làm muộn."]
    if until < today:
        found["until"] = [f"Ngày {until:%d/%m/%Y} đã qua. Chọn từ hôm nay trở đi."]
    if not reason or len(reason) > 500:
        found["reason"] = ["Ghi lý do cho phép, dài nhất 500 ký tự."]
    if not paper or len(paper) > 100:
        found["paper"] = ["Ghi số văn bản cho phép, dài nhất 100 ký tự."]
    return found
