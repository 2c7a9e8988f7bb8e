"""A partner reads what its post may read: masked, in pages that hold still, as the desk does."""

from __future__ import annotations

import pytest

from motcua.audit.models import Event
from motcua.organisations.rules.roles import Role
from motcua.organisations.rules.scopes import SCOPES
from motcua.procedures.models import ProcedureVersion
from tests.api.conftest import filing
from tests.province import at

LOOKED = "parties.identity_revealed"


@pytest.fixture
def code(partner) -> str:
    return partner.post("/dossiers", filing()).json()["code"]


def test_dossier_tells_clock_holder_papers_and_what_may_be_done(partner, code):
    told = partner.get(f"/dossiers/{code}").json()

    assert told["clock"]["sentences"]
    assert told["clock"]["due_at"] == told["due_at"]
    assert [paper["check"] for paper in told["papers"]] == ["good", "good", "unchecked"]
    assert told["holder"]["unit"]["slug"] == "maison-centre"
    assert "transfer" in told["acts"]
    assert told["receiving_unit"]["name"].startswith("Trung tâm")


def test_numbers_are_masked(partner, code):
    person = partner.get(f"/dossiers/{code}").json()["applicant"]

    assert person["masked"] is True
    assert person["identity"] == "•••• •••• 4821"
    assert person["phone"] == "09•• ••• 321"
    assert person["address"] == "xã Mai Sơn"
    assert not Event.objects.filter(name=LOOKED).exists()


def test_full_numbers_need_the_scope_and_a_purpose_and_leave_a_trace(register):
    partner = register(scopes=list(SCOPES))
    code = partner.post("/dossiers", filing()).json()["code"]

    person = partner.get(f"/dossiers/{code}", Purpose="CV-112/2026").json()["applicant"]

    assert person["identity"] == "014058004821"
    assert Event.objects.get(name=LOOKED).facts["purpose"] == f"dossier:{code} CV-112/2026"


def test_full_numbers_without_the_scope_are_refused(partner, code):
    answer = partner.get(f"/dossiers/{code}", Purpose="CV-112/2026")

    assert (answer.status_code, answer.json()["scope"]) == (403, "identity:read")
    assert not Event.objects.filter(name=LOOKED).exists()


def test_another_units_dossier_is_refused_as_at_the_desk(register, code):
    other = register(unit="chiengmai-centre")

    answer = other.get(f"/dossiers/{code}")

    assert (answer.status_code, answer.json()["code"]) == (403, "out-of-scope")
    assert other.get("/dossiers").json()["items"] == []
    assert other.get("/dossiers/H52.118-261008-9999").status_code == 404


def test_the_name_of_a_holder_elsewhere_is_not_told(partner, code, province):
    partner.act(code, "transfer", 1)
    dossier = Event.objects.filter(chain=f"dossier:{code}").latest("sequence")
    assert dossier.name == "dossiers.transfer"

    told = partner.get(f"/dossiers/{code}").json()

    assert all(official not in str(told["holder"]) for official in province.posts)


def test_events_tell_what_happened_without_words_about_people(partner, code):
    partner.act(code, "note", 1, {"text": "Ông Ơn hẹn đến lấy hộ."})

    answer = partner.get(f"/dossiers/{code}/events")

    assert [event["verb"] for event in answer.json()["items"]] == ["receive", "note"]
    assert "Ơn" not in answer.content.decode()


def test_pages_hold_still_while_others_file(partner, province):
    first = [province.received(f"2026-10-01 0{n}:00").code for n in range(8, 10)]
    page = partner.get("/dossiers", {"limit": 1}).json()
    province.received("2026-10-01 10:00")

    seen = [line["code"] for line in page["items"]]
    while page["next"]:
        page = partner.get("/dossiers", {"limit": 1, "cursor": page["next"]}).json()
        seen += [line["code"] for line in page["items"]]

    assert seen[:2] == first
    assert len(seen) == len(set(seen)) == 3


def test_only_what_moved_since(partner, province, clock):
    old = province.received().code
    clock.move_to(at("2026-10-09 09:00"))
    new = partner.sign_in().post("/dossiers", filing()).json()["code"]

    since = {"updated_since": "2026-10-09T00:00:00+07:00"}
    assert [line["code"] for line in partner.get("/dossiers", since).json()["items"]] == [new]
    assert {line["code"] for line in partner.get("/dossiers").json()["items"]} == {old, new}


@pytest.mark.parametrize(
    "query",
    [
        {"cursor": "zzz"},
        {"limit": 0},
        {"received_from": "9999-12-31"},
        {"updated_since": "0001-01-01T00:00:00+07:00"},
        {"name": "Lò Văn Ơn"},
    ],
    ids=lambda query: next(iter(query)),
)
def test_a_filter_that_cannot_be_is_named(partner, query):
    answer = partner.get("/dossiers", query)

    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == set(query)


def test_procedure_and_units_of_a_day(partner):
    ProcedureVersion.objects.update(decided_on="2026-01-05")
    found = partner.get("/procedures", {"q": "doi ten"}).json()
    procedure = partner.get(f"/procedures/{found['items'][0]['code']}").json()
    unit = partner.get("/units/maison-centre").json()

    assert procedure["methods"] and procedure["papers"]
    assert (procedure["decision"], procedure["decided_on"]) == ("2304/QĐ-UBND", "2026-01-05")
    assert unit["code"] == "H52.118"
    assert unit["parent"] == "maison"
    assert partner.get("/units", {"on": "2020-01-01"}).json() == {"items": []}
    assert partner.get("/units/maison", {"on": "2020-01-01"}).status_code == 404


def test_an_address_that_is_not_there_answers_in_json(partner):
    answer = partner.get("/nothing/here")

    assert (answer.status_code, answer.json()["code"]) == (404, "no-address")


def test_a_method_that_an_address_does_not_take(partner):
    answer = partner.http.delete("/api/v1/dossiers")

    assert (answer.status_code, answer.json()["code"]) == (405, "not-a-method")
    assert set(answer["Allow"].split(", ")) == {"GET", "POST"}


def test_helper_sees_only_what_it_filed(register, province):
    helper = register(Role.HT)
    province.received()
    own = helper.post("/dossiers", filing(channel="online")).json()["code"]

    assert [line["code"] for line in helper.get("/dossiers").json()["items"]] == [own]
