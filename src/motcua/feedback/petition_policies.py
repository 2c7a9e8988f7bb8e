"""Who may see, take, handle, answer and publish petitions, and which rows."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.feedback.models import Petition
from motcua.feedback.rules.petitions import PetitionVerb, check
from motcua.kernel.errors import DomainError, NotAllowed
from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.policies import refusal, require

READ = Authority.PETITION_READ
AUTHORITY = {
    PetitionVerb.LODGE: Authority.PETITION_ENTER,
    PetitionVerb.RECEIVE: Authority.PETITION_RECEIVE,
    PetitionVerb.CLASSIFY: Authority.PETITION_RECEIVE,
    PetitionVerb.TRANSFER: Authority.PETITION_RECEIVE,
    PetitionVerb.RETURN: Authority.PETITION_RECEIVE,
    PetitionVerb.REFUSE: Authority.PETITION_RECEIVE,
    PetitionVerb.REPEAT: Authority.PETITION_RECEIVE,
    PetitionVerb.ASSIGN: Authority.PETITION_ASSIGN,
    PetitionVerb.ASK: Authority.PETITION_ANSWER,
    PetitionVerb.DRAFT: Authority.PETITION_ANSWER,
    PetitionVerb.APPROVE: Authority.PETITION_APPROVE,
    PetitionVerb.SEND_BACK: Authority.PETITION_APPROVE,
    PetitionVerb.PUBLISH: Authority.PETITION_PUBLISH,
    PetitionVerb.CLOSE: Authority.PETITION_PUBLISH,
}


@dataclass(frozen=True)
class Scope:
    """Petitions of all, those held by units, and those given to posts."""

    whole: bool
    unit_ids: frozenset[int]
    post_ids: frozenset[int]


def scope_of(officer: Officer) -> Scope:
    """In their own post and in those they stand in for; raises NotAllowed."""
    views = [view for view in officer.views if view.reach(READ) > Reach.NONE]
    if not views:
        raise refusal(READ)
    reached: frozenset[int] = frozenset()
    for view in views:
        reach = view.reach(READ)
        if reach in {Reach.UNIT, Reach.SCOPE}:
            reached |= view.scope_ids if reach == Reach.SCOPE else view.unit_ids
    return Scope(
        whole=any(view.reach(READ) == Reach.ALL for view in views),
        unit_ids=reached,
        post_ids=frozenset(view.post_id for view in views),
    )


def may_read(officer: Officer) -> bool:
    return any(view.reach(READ) > Reach.NONE for view in officer.views)


def may_enter(officer: Officer) -> bool:
    return officer.reach(Authority.PETITION_ENTER) > Reach.NONE


def require_entering(officer: Officer) -> None:
    """Takes down what somebody brought, posted or said on the phone."""
    require(officer, Authority.PETITION_ENTER)


def fault(officer: Officer, verb: PetitionVerb, petition: Petition) -> DomainError | None:
    """Why `verb` may not be done now, as the error to raise; None = it may."""
    authority = AUTHORITY[verb]
    if not any(_reaches(view, authority, petition) for view in officer.views):
        return _not_theirs(officer, authority)
    try:
        check(verb, petition.state)
    except DomainError as wrong:
        return wrong
    return None


def require_verb(officer: Officer, verb: PetitionVerb, petition: Petition) -> None:
    if error := fault(officer, verb, petition):
        raise error


def may_contact(officer: Officer, petition: Petition) -> bool:
    """Who takes it in or answers it has to ask the petitioner; others only read."""
    return any(
        _reaches(view, authority, petition)
        for view in officer.views
        for authority in (Authority.PETITION_RECEIVE, Authority.PETITION_ANSWER)
    )


def require_contact(officer: Officer, petition: Petition) -> None:
    if not may_contact(officer, petition):
        raise _not_theirs(officer, Authority.PETITION_ANSWER)


def _not_theirs(officer: Officer, authority: Authority) -> DomainError:
    if all(view.reach(authority) == Reach.NONE for view in officer.views):
        return refusal(authority)
    return NotAllowed(
        "Phản ánh, kiến nghị này do đơn vị hoặc người khác đang giữ nên anh/chị không làm được.",
        code=authority,
    )


def _reaches(officer: Officer, authority: Authority, petition: Petition) -> bool:
    match officer.reach(authority):
        case Reach.ALL:
            return True
        case Reach.UNIT:
            return petition.unit_id in officer.unit_ids
        case Reach.ASSIGNED:
            return petition.post_id == officer.post_id
    return False
