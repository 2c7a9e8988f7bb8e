"""Enter a course: who was to attend and who did (NĐ 171/2025/NĐ-CP, on training officials)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from motcua.kernel.actor import Actor
from motcua.organisations.actions._capacity import enter
from motcua.organisations.models import TrainingCourse
from motcua.organisations.rules.capacity import Sheet


def enter_training(row: Mapping[str, str], *, by: Actor, at: dt.datetime) -> str:
    """Whether the row was new, changed or stays; raises InvalidInput with faults by column."""
    return enter(Sheet.TRAINING, TrainingCourse, row, by=by, at=at)[1]
