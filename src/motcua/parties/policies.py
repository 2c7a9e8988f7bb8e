"""May this person change, merge or erase a party, or see who looked at it?"""

from __future__ import annotations

from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach, roles_with
from motcua.organisations.officer import Officer

CHECK = Authority.PARTY_CHECK
DECIDE = Authority.PARTY_CHANGE_DECIDE
ERASE = Authority.PARTY_ERASE
MERGE = Authority.PARTY_MERGE
PROPOSE = Authority.PARTY_CHANGE_PROPOSE
READ = Authority.PARTY_READ
READINGS = Authority.READING_READ
REPRESENT = Authority.PARTY_REPRESENT


def may(actor: Actor, authority: Authority) -> bool:
    """Officers by their role; the operator at the command line owns the installation."""
    if actor is OPERATOR:
        return True
    return isinstance(actor, Officer) and actor.reach(authority) > Reach.NONE


def require(actor: Actor, authority: Authority) -> None:
    require_any(actor, authority)


def require_any(actor: Actor, *authorities: Authority) -> None:
    """Raises NotAllowed with the roles that may, unless one of these is held."""
    if any(may(actor, authority) for authority in authorities):
        return
    roles = {role.label: None for authority in authorities for role in roles_with(authority)}
    who = ", ".join(roles) or "không vai trò nào"
    message = f"Anh/chị không có quyền làm việc này. Người có quyền: {who}."
    raise NotAllowed(message, code=authorities[0])


def may_read_all(officer: Officer) -> bool:
    """Any party's masked page; other officers see those of their dossiers."""
    return officer.reach(READ) == Reach.ALL


def may_see_changes(officer: Officer) -> bool:
    """The list of duplicates and of proposed changes."""
    return may(officer, PROPOSE) or may(officer, DECIDE)
