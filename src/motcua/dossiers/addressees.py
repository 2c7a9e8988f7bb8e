"""To whom an event of a dossier matters: posts, and queues of a role in a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from motcua.audit.models import Event
from motcua.dossiers.models import Consultation, Dossier, Instruction
from motcua.dossiers.rules.notices import NOTICED, Whom
from motcua.dossiers.rules.verbs import Verb
from motcua.kernel.clock import local
from motcua.organisations.queries import officers
from motcua.organisations.rules.roles import Role

# Who answers for a unit that was asked: its head; a unit without one, whoever works there.
_ANSWERING = (Role.TP, Role.LD, Role.CV)


@dataclass(frozen=True)
class Addressee:
    post: int | None = None
    unit: int | None = None
    role: str = ""


def addressees(verb: Verb, dossier: Dossier, event: Event) -> set[Addressee]:
    """Nobody is told of what they did themselves, or of what has moved on since."""
    found: set[Addressee] = set()
    for whom in NOTICED.get(verb, ()):
        found |= _of(whom, verb, dossier, event)
    doer = event.actor.removeprefix("post:")
    return {one for one in found if one != Addressee() and str(one.post) != doer}


def _of(whom: Whom, verb: Verb, dossier: Dossier, event: Event) -> set[Addressee]:
    match whom:
        case Whom.TAKER:
            return _taker(dossier, event)
        case Whom.HOLDER:
            return _holder(event.facts["after"], dossier)
        case Whom.HOLDER_BEFORE:
            return {Addressee(post=event.facts["before"].get("holder_post"))}
        case Whom.COUNTER:
            return {Addressee(unit=dossier.receiving_unit_id, role=Role.TN)}
        case Whom.LEADER:
            return {Addressee(unit=dossier.resolving_unit_id, role=Role.LD)}
        case Whom.ASKED:
            return _asked(dossier, event)
    return _asker(verb, dossier, event.facts)


def _taker(dossier: Dossier, event: Event) -> set[Addressee]:
    """Of the hand-over that still waits, not of one that was taken back before."""
    if not dossier.is_offered or dossier.offered_at != event.at:
        return set()
    if dossier.offered_post_id:
        return {Addressee(post=dossier.offered_post_id)}
    return {Addressee(unit=dossier.offered_unit_id, role=dossier.offered_role)}


def _holder(after: dict[str, Any], dossier: Dossier) -> set[Addressee]:
    """Only who still holds it."""
    if after.get("holder_post") != dossier.holder_post_id:
        return set()
    if dossier.holder_post_id:
        return {Addressee(post=dossier.holder_post_id)}
    if dossier.holder_unit_id is None:
        return set()
    return {Addressee(unit=dossier.holder_unit_id, role=dossier.holder_role)}


def _asked(dossier: Dossier, event: Event) -> set[Addressee]:
    units = event.facts.get("units")
    if units is None:
        rows = Consultation.objects.filter(dossier=dossier, number__in=event.facts["numbers"])
        units = list(rows.values_list("unit_id", flat=True))
    on = local(event.at).date()
    found = set()
    for unit in units:
        role = next((role for role in _ANSWERING if officers.posts_in(unit, role, on)), None)
        if role:
            found.add(Addressee(unit=unit, role=role))
    return found


def _asker(verb: Verb, dossier: Dossier, facts: dict[str, Any]) -> set[Addressee]:
    if verb == Verb.ANSWER:
        asked = Consultation.objects.filter(dossier=dossier, number=facts["number"])
        return {Addressee(post=post) for post in asked.values_list("asked_by_id", flat=True)}
    given = Instruction.objects.filter(dossier=dossier, number=facts["number"])
    return {Addressee(post=post) for post in given.values_list("given_by_id", flat=True)}
