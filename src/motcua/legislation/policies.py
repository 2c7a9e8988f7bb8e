"""May this person keep the list of legal documents?"""

from __future__ import annotations

from motcua.kernel.actor import Actor
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require


def require_reading(by: Actor) -> None:
    require(by, Authority.DOCUMENT_READ)


def require_keeping(by: Actor) -> None:
    require(by, Authority.DOCUMENT_KEEP)


def may_keep(officer: Officer) -> bool:
    return officer.reach(Authority.DOCUMENT_KEEP) > Reach.NONE
