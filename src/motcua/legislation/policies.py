"""May this person keep the list of legal documents?"""

from __future__ import annotations

from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import refusal, require


def require_reading(by: Actor) -> None:
    require(by, Authority.DOCUMENT_READ)


def require_keeping(by: Actor) -> None:
    require(by, Authority.DOCUMENT_KEEP)


def may_keep(officer: Officer) -> bool:
    return officer.reach(Authority.DOCUMENT_KEEP) > Reach.NONE


def require_planning(by: Actor, unit_id: int) -> None:
    _require_for(by, Authority.LEGISLATION_PLAN, unit_id)


def require_reviewing(by: Actor, unit_id: int) -> None:
    _require_for(by, Authority.LEGISLATION_REVIEW, unit_id)


def require_round_keeping(by: Actor) -> None:
    """Rounds are of the whole province."""
    require(by, Authority.LEGISLATION_REVIEW)
    if isinstance(by, Officer) and by.reach(Authority.LEGISLATION_REVIEW) < Reach.ALL:
        raise refusal(Authority.LEGISLATION_REVIEW)


def _require_for(by: Actor, authority: Authority, unit_id: int) -> None:
    """All, or one's own unit and those below it."""
    require(by, authority)
    near = isinstance(by, Officer) and by.reach(authority) < Reach.ALL
    if near and isinstance(by, Officer) and unit_id not in by.unit_ids:
        raise NotAllowed(
            "Anh/chị chỉ làm được việc này cho văn bản do đơn vị mình chủ trì.", code=authority
        )


def may_plan(officer: Officer) -> bool:
    return officer.reach(Authority.LEGISLATION_PLAN) > Reach.NONE


def may_plan_for(officer: Officer, unit_id: int) -> bool:
    return _reaches(officer, Authority.LEGISLATION_PLAN, unit_id)


def may_review_for(officer: Officer, unit_id: int) -> bool:
    return _reaches(officer, Authority.LEGISLATION_REVIEW, unit_id)


def may_keep_rounds(officer: Officer) -> bool:
    return officer.reach(Authority.LEGISLATION_REVIEW) == Reach.ALL


def _reaches(officer: Officer, authority: Authority, unit_id: int) -> bool:
    reach = officer.reach(authority)
    return reach == Reach.ALL or (reach == Reach.UNIT and unit_id in officer.unit_ids)
