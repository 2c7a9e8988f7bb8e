"""What an event keeps of a dossier and of the hand that acted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.dossiers.models import Dossier
from motcua.kernel import clock
from motcua.organisations.officer import StandIn


def snapshot(dossier: Dossier) -> dict[str, Any]:
    """The state that events follow; `motcua verify` compares it with the row."""
    return {
        "status": int(dossier.status),
        "step": dossier.step.key if dossier.step else "",
        "holder_unit": dossier.holder_unit_id,
        "holder_post": dossier.holder_post_id,
        "holder_role": dossier.holder_role,
        "offered_unit": dossier.offered_unit_id,
        "offered_post": dossier.offered_post_id,
        "appointed_at": _iso(dossier.appointed_at),
        "due_at": _iso(dossier.due_at),
        "act_by": _iso(dossier.act_by),
    }


def acting_for(stand_in: StandIn) -> dict[str, Any]:
    """For which post an act was done, and by which paper (BLDS 2015, Điều 138-143)."""
    return {
        "post": stand_in.post_id,
        "delegation": stand_in.delegation_id,
        "paper": stand_in.paper,
    }


def _iso(moment: dt.datetime | None) -> str:
    return clock.local(moment).isoformat() if moment else ""
