"""How long until the next thing is done to a dossier, in working seconds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from motcua.demo.worktimes import DAY, HOUR, signed
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.organisations.rules.roles import Role
from motcua.procedures.models import Channel

if TYPE_CHECKING:
    from motcua.demo.lives import Life

MINUTE = 60


def takes(life: Life, dossier: Dossier, at: dt.datetime) -> float | None:
    if life.fate.staged or dossier.is_offered:
        return life.rng.uniform(8, 40) * MINUTE
    if dossier.state == Status.REGISTERED:
        return life.rng.triangular(0.2, 8.2, 2) * HOUR
    if dossier.state == Status.SUPPLEMENT:
        return _until_supplemented(life, dossier, at)
    if dossier.state == Status.STOPPED:
        return life.fate.collected_after
    if dossier.state == Status.DONE:
        return _until_collected(life, dossier)
    return _step_takes(life, dossier, at)


def _until_supplemented(life: Life, dossier: Dossier, at: dt.datetime) -> float | None:
    """Nobody came: once the time on the slip is over it is stopped, where it was received."""
    if life.fate.supplement_takes is not None or dossier.act_by is None:
        return life.fate.supplement_takes
    return signed(at, dossier.act_by) + DAY if dossier.received_at else None


def _until_collected(life: Life, dossier: Dossier) -> float | None:
    if dossier.result_channel == Channel.ONLINE:
        return life.rng.uniform(5, 90) * MINUTE
    if dossier.result_channel == Channel.POST:
        return life.rng.uniform(0.3, 2) * DAY
    return life.fate.collected_after


def _step_takes(life: Life, dossier: Dossier, at: dt.datetime) -> float:
    """A share of the time that is left, as the budget is of the budgets that are left."""
    stage = life.stage_of(dossier)
    left = signed(at, dossier.due_at) if dossier.due_at else stage.rest
    if left <= 0:
        return life.rng.uniform(0.1, 0.4) * stage.budget
    if life.fate.late_by and not life.slowed and stage.role == Role.CV:
        if "apologise" in life.bends:
            return left * 0.2  # it is seen early that it will be late
        life.slowed = True
        return left + life.fate.late_by
    share = stage.budget / max(stage.rest, 1)
    return left * share * life.fate.pace * life.rng.uniform(0.5, 1.15)
