"""May this person administer the organisation?"""

from __future__ import annotations

from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach, roles_with
from motcua.organisations.officer import Officer


def require(actor: Actor, authority: Authority) -> None:
    """Officers by their role; the operator at the command line owns the installation."""
    if actor is OPERATOR:
        return
    if isinstance(actor, Officer) and actor.reach(authority) > Reach.NONE:
        return
    roles = ", ".join(role.label for role in roles_with(authority)) or "không vai trò nào"
    message = f"Anh/chị không có quyền làm việc này. Người có quyền: {roles}."
    raise NotAllowed(message, code=authority)
