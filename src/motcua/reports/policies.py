"""Who may see how work goes, and which dossiers may be late."""

from __future__ import annotations

from motcua.dossiers.policies import Scope, scope_for
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach, roles_with
from motcua.organisations.officer import Officer


def may_see_process(officer: Officer) -> bool:
    return officer.reach(Authority.PROCESS_READ) > Reach.NONE


def may_see_warnings(officer: Officer) -> bool:
    return officer.reach(Authority.WARNING_READ) > Reach.NONE


def process_scope(officer: Officer) -> Scope:
    """Raises NotAllowed with the roles that may."""
    return _scope(officer, Authority.PROCESS_READ)


def warning_scope(officer: Officer) -> Scope:
    """Raises NotAllowed with the roles that may."""
    return _scope(officer, Authority.WARNING_READ)


def _scope(officer: Officer, authority: Authority) -> Scope:
    if officer.reach(authority) == Reach.NONE:
        roles = ", ".join(role.label for role in roles_with(authority))
        raise NotAllowed(
            f"Anh/chị không có quyền {authority.label.lower()}. Người có quyền: {roles}.",
            code=authority,
        )
    return scope_for(officer, authority)
