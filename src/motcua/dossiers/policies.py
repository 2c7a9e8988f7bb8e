"""May this officer do this to this dossier? And which dossiers are theirs to see?

Reading and acting are asked apart; what is not granted is denied.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from motcua.dossiers import conditions
from motcua.dossiers.models import Consultation, Dossier, Participation
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Relation, Verb
from motcua.kernel.actor import CITIZEN, Actor
from motcua.kernel.errors import DomainError, NotAllowed, WrongState
from motcua.organisations.authority import Authority, Reach, roles_with
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role

# What only the system does is no officer's authority.
AUTHORITY = {
    verb: Authority(f"dossiers:dossier:{verb}")
    for verb, passage in LIFECYCLE.items()
    if passage.who != Relation.SYSTEM
}
OF_THE_CITIZEN = frozenset({Verb.ASK_WITHDRAWAL})
_OF_AN_OFFER = frozenset({Verb.ACCEPT, Verb.TURN_AWAY, Verb.RECALL})
REVEAL = Authority.IDENTITY_REVEAL
PRINT = Authority.PAPER_PRINT


@dataclass(frozen=True)
class Scope:
    """Which rows: all, those of units, or those a post holds or held; `also` those of the posts
    that the officer stands in for.
    """

    reach: Reach
    unit_ids: frozenset[int]
    home_ids: frozenset[int]
    post_id: int
    role: Role
    also: tuple[Scope, ...] = ()


def scope_of(officer: Officer) -> Scope:
    return _scope(officer, Authority.DOSSIER_READ)


def count_scope_of(officer: Officer) -> Scope:
    """What may be counted, by whoever may not open it too."""
    return _scope(officer, Authority.DOSSIER_COUNT)


def fee_scope_of(officer: Officer) -> Scope:
    return _scope(officer, Authority.FEE_READ)


def scope_for(officer: Officer, authority: Authority) -> Scope:
    """For rooms above, which have authorities of their own."""
    return _scope(officer, authority)


def may_export(officer: Officer) -> bool:
    return officer.reach(Authority.DOSSIER_EXPORT) > Reach.NONE


def _scope(officer: Officer, authority: Authority) -> Scope:
    reach = officer.reach(authority)
    return Scope(
        reach=reach,
        unit_ids=officer.scope_ids if reach == Reach.SCOPE else officer.unit_ids,
        home_ids=officer.home_ids,
        post_id=officer.post_id,
        role=officer.role,
        also=tuple(_scope(seat, authority) for seat in officer.seats),
    )


def may_read(officer: Officer, dossier: Dossier) -> bool:
    return any(_may_read(view, dossier) for view in officer.views)


def _may_read(officer: Officer, dossier: Dossier) -> bool:
    scope = scope_of(officer)
    if scope.reach in {Reach.NONE, Reach.ALL}:
        return scope.reach == Reach.ALL
    if scope.reach == Reach.ASSIGNED:
        return _holds(officer, dossier) or is_taker(officer, dossier) or _took_part(scope, dossier)
    return _in_units(scope.unit_ids, dossier) or _took_part(scope, dossier)


def may_reveal(officer: Officer, dossier: Dossier) -> bool:
    """Full numbers of a person, on a dossier one may read."""
    return any(view.reach(REVEAL) and _may_read(view, dossier) for view in officer.views)


def may_print(officer: Officer, dossier: Dossier) -> bool:
    return any(view.reach(PRINT) and _may_read(view, dossier) for view in officer.views)


def fault(officer: Officer, verb: Verb, dossier: Dossier) -> DomainError | None:
    """Why `verb` may not be done now, as the error to raise; None = it may."""
    return None if seat_for(officer, verb, dossier) else _fault(officer, verb, dossier)


def seat_for(officer: Officer, verb: Verb, dossier: Dossier) -> Officer | None:
    """In which of their posts this officer may do it, their own first; None = in none."""
    views = (view for view in officer.views if _fault(view, verb, dossier) is None)
    return next(views, None)


def _fault(officer: Officer, verb: Verb, dossier: Dossier) -> DomainError | None:
    if verb not in AUTHORITY or officer.reach(AUTHORITY[verb]) == Reach.NONE:
        return _no_authority(verb)
    passage = LIFECYCLE[verb]
    if dossier.state not in passage.sources:
        return _wrong_state(verb, dossier)
    if error := _offer_fault(officer, verb, dossier):
        return error
    if not _STANDS[passage.who](officer, dossier):
        return _not_yours(dossier)
    return conditions.unmet(verb, dossier)


def _offer_fault(officer: Officer, verb: Verb, dossier: Dossier) -> DomainError | None:
    """While a hand-over waits, its giver can only take it back."""
    if verb in _OF_AN_OFFER and not dossier.is_offered:
        return WrongState(
            f"Hồ sơ {dossier.code} không có bàn giao nào đang chờ nhận. Tải lại trang.",
            code="not_offered",
        )
    blocked = dossier.is_offered and LIFECYCLE[verb].who in {Relation.HOLDER, Relation.HEAD}
    if not blocked or is_taker(officer, dossier):
        return None
    return WrongState(
        f"Hồ sơ {dossier.code} đã bàn giao và đang chờ bên nhận. Thu hồi bàn giao rồi làm tiếp.",
        code="offered",
    )


def require(actor: Actor, verb: Verb, dossier: Dossier) -> Officer | None:
    """Returns in which post an officer does it, their own or one they stand in for; None where
    it is no officer.
    """
    if isinstance(actor, Officer):
        return _require_seat(actor, verb, dossier)
    if error := _fault_of_nobody(actor, verb, dossier):
        raise error
    return None


def _require_seat(officer: Officer, verb: Verb, dossier: Dossier) -> Officer:
    seat = seat_for(officer, verb, dossier)
    if seat is None:
        raise _fault(officer, verb, dossier) or _not_yours(dossier)
    return seat


def _fault_of_nobody(actor: Actor, verb: Verb, dossier: Dossier) -> DomainError | None:
    """The system does what only it may; the citizen what concerns their own dossier, whose code
    and secret the door has asked for.
    """
    own = actor.reference == CITIZEN.reference and verb in OF_THE_CITIZEN
    if LIFECYCLE[verb].who != Relation.SYSTEM and not own:
        return _no_authority(verb)
    if dossier.state not in LIFECYCLE[verb].sources:
        return _wrong_state(verb, dossier)
    return conditions.unmet(verb, dossier)


def require_right(officer: Officer, verb: Verb) -> None:
    if officer.reach(AUTHORITY[verb]) == Reach.NONE:
        raise _no_authority(verb)


def require_intake(officer: Officer, verb: Verb, receiving_unit_id: int) -> None:
    """Opening a dossier: the right, and at one's own place of reception."""
    require_right(officer, verb)
    if receiving_unit_id not in officer.unit_ids:
        raise NotAllowed(
            "Anh/chị chỉ tiếp nhận được tại nơi mình làm việc. Chọn lại nơi tiếp nhận.",
            field="receiving_unit",
        )


