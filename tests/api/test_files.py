"""A partner sends the e-copy of a paper and fetches it again, as the desk lets its post do."""

from __future__ import annotations

import uuid

import pytest

from motcua.audit.models import Event
from motcua.documents.models import StoredFile
from motcua.dossiers.models import Dossier, Outcome
from motcua.organisations.rules.roles import Role
from motcua.organisations.rules.scopes import SCOPES
from tests.api.conftest import filing
from tests.documents.files import pdf


@pytest.fixture
def filed(register):
    partner = register(scopes=list(SCOPES))
    return partner, partner.post("/dossiers", filing()).json()["code"]


def send(partner, code, content, *, paper=1, kind="application/pdf", key=""):
    headers = {"Authorization": f"Bearer {partner.bearer}"}
    headers["Idempotency-Key"] = key or str(uuid.uuid4())
    path = f"/api/v1/dossiers/{code}/files?paper={paper}"
    return partner.http.post(path, content, content_type=kind, headers=headers)


def test_what_was_sent_is_fetched_byte_for_byte_and_the_purpose_is_kept(filed):
    partner, code = filed
    content = pdf(2)
    assert send(partner, code, content).status_code == 201
    told = partner.get(f"/dossiers/{code}").json()
    assert [paper["file"] for paper in told["papers"][1:]] == ["", ""]
    reference = told["papers"][0]["file"]

    got = partner.get(f"/dossiers/{code}/files/{reference}", Purpose="CV-112/2026")

    assert (got.status_code, b"".join(got.streaming_content)) == (200, content)
    assert got["Content-Type"] == "application/pdf"
    opened = Event.objects.get(name="documents.file_opened")
    assert opened.facts["of"] == f"dossier:{code} CV-112/2026"


def test_the_signed_result_is_told_once_there_is_one(filed):
    partner, code = filed
    assert partner.get(f"/dossiers/{code}").json()["result_file"] == ""
    send(partner, code, pdf())
    signed = StoredFile.objects.get()
    Outcome.objects.create(dossier=Dossier.objects.get(code=code), name="Giấy", signed=signed)
    assert partner.get(f"/dossiers/{code}").json()["result_file"] == signed.reference


def test_the_same_key_again_keeps_one_file(filed):
    partner, code = filed
    first = send(partner, code, pdf(), key="key-0000-0001")
    again = send(partner, code, pdf(), key="key-0000-0001")

    assert (again.status_code, again.json()) == (201, first.json())
    assert again["Idempotency-Replayed"] == "true"
    assert StoredFile.objects.count() == 1


def test_what_cannot_be_taken_says_why_and_nothing_is_kept(filed, settings):
    partner, code = filed
    wrong = send(partner, code, b"MZ not a paper", kind="application/pdf")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "false-type")
    assert send(partner, code, b"{}", kind="application/json").status_code == 415
    assert "paper" in send(partner, code, pdf(), paper=9).json()["errors"]
    settings.MOTCUA_FILE_MOST = 100
    assert send(partner, code, pdf()).status_code == 413
    assert StoredFile.objects.count() == 0


def test_a_file_needs_the_scope(filed, register):
    partner, code = filed
    send(partner, code, pdf())
    usual = register()
    reference = StoredFile.objects.get().reference

    answer = usual.get(f"/dossiers/{code}/files/{reference}", Purpose="CV-112/2026")

    assert (answer.status_code, answer.json()["scope"]) == (403, "identity:read")


def test_a_post_that_may_not_see_numbers_fetches_no_file(register):
    helper = register(Role.HT, scopes=list(SCOPES))
    code = helper.post("/dossiers", filing(channel="online")).json()["code"]

    answer = helper.get(f"/dossiers/{code}/files/{'0' * 32}", Purpose="CV-112/2026")

    assert (answer.status_code, answer.json()["code"]) == (403, "no-reveal")


def test_an_unknown_case_is_refused(partner):
    answer = partner.post("/dossiers", filing(case="Không có trường hợp này"))

    assert "case" in answer.json()["errors"]
