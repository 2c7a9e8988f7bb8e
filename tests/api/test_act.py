"""A partner carries a dossier on: only what its post may, only from the version it has seen."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Relation, Verb
from motcua.organisations.rules.roles import Role
from tests.api.conftest import filing
from tests.province import at


@pytest.fixture
def code(partner) -> str:
    return partner.post("/dossiers", filing()).json()["code"]


def test_every_lawful_verb_has_its_address(client, db):
    """A verb that is added to the life of a dossier is added here, or named as left out."""
    lawful = {
        verb
        for verb, passage in LIFECYCLE.items()
        if passage.who not in {Relation.OPENER, Relation.SYSTEM} and hasattr(actions, verb)
    }
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    offered = {path.rpartition("/")[2] for path in paths if "/acts/" in path}
    assert offered == lawful - {Verb.ATTACH, Verb.DRAFT_RESULT, Verb.MOVE_PROCESS}


def test_transfer_hands_over_and_gives_the_next_version(partner, code):
    answer = partner.act(code, "transfer", 1)

    assert (answer.status_code, answer["ETag"]) == (200, '"2"')
    assert answer.json()["version"] == 2
    assert Dossier.objects.get(code=code).is_offered
    assert Event.objects.filter(chain=f"dossier:{code}").latest("sequence").actor == (
        f"post:{partner.link.post_id}"
    )


def test_the_same_act_again_is_done_once(partner, code):
    first = partner.act(code, "transfer", 1, key="act-0000-0001")
    again = partner.act(code, "transfer", 1, key="act-0000-0001")

    assert (again.status_code, again.json()) == (200, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert Dossier.objects.get(code=code).version == 2


def test_a_key_used_for_another_dossier_is_refused(partner, code):
    other = partner.post("/dossiers", filing()).json()["code"]
    partner.act(code, "transfer", 1, key="act-0000-0001")

    answer = partner.act(other, "transfer", 1, key="act-0000-0001")

    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["errors"]
    assert Dossier.objects.get(code=other).version == 1


def test_a_stale_version_is_told_what_changed(partner, code, province):
    actions.note(
        Dossier.objects.get(code=code), by=province.counter, at=at("2026-10-08 09:12"), text="Gọi."
    )

    answer = partner.act(code, "transfer", 1)

    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert "Lò Thị Hạnh" in answer.json()["changes"][0]
    assert not Dossier.objects.get(code=code).is_offered


def test_an_act_of_another_state_is_refused(partner, code):
    answer = partner.act(code, "return_result", 1, {"taken_by": "Lò Văn Ơn", "through": 1})

    assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")


def test_no_software_decides(register, province):
    """A decision is a person's: the roles of heads and leaders are not given to clients."""
    partner = register(Role.CV, "maison-land")
    dossier = province.walk(province.received(), "transfer", "accept")
    dossier = actions.assign(
        dossier, by=province.head, at=at("2026-10-08 09:12"), to=partner.link.post_id
    ).dossier

    proposed = partner.act(
        dossier.code, "submit_for_approval", dossier.version, {"opinion": "Đủ điều kiện."}
    )
    approved = partner.act(dossier.code, "approve", dossier.version + 1)

    assert proposed.status_code == 200
    assert approved.status_code == 403
    assert "Người có quyền" in approved.json()["detail"]


@pytest.mark.parametrize("sent", ["three", ""])
def test_if_match_that_is_no_version(partner, code, sent):
    answer = partner.post(f"/dossiers/{code}/acts/transfer", {}, **{"If-Match": sent})

    assert answer.status_code == 422
    assert "If-Match" in answer.json()["errors"]


def test_a_missing_reason_is_asked_for(partner, code):
    answer = partner.act(code, "ask_withdrawal", 1)

    assert (answer.status_code, answer.json()["errors"]) == (
        422,
        {"reason": ["Thiếu trường này."]},
    )
