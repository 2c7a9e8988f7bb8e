"""Reckon a running dossier anew after a change of the calendar (BLDS 2015, Điều 147-148).

Only what really moves is entered, with the reason that its page and its applicant are told. The
re-appointment after an apology stays: it is a promise of its own.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from motcua.dossiers.locking import head_of, lock
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, Passage
from motcua.dossiers.reckoning import calendars_for, projected
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Verb
from motcua.dossiers.snapshot import snapshot
from motcua.kernel.actor import SystemActor


@transaction.atomic
def rereckon(
    dossier: Dossier, *, by: SystemActor, at: dt.datetime, reason: dict[str, Any]
) -> Done | None:
    """`reason` has the sentence and the change it comes from; None when nothing moves.

    A finished dossier never moves. Doing it twice does it once.
    """
    locked = lock(Verb.RERECKON, dossier.pk, actor=by.reference, key="")
    if locked.finished_at or locked.state not in LIFECYCLE[Verb.RERECKON].sources:
        return None
    if not projected(locked, calendars_for(locked)).moves(locked):
        return None
    last = head_of(locked)
    moment = max(at, last.at) if last else at
    act = Passage(Verb.RERECKON, locked, by, moment, before=snapshot(locked), last=last)
    return act.record(reason)
