"""Who runs surveys, who reads whose figures, and who keeps the indices of others."""

from __future__ import annotations

import datetime as dt

from motcua.kernel.actor import OPERATOR, Actor
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import refusal, require
from motcua.organisations.queries import units


def require_running(by: Actor) -> None:
    """Designs, draws, opens, closes and publishes."""
    require(by, Authority.SURVEY_RUN)


def require_entering(by: Actor) -> None:
    """Types paper slips in."""
    require(by, Authority.SURVEY_ENTER)


def require_reading(by: Actor) -> None:
    require(by, Authority.SURVEY_READ)


def require_importing(by: Actor) -> None:
    require(by, Authority.EXTERNAL_INDEX_IMPORT)


def may_run(officer: Officer) -> bool:
    return officer.reach(Authority.SURVEY_RUN) > Reach.NONE


def may_enter(officer: Officer) -> bool:
    return officer.reach(Authority.SURVEY_ENTER) > Reach.NONE


def may_read(officer: Officer) -> bool:
    return officer.reach(Authority.SURVEY_READ) > Reach.NONE


def may_import(officer: Officer) -> bool:
    return officer.reach(Authority.EXTERNAL_INDEX_IMPORT) > Reach.NONE


def may_read_ratings(officer: Officer) -> bool:
    return officer.reach(Authority.RATING_READ) > Reach.NONE


def survey_units(by: Actor, on: dt.date) -> frozenset[int] | None:
    """Seats (province, department, commune) whose figures this person reads; None is all."""
    return _seats(by, Authority.SURVEY_READ, on)


def rating_units(by: Actor, on: dt.date) -> frozenset[int] | None:
    """Seats whose ratings this person reads; None is all."""
    return _seats(by, Authority.RATING_READ, on)


def _seats(by: Actor, authority: Authority, on: dt.date) -> frozenset[int] | None:
    if by is OPERATOR:
        return None
    if not isinstance(by, Officer) or by.reach(authority) == Reach.NONE:
        raise refusal(authority)
    if by.reach(authority) == Reach.ALL:
        return None
    own = by.scope_ids if by.reach(authority) == Reach.SCOPE else by.home_ids
    tree = units.tree(on)
    return frozenset(seat for unit in own if (seat := tree.seat(unit)) is not None)
