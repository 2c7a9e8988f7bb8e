"""May this person keep sets, see rankings before their hour, and look into a unit's points?"""

from __future__ import annotations

from collections.abc import Collection

from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require, require_other_approver


def require_reading_sets(by: Actor) -> None:
    require(by, Authority.INDEX_SET_READ)


def require_keeping_sets(by: Actor) -> None:
    require(by, Authority.INDEX_SET_KEEP)


def may_keep_sets(officer: Officer) -> bool:
    return officer.reach(Authority.INDEX_SET_KEEP) > Reach.NONE


def require_approving_set(by: Actor, maker: int | None) -> None:
    """Another person than who made it. Raises NotAllowed."""
    require(by, Authority.INDEX_SET_APPROVE)
    require_other_approver(by, maker)


def may_approve_set(officer: Officer, maker: int | None) -> bool:
    return officer.reach(Authority.INDEX_SET_APPROVE) > Reach.NONE and officer.official_id != maker


def require_rankings(by: Actor) -> None:
    require(by, Authority.INDEX_RANKING_READ)


def may_preview(officer: Officer) -> bool:
    """Results whose hour of publication has not come."""
    return officer.reach(Authority.INDEX_RANKING_PREVIEW) > Reach.NONE


def require_preview(by: Actor) -> None:
    require(by, Authority.INDEX_RANKING_PREVIEW)


def require_entering_results(by: Actor) -> None:
    require(by, Authority.INDEX_RESULT_ENTER)


def may_enter_results(officer: Officer) -> bool:
    return officer.reach(Authority.INDEX_RESULT_ENTER) > Reach.NONE


def require_reckoning(by: Actor) -> None:
    require(by, Authority.INDEX_CONFIDENCE_RECKON)


def may_reckon(officer: Officer) -> bool:
    return officer.reach(Authority.INDEX_CONFIDENCE_RECKON) > Reach.NONE


def units_analysed(officer: Officer, units: Collection[int]) -> set[int]:
    """Of these units, those whose losses and way up the officer may look at."""
    reach = officer.reach(Authority.INDEX_ANALYSIS_READ)
    if reach == Reach.ALL:
        return set(units)
    return set(units) & officer.unit_ids if reach == Reach.UNIT else set()


def require_analysis(by: Actor, unit: int) -> None:
    """Raises NotAllowed with the roles that may."""
    require(by, Authority.INDEX_ANALYSIS_READ)
    if by is OPERATOR:
        return
    assert isinstance(by, Officer)
    if not units_analysed(by, {unit}):
        raise NotAllowed(
            "Anh/chị chỉ xem được điểm mất và đường lên của đơn vị mình phụ trách.",
            code=Authority.INDEX_ANALYSIS_READ,
        )
