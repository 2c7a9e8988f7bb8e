"""May this person change the catalogue?"""

from __future__ import annotations

from motcua.kernel.actor import Actor
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require


def require_reading(by: Actor) -> None:
    require(by, Authority.CATALOGUE_READ)


def may_publish(officer: Officer) -> bool:
    return officer.reach(Authority.PROCEDURE_PUBLISH) > Reach.NONE


def require_publishing_procedures(by: Actor) -> None:
    require(by, Authority.PROCEDURE_PUBLISH)


def require_publishing_processes(by: Actor) -> None:
    require(by, Authority.PROCESS_PUBLISH)
