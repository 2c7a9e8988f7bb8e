"""Verb × role × own unit, other unit, other dossier: who may act, from the matrix and no further.

What is expected is said here once more, in the words of the law and without the policy's code.
"""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from django.db import transaction

from motcua.audit.models import Event
from motcua.dossiers import actions
from motcua.dossiers.models import Consultation
from motcua.dossiers.queries.acts import next_acts
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Relation, Verb
from motcua.kernel.errors import DomainError, NotAllowed
from motcua.organisations.rules.roles import Role
from tests.rights.standings import NOW, OF_A_DOSSIER, PLACES, arguments, everybody

pytestmark = pytest.mark.usefixtures("clock")
MATRIX = {
    row["authority"]: row
    for row in csv.DictReader(
        (files("motcua.organisations") / "data" / "grants.csv").read_text("utf-8").splitlines()
    )
}
# Their tests are where they are written: they need a file or another process.
ELSEWHERE = {Verb.ATTACH, Verb.DRAFT_RESULT, Verb.MOVE_PROCESS}


def test_every_verb_has_a_place():
    assert set(PLACES) == set(OF_A_DOSSIER) - ELSEWHERE


def granted(role: Role, name: str) -> str:
    return MATRIX[name].get(role, "")


def stands(officer, dossier, relation: Relation) -> bool:
    """As an official would say it: this is mine, ours, asked of us, or none of our business."""
    ours = officer.unit_ids
    named = dossier.holder_post_id == officer.post_id
    queue = dossier.holder_post_id is None and dossier.holder_unit_id in ours
    desk = named or (queue and dossier.holder_role == officer.role)
    counter = officer.role == Role.TN and dossier.receiving_unit_id in ours
    shared = officer.role == Role.TN and dossier.holder_role == Role.TN
    holds = desk or (shared and dossier.holder_unit_id in ours)
    took = dossier.offered_post_id == officer.post_id if dossier.offered_post_id else (
        dossier.offered_unit_id in ours and dossier.offered_role == officer.role
    )  # fmt: skip
    asked = Consultation.objects.filter(dossier=dossier, unit__in=ours, answered_at=None).exists()
    return {
        Relation.COUNTER: counter,
        Relation.HOLDER: holds,
        Relation.GIVER: bool(dossier.offered_unit_id) and holds,
        Relation.HANDLER: counter or holds,
        Relation.TAKER: bool(dossier.offered_unit_id and took),
        Relation.ASKED: asked,
        Relation.HEAD: dossier.holder_unit_id in ours or dossier.resolving_unit_id in ours,
        Relation.READER: reads(officer, dossier),
    }[relation]


def reads(officer, dossier) -> bool:
    reach = granted(officer.role, "dossiers:dossier:read")
    ours = officer.unit_ids
    places = {dossier.receiving_unit_id, dossier.resolving_unit_id, dossier.holder_unit_id,
              dossier.offered_unit_id}  # fmt: skip
    took_part = dossier.participations.all()
    asked = dossier.consultations.all()
    if reach == "unit":
        part = took_part.filter(unit_id_then__in=ours) or asked.filter(unit__in=ours)
        return bool(places & ours or part)
    if reach == "own":
        mine = officer.post_id in {dossier.holder_post_id, dossier.offered_post_id}
        queue = (None, officer.unit_id, officer.role)
        in_queue = queue in {
            (dossier.holder_post_id, dossier.holder_unit_id, dossier.holder_role),
            (dossier.offered_post_id, dossier.offered_unit_id, dossier.offered_role),
        }
        part = took_part.filter(post=officer.post_id) or asked.filter(unit=officer.unit_id)
        return bool(mine or in_queue or part)
    return reach == "all"


def may(verb: Verb, dossier, officer, province) -> bool:
    """Whether the act is done when it is tried; it is taken back at once."""
    try:
        with transaction.atomic():
            getattr(actions, verb)(dossier, by=officer, at=NOW, **arguments(verb, province))
            transaction.set_rollback(True)
    except NotAllowed:
        return False
    except DomainError as fault:
        pytest.fail(f"{verb} by {officer.role}: {fault}")
    return True


@pytest.mark.parametrize("verb", sorted(PLACES))
def test_only_those_may_whom_matrix_and_relation_let(province, verb):
    everybody(province)
    dossier = PLACES[verb](province)
    dossier.refresh_from_db()
    before = Event.objects.filter(chain=dossier.chain).count()
    told = []
    for name in province.posts:
        officer = province.officer(name)
        name_of_right = f"dossiers:dossier:{verb}"
        expected = bool(granted(officer.role, name_of_right)) and stands(
            officer, dossier, LIFECYCLE[verb].who
        )
        assert may(verb, dossier, officer, province) == expected, f"{name} ({officer.role})"
        offered = {act.verb for act in next_acts(dossier, officer, NOW)}
        assert (verb in offered) == expected, f"{name} is offered something else"
        told.append(expected)
    assert any(told), f"nobody may {verb} where it is lawful"
    assert Event.objects.filter(chain=dossier.chain).count() == before
