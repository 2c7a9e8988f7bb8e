"""Who may see how work goes, which dossiers may be late, and who does what to a periodic report."""

from __future__ import annotations

from collections.abc import Sequence

from motcua.dossiers.policies import Scope, scope_for
from motcua.kernel import clock
from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import NotAllowed
from motcua.organisations.authority import Authority, Reach, roles_with
from motcua.organisations.officer import Officer
from motcua.organisations.policies import refusal, require
from motcua.organisations.queries import units
from motcua.organisations.queries.reorganisation import UnitKind
from motcua.reports.queries.agencies import codes_of

# What the head answers for; elsewhere `all` is any unit.
_OF_THE_HEAD = frozenset({Authority.REPORT_APPROVE})


def may_see_process(officer: Officer) -> bool:
    return officer.reach(Authority.PROCESS_READ) > Reach.NONE


def may_see_warnings(officer: Officer) -> bool:
    return officer.reach(Authority.WARNING_READ) > Reach.NONE


def may_see_boards(officer: Officer) -> bool:
    return any(view.reach(Authority.BOARD_READ) > Reach.NONE for view in officer.views)


def board_scope(officer: Officer) -> Scope:
    """Raises NotAllowed with the roles that may."""
    if not may_see_boards(officer):
        raise _refused(Authority.BOARD_READ)
    return scope_for(officer, Authority.BOARD_READ)


def may_keep_alert_rules(officer: Officer) -> bool:
    return officer.reach(Authority.ALERT_RULE_KEEP) > Reach.NONE


def require_keeping_alert_rules(by: Actor) -> None:
    require(by, Authority.ALERT_RULE_KEEP)


def answers_alerts(officer: Officer) -> bool:
    return officer.reach(Authority.ALERT_ACKNOWLEDGE) > Reach.NONE


def alert_scope(officer: Officer) -> Scope:
    """Of whose alerts it falls to this officer to take notice.

    Raises NotAllowed with the roles that may.
    """
    return _scope(officer, Authority.ALERT_ACKNOWLEDGE)


def process_scope(officer: Officer) -> Scope:
    """Raises NotAllowed with the roles that may."""
    return _scope(officer, Authority.PROCESS_READ)


def warning_scope(officer: Officer) -> Scope:
    """Raises NotAllowed with the roles that may."""
    return _scope(officer, Authority.WARNING_READ)


def _scope(officer: Officer, authority: Authority) -> Scope:
    if officer.reach(authority) == Reach.NONE:
        raise _refused(authority)
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


def _refused(authority: Authority) -> NotAllowed:
    roles = ", ".join(role.label for role in roles_with(authority))
    return NotAllowed(
        f"Anh/chị không có quyền {authority.label.lower()}. Người có quyền: {roles}.",
        code=authority,
    )


def may_read_reports(officer: Officer) -> bool:
    return any(view.reach(Authority.REPORT_READ) > Reach.NONE for view in officer.views)


def readable_units(officer: Officer) -> frozenset[int] | None:
    """Units whose periodic reports are theirs to see; None: all. Raises NotAllowed."""
    views = [view for view in officer.views if view.reach(Authority.REPORT_READ) > Reach.NONE]
    if not views:
        raise refusal(Authority.REPORT_READ)
    if any(view.reach(Authority.REPORT_READ) == Reach.ALL for view in views):
        return None
    found: set[int] = set()
    for view in views:
        scoped = view.reach(Authority.REPORT_READ) == Reach.SCOPE
        found |= view.scope_ids if scoped else view.unit_ids | _agency_of(view)
    return frozenset(found)


def require_report(by: Actor, authority: Authority, unit_id: int) -> None:
    """For a report of this unit: their own agency's, or any as far as the authority reaches.

    The province's own report is approved by its leaders, never those of the units below.
    """
    if by is OPERATOR:
        return
    if not isinstance(by, Officer) or all(
        view.reach(authority) == Reach.NONE for view in by.views
    ):  # fmt: skip
        raise refusal(authority)
    if not any(_may_report(view, authority, unit_id) for view in by.views):
        raise NotAllowed(
            f"Anh/chị không {authority.label.lower()} của đơn vị này. Việc ấy của chính đơn vị "
            "lập báo cáo.",
            code=authority,
        )


def require_any(by: Actor, authorities: Sequence[Authority], unit_id: int) -> None:
    """One of them is enough; the refusal names who holds the first."""
    if isinstance(by, Officer) and any(may_report(by, one, unit_id) for one in authorities):
        return
    require_report(by, authorities[0], unit_id)


def may_report(officer: Officer, authority: Authority, unit_id: int) -> bool:
    return any(_may_report(view, authority, unit_id) for view in officer.views)


def _may_report(officer: Officer, authority: Authority, unit_id: int) -> bool:
    reach = officer.reach(authority)
    if reach == Reach.ALL and authority in _OF_THE_HEAD:
        return units.place(unit_id, clock.today()).kind == UnitKind.PROVINCE
    return reach == Reach.ALL or (reach > Reach.NONE and unit_id in _agency_of(officer))


def _agency_of(officer: Officer) -> frozenset[int]:
    """The province, department or commune that a post belongs to, with those it took over."""
    today = clock.today()
    seat = units.tree(today).seat(officer.unit_id)
    return frozenset() if seat is None else units.with_predecessors(frozenset({seat}), today)
