"""Who may see how work goes, and which dossiers may be late."""

from __future__ import annotations

from motcua.dossiers.policies import Scope, scope_for
from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach, roles_with
from motcua.organisations.officer import Officer
from motcua.organisations.policies import require
from motcua.reports.queries.agencies import codes_of


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


def may_see_figures(officer: Officer) -> bool:
    return officer.reach(Authority.FIGURE_READ) > Reach.NONE


def may_see_differences(officer: Officer) -> bool:
    return officer.reach(Authority.DIFFERENCE_READ) > Reach.NONE


def may_mend_differences(officer: Officer) -> bool:
    return officer.reach(Authority.DIFFERENCE_MEND) > Reach.NONE


def require_mending(by: Actor) -> None:
    require(by, Authority.DIFFERENCE_MEND)


def figure_agencies(officer: Officer) -> frozenset[str] | None:
    """Codes of the agencies whose figures this officer may see; None: all. Raises NotAllowed."""
    return _agencies(officer, Authority.FIGURE_READ)


def difference_agencies(officer: Officer) -> frozenset[str] | None:
    """Codes of the agencies whose differences this officer may see; None: all."""
    return _agencies(officer, Authority.DIFFERENCE_READ)


def _agencies(officer: Officer, authority: Authority) -> frozenset[str] | None:
    scope = _scope(officer, authority)
    return None if scope.reach == Reach.ALL else codes_of(scope.unit_ids)


def require_seeing_differences(by: Actor) -> None:
    require(by, Authority.DIFFERENCE_READ)
