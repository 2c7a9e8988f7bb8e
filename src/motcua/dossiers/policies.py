"""May this officer do this to this dossier? And which dossiers are theirs to see?

Reading and acting are asked apart; what is not granted is denied.
"""

from __future__ import annotations

from dataclasses import dataclass

from motcua.dossiers.models import Dossier, Participation
from motcua.dossiers.rules.lifecycle import COUNTER_ACTS, LIFECYCLE, Verb
from motcua.kernel.errors import DomainError, NotAllowed, WrongState
from motcua.organisations.authority import Authority, Reach, roles_with
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role

AUTHORITY = {verb: Authority(f"dossiers:dossier:{verb}") for verb in Verb}
REVEAL = Authority.IDENTITY_REVEAL
PRINT = Authority.PAPER_PRINT


@dataclass(frozen=True)
class Scope:
    """Which rows: all, those of units, or those a post holds or held."""

    reach: Reach
    unit_ids: frozenset[int]
    unit_id: int
    post_id: int
    role: Role


def scope_of(officer: Officer) -> Scope:
    return Scope(
        reach=officer.reach(Authority.DOSSIER_READ),
        unit_ids=officer.unit_ids,
        unit_id=officer.unit_id,
        post_id=officer.post_id,
        role=officer.role,
    )


def may_read(officer: Officer, dossier: Dossier) -> bool:
    reach = officer.reach(Authority.DOSSIER_READ)
    if reach == Reach.ALL:
        return True
    if reach == Reach.UNIT and _in_units(officer, dossier):
        return True
    if reach == Reach.ASSIGNED and _holds(officer, dossier):
        return True
    return reach != Reach.NONE and _took_part(officer, dossier, reach)


def may_reveal(officer: Officer, dossier: Dossier) -> bool:
    """Full numbers of a person, on a dossier one may read."""
    return officer.reach(REVEAL) > Reach.NONE and may_read(officer, dossier)


def may_print(officer: Officer, dossier: Dossier) -> bool:
    return officer.reach(PRINT) > Reach.NONE and may_read(officer, dossier)


def fault(officer: Officer, verb: Verb, dossier: Dossier) -> DomainError | None:
    """Why `verb` may not be done now, as the error to raise; None = it may."""
    if officer.reach(AUTHORITY[verb]) == Reach.NONE:
        return _no_authority(verb)
    if dossier.state not in LIFECYCLE[verb].sources:
        return _wrong_state(verb, dossier)
    if verb in COUNTER_ACTS:
        return None if dossier.receiving_unit_id in officer.unit_ids else _not_yours(dossier)
    if not _holds_step(officer, dossier):
        return _not_yours(dossier)
    return None


def require(officer: Officer, verb: Verb, dossier: Dossier) -> None:
    if error := fault(officer, verb, dossier):
        raise error


def require_intake(officer: Officer, verb: Verb, receiving_unit_id: int) -> None:
    """Opening a dossier: the right, and at one's own place of reception."""
    if officer.reach(AUTHORITY[verb]) == Reach.NONE:
        raise _no_authority(verb)
    if receiving_unit_id not in officer.unit_ids:
        raise NotAllowed(
            "Anh/chị chỉ tiếp nhận được tại nơi mình làm việc. Chọn lại nơi tiếp nhận.",
            field="receiving_unit",
        )


def _in_units(officer: Officer, dossier: Dossier) -> bool:
    places = {dossier.receiving_unit_id, dossier.resolving_unit_id, dossier.holder_unit_id}
    return bool(places & officer.unit_ids)


def _holds(officer: Officer, dossier: Dossier) -> bool:
    if dossier.holder_post_id:
        return dossier.holder_post_id == officer.post_id
    same_queue = dossier.holder_unit_id == officer.unit_id and dossier.holder_role == officer.role
    return bool(same_queue)


def _holds_step(officer: Officer, dossier: Dossier) -> bool:
    """A named holder acts alone; a queue is open to its role; heads and counters share theirs."""
    if _holds(officer, dossier):
        return True
    if dossier.holder_unit_id not in officer.unit_ids:
        return False
    if officer.role == Role.TN:
        return dossier.holder_role == Role.TN
    return dossier.holder_post_id is None and dossier.holder_role == officer.role


def _took_part(officer: Officer, dossier: Dossier, reach: Reach) -> bool:
    taken = Participation.objects.filter(dossier=dossier)
    if reach == Reach.UNIT:
        return taken.filter(unit_id_then__in=officer.unit_ids).exists()
    return taken.filter(post_id=officer.post_id).exists()


def _no_authority(verb: Verb) -> NotAllowed:
    roles = ", ".join(role.label for role in roles_with(AUTHORITY[verb]))
    return NotAllowed(
        f"Anh/chị không có quyền {verb.label.lower()}. Người có quyền: {roles}.",
        code=AUTHORITY[verb],
    )


def _wrong_state(verb: Verb, dossier: Dossier) -> WrongState:
    state = dossier.state.label
    return WrongState(
        f"Hồ sơ đang ở trạng thái “{state}” nên không {verb.label.lower()} được. "
        "Tải lại trang để xem việc tiếp theo.",
        code="wrong_state",
    )


def _not_yours(dossier: Dossier) -> NotAllowed:
    holder = Role(dossier.holder_role).label if dossier.holder_role else "nơi khác"
    return NotAllowed(
        f"Hồ sơ {dossier.code} đang do {holder.lower()} khác giữ. "
        "Anh/chị làm được khi hồ sơ được chuyển hoặc phân công đến.",
        code="not_holder",
    )