def is_taker(officer: Officer, dossier: Dossier) -> bool:
    """Whether a hand-over waits for this officer: the post named, or the unit and role."""
    if not dossier.is_offered:
        return False
    if dossier.offered_post_id:
        return dossier.offered_post_id == officer.post_id
    return bool(
        dossier.offered_unit_id in officer.unit_ids and dossier.offered_role == officer.role
    )


def _in_units(unit_ids: frozenset[int], dossier: Dossier) -> bool:
    places = {
        dossier.receiving_unit_id, dossier.resolving_unit_id, dossier.holder_unit_id,
        dossier.offered_unit_id,
    }  # fmt: skip
    return bool(places & unit_ids)


def _holds(officer: Officer, dossier: Dossier) -> bool:
    if dossier.holder_post_id:
        return dossier.holder_post_id == officer.post_id
    in_queue = dossier.holder_unit_id in officer.home_ids and dossier.holder_role == officer.role
    return bool(in_queue)


def _holds_step(officer: Officer, dossier: Dossier) -> bool:
    """A named holder acts alone; a queue is open to its role; heads and counters share theirs.

    Whoever acts on what was handed over to them accepts it by acting.
    """
    return is_taker(officer, dossier) or _answers_for(officer, dossier)


def _answers_for(officer: Officer, dossier: Dossier) -> bool:
    if _holds(officer, dossier):
        return True
    if dossier.holder_unit_id not in officer.unit_ids:
        return False
    if officer.role == Role.TN:
        return dossier.holder_role == Role.TN
    return dossier.holder_post_id is None and dossier.holder_role == officer.role


def _at_counter(officer: Officer, dossier: Dossier) -> bool:
    return officer.role == Role.TN and dossier.receiving_unit_id in officer.unit_ids


def _handles(officer: Officer, dossier: Dossier) -> bool:
    return _at_counter(officer, dossier) or _holds_step(officer, dossier)


def _heads(officer: Officer, dossier: Dossier) -> bool:
    return bool({dossier.holder_unit_id, dossier.resolving_unit_id} & officer.unit_ids)


def _is_asked(officer: Officer, dossier: Dossier) -> bool:
    if not conditions.so(dossier, "has_consultation"):
        return False
    return bool(conditions.asked_units(dossier) & officer.unit_ids)


def _nobody(officer: Officer, dossier: Dossier) -> bool:
    return False


_STANDS: dict[Relation, Callable[[Officer, Dossier], bool]] = {
    Relation.OPENER: _nobody,
    Relation.COUNTER: _at_counter,
    Relation.HOLDER: _holds_step,
    Relation.HANDLER: _handles,
    Relation.GIVER: _answers_for,
    Relation.TAKER: is_taker,
    Relation.ASKED: _is_asked,
    Relation.HEAD: _heads,
    Relation.READER: _may_read,
    Relation.SYSTEM: _nobody,
}


def _took_part(scope: Scope, dossier: Dossier) -> bool:
    taken = Participation.objects.filter(dossier=dossier)
    if scope.reach == Reach.ASSIGNED:
        asked = Consultation.objects.filter(dossier=dossier, unit__in=scope.home_ids)
        return taken.filter(post_id=scope.post_id).exists() or asked.exists()
    asked = Consultation.objects.filter(dossier=dossier, unit__in=scope.unit_ids)
    return taken.filter(unit_id_then__in=scope.unit_ids).exists() or asked.exists()


def _no_authority(verb: Verb) -> NotAllowed:
    authority = AUTHORITY.get(verb)
    who = ", ".join(role.label for role in roles_with(authority)) if authority else "hệ thống"
    return NotAllowed(
        f"Anh/chị không có quyền {verb.label.lower()}. Người có quyền: {who}.",
        code=authority or "system",
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
