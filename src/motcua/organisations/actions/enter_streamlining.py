"""Enter a round of streamlining: planned and done (NĐ 154/2025/NĐ-CP)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from motcua.kernel.actor import Actor
from motcua.organisations.actions._capacity import enter
from motcua.organisations.models import StreamliningRound
from motcua.organisations.rules.capacity import Sheet


def enter_streamlining(row: Mapping[str, str], *, by: Actor, at: dt.datetime) -> str:
    """Whether the row was new, changed or stays; raises InvalidInput with faults by column."""
    return enter(Sheet.STREAMLINING, StreamliningRound, row, by=by, at=at)[1]
