"""May this person hand out and take back signing keys?"""

from __future__ import annotations

from motcua.kernel.actor import Actor
from motcua.organisations import policies
from motcua.organisations.authority import Authority


def require_key_keeper(actor: Actor) -> None:
    policies.require(actor, Authority.KEY_ISSUE)
