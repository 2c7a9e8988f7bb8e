"""May this person change the catalogue?"""

from __future__ import annotations

from motcua.kernel.actor import Actor
from motcua.organisations.authority import Authority
from motcua.organisations.policies import require


def require_publishing_procedures(by: Actor) -> None:
    require(by, Authority.PROCEDURE_PUBLISH)


def require_publishing_processes(by: Actor) -> None:
    require(by, Authority.PROCESS_PUBLISH)
