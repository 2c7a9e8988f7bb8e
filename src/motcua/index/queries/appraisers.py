"""Who may be asked to appraise the sheets of a round, and who was asked for each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.index.models import Entry, Round
from motcua.index.queries import board
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.organisations.authority import Authority, roles_with
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers, units


@dataclass(frozen=True, kw_only=True)
class Asked:
    line: board.Line
    appraiser: str


def candidates(round_: Round, on: dt.date) -> list[Officer]:
    """Who holds the authority, of the units that take part and of those right below who runs it.

    So the sheet of Sở Nội vụ, which appraises all others, goes to somebody of another agency.
    """
    below = set(units.tree(on).children.get(round_.run_by_id, ())) | {round_.run_by_id}
    below |= set(Entry.objects.filter(round=round_).values_list("unit", flat=True))
    near = below | {one for unit in below for one in units.tree(on).children.get(unit, ())}
    return [
        one
        for role in roles_with(Authority.INDEX_APPRAISE)
        for one in officers.officers_in(near, role, on)
    ]


def posts_for(round_: Round) -> list[tuple[str, str]]:
    """Number of post and who holds it, with the unit."""
    on = clock.today()
    found = candidates(round_, on)
    told = officers.signatures([one.post_id for one in found])
    named = [
        (str(one.post_id), f"{told[one.post_id]} · {units.place(one.unit_id, on).short_name}")
        for one in found
        if one.post_id in told
    ]
    return sorted(named, key=lambda pair: pair[1])


def lines(round_: Round, by: Actor, at: dt.datetime) -> list[Asked]:
    """Every sheet with whoever was asked to appraise it."""
    found = board.lines(round_, by, at)
    told = officers.signatures([pk for one in found if (pk := one.entry.appraiser_post)])
    return [Asked(line=one, appraiser=told.get(one.entry.appraiser_post or 0, "")) for one in found]
