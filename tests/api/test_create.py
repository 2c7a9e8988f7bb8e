"""A partner files a dossier: it gets code and secret, the clock, and never half of anything."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from motcua.dossiers.models import CodeSequence, Dossier
from motcua.dossiers.queries.faults import dossier_faults
from motcua.organisations.rules.roles import Role
from motcua.parties.models import Party
from tests.api.conftest import USUAL, filing, registered
from tests.province import build


def test_counter_receives_at_once_with_code_clock_and_secret(partner):
    answer = partner.post("/dossiers", filing())

    told = answer.json()
    assert answer.status_code == 201
    assert told["code"] == "H52.118-261008-0001"
    assert answer["Location"] == "/api/v1/dossiers/H52.118-261008-0001"
    assert answer["ETag"] == '"1"'
    assert told["status"] == {"code": 2, "label": "Được tiếp nhận"}
    assert told["due_at"].endswith("+07:00")
    assert len(told["secret"]) == 6
    dossier = Dossier.objects.get(code=told["code"])
    assert dossier.papers.count() == 3
    assert list(dossier_faults()) == []


def test_online_waits_to_be_received_and_the_support_person_may_follow_it(register):
    helper = register(Role.HT)

    answer = helper.post("/dossiers", filing(channel="online"))

    assert answer.json()["status"]["code"] == 1
    assert answer.json()["due_at"] is None
    assert helper.get(f"/dossiers/{answer.json()['code']}").status_code == 200


def test_who_helps_to_file_may_not_receive(register):
    answer = register(Role.HT).post("/dossiers", filing())

    assert answer.status_code == 403
    assert "tiếp nhận" in answer.json()["detail"]
    assert Dossier.objects.count() == CodeSequence.objects.count() == 0


def test_the_same_key_again_gives_the_same_answer_after_the_dossier_moved_on(partner):
    first = partner.post("/dossiers", filing(), key="key-0000-0001")
    moved = partner.act(first.json()["code"], "transfer", 1)
    again = partner.post("/dossiers", filing(), key="key-0000-0001")

    assert moved.status_code == 200
    assert (again.status_code, again.json()) == (201, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert Dossier.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_one_key_make_one_dossier():
    build()
    partner = registered(Role.TN, "maison-centre", USUAL)
    together = Barrier(2)

    def ask(_):
        together.wait()
        try:
            return partner.post("/dossiers", filing(), key="double-click")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(ask, range(2)))
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert Dossier.objects.count() == CodeSequence.objects.get().last == 1


@pytest.mark.django_db(transaction=True)
def test_a_new_person_entered_by_two_at_once_is_one_person():
    build()
    partner = registered(Role.TN, "maison-centre", USUAL)
    together = Barrier(4)

    def ask(_):
        together.wait()
        try:
            return partner.post("/dossiers", filing())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, range(4)))
    assert [answer.status_code for answer in answers] == [201] * 4
    assert Party.objects.count() == 1
    assert CodeSequence.objects.get().last == Dossier.objects.count() == 4


def test_a_fault_of_ours_tells_nothing_but_its_support_code(partner, monkeypatch, caplog):
    def broken(*_: object, **__: object) -> None:
        message = "DETAIL: Key (name)=(Lò Văn Ơn)"
        raise RuntimeError(message)

    monkeypatch.setattr("motcua.api.operations.dossiers.actions.receive_at_counter", broken)

    answer = partner.post("/dossiers", filing())

    assert (answer.status_code, answer.json()["code"]) == (500, "server-fault")
    assert answer.json()["support"] in answer.json()["detail"]
    assert answer.json()["support"] in caplog.text
    assert "Lò Văn Ơn" not in answer.content.decode() + caplog.text


def test_without_a_key_nothing_is_filed(partner):
    answer = partner.http.post(
        "/api/v1/dossiers", filing(), content_type="application/json",
        headers={"Authorization": f"Bearer {partner.bearer}"},
    )  # fmt: skip

    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["errors"]


def test_faults_are_told_by_their_place_in_the_body(partner):
    person = filing()["applicant"] | {"name": " ", "identity": "01405800482"}

    answer = partner.post("/dossiers", filing(applicant=person))

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["type"] == "urn:motcua:problem:invalid"
    assert set(told["errors"]) == {"applicant.name", "applicant.identity"}
    assert "cần đủ 12" in told["errors"]["applicant.identity"][0]
    assert Dossier.objects.count() == CodeSequence.objects.count() == 0


def test_a_missing_paper_is_named_with_the_remedy(partner):
    papers = filing()["papers"]
    papers[1] = {"name": "Giấy chứng nhận đã cấp"}

    told = partner.post("/dossiers", filing(papers=papers)).json()

    assert told["code"] == "papers-incomplete"
    assert told["errors"]["papers"][0] == "Còn thiếu “Giấy chứng nhận đã cấp”."


def test_a_field_nobody_knows_is_refused_by_name(partner):
    answer = partner.post("/dossiers", filing(urgent=True))

    assert answer.status_code == 422
    assert answer.json()["errors"]["urgent"] == [
        "Không có trường này. Xem lại tên trường hoặc bỏ đi."
    ]


def test_decomposed_letters_are_kept_as_one_sign(partner):
    import unicodedata

    person = filing()["applicant"] | {"name": unicodedata.normalize("NFD", "Lò Văn Ơn")}

    code = partner.post("/dossiers", filing(applicant=person)).json()["code"]

    assert Dossier.objects.get(code=code).applicant.name == "Lò Văn Ơn"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("{", 400, "not-json"),
        ("[]", 422, "invalid"),
        ('{"procedure": "\\u0000"}', 422, "invalid"),
        ('{"procedure": "\\ud800"}', 422, "invalid"),
        ("[" * 100_000, 400, "not-json"),
        ('{"a": NaN}', 400, "not-json"),
        ("x" * 300_000, 413, "too-big"),
    ],
    ids=["broken", "list", "nul", "half sign", "deep", "nan", "huge"],
)
def test_what_cannot_be_read_is_refused_and_never_a_server_fault(partner, body, status, code):
    answer = partner.post("/dossiers", body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_another_kind_of_content_is_refused(partner):
    answer = partner.http.post(
        "/api/v1/dossiers", "a=1", content_type="application/x-www-form-urlencoded",
        headers={"Authorization": f"Bearer {partner.bearer}"},
    )  # fmt: skip

    assert (answer.status_code, answer.json()["code"]) == (415, "not-json")


def test_an_intake_costs_few_statements(partner, django_assert_max_num_queries):
    """A new person, three papers, two chains; the law and the words are known by then. SQLite
    takes one row a statement; savepoints are counted too.
    """
    partner.post("/dossiers", filing())
    applicant = filing()["applicant"] | {"identity": "014058004822"}

    with django_assert_max_num_queries({"sqlite": 18, "postgresql": 8}[connection.vendor]):
        assert partner.post("/dossiers", filing(applicant=applicant)).status_code == 201
