"""Give a dossier to somebody else of the same step, or back to the queue (NĐ 118/2025, Điều 18)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.models import Event
from motcua.audit.queries.history import history
from motcua.dossiers.assignees import candidates, require_candidate_of_now
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import EVENTS, Done, Passage, begin
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.kernel.folding import clean_text
from motcua.organisations.officer import Officer
from motcua.procedures.queries.published import steps_of

_GIVING = frozenset({EVENTS[Verb.ASSIGN], EVENTS[Verb.REASSIGN]})


@transaction.atomic
def reassign(
    dossier: Dossier,
    *,
    by: Officer,
    at: dt.datetime,
    to: int | None,
    reason: str = "",
    undoes: int | None = None,
    version: int | None = None,
    key: str = "",
) -> Done:
    """`to` is a post with the role of the step; None puts it back into the queue of that role.

    Step, clock and state stay. `undoes` is the number of the assignment that is taken back: the
    dossier returns to the step and the hands it came from, as if it had never left them.
    """
    act = begin(Verb.REASSIGN, dossier, by=by, at=at, version=version, key=key)
    if isinstance(act, Done):
        return act
    if undoes is not None:
        return _undo(act, undoes, at)
    if to == act.dossier.holder_post_id:
        raise InvalidInput("Người này đang giữ hồ sơ. Chọn người khác.", field="to")
    if to is not None:
        require_candidate_of_now(act.dossier, to, at)
    act.dossier.holder_post_id = to
    why = clean_text(reason)[:2000]
    return act.record({"to": to}, {"reason": why} if why else None)


def _undo(act: Passage, undoes: int, at: dt.datetime) -> Done:
    """Whoever had it before gets it back; the queue of the step, where they may hold it no more."""
    dossier = act.dossier
    entries = [entry.event for entry in history(dossier.chain)]
    undone = _undone(entries, undoes)
    before = undone.facts["before"]
    step = next(one for one in steps_of(dossier.process_id).values() if one.key == before["step"])
    may_hold = {one.post_id for one in candidates(dossier, step, at)}
    if step != dossier.step:
        started = _entered(entries, undone)
        act.enter(step)
        dossier.step_started_at = started
    held_by = before["holder_post"]
    dossier.holder_post_id = held_by if held_by in may_hold else None
    return act.record({"undoes": undoes, "to": dossier.holder_post_id})


def _undone(entries: list[Event], undoes: int) -> Event:
    """The assignment, when nobody has done anything since; a calendar may have moved."""
    since = [event for event in entries if event.sequence >= undoes]
    if not since or since[0].name not in _GIVING:
        raise WrongState("Việc này không phải là phân công nên không thu lại được. Tải lại trang.")
    if any(event.name != EVENTS[Verb.RERECKON] for event in since[1:]):
        raise WrongState("Hồ sơ đã sang việc khác nên không thu lại được. Xem diễn biến.")
    return since[0]


def _entered(entries: list[Event], undone: Event) -> dt.datetime:
    """When the step that the assignment ended was begun: its time goes on from there."""
    key, began = undone.facts["before"]["step"], undone.at
    for event in reversed([one for one in entries if one.sequence < undone.sequence]):
        if event.facts.get("after", {}).get("step") != key:
            break
        began = event.at
    return began
