"""The decision that publishes a round: signed with the key of who publishes, or on paper."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from django.test import Client
from docx import Document
from pypdf import PdfReader

from motcua.audit.models import Event
from motcua.config.wiring import _SIGNERS
from motcua.documents.actions import issue_key
from motcua.documents.models import StoredFile
from motcua.documents.queries.files import content_of
from motcua.documents.queries.signatures import verify
from motcua.documents.rules import pins
from motcua.index.models import PublishedResult, Round
from motcua.kernel.actor import OPERATOR
from tests.desk.conftest import sign_in  # noqa: F401 (the fixture)
from tests.documents.reading import text_of
from tests.province import at

PIN = "tinh-son-la-2026"
NOW = at("2026-11-20 09:12")
TOLD = {"decision_number": "36/QĐ-UBND", "decided_on": "20/11/2026", "pin": PIN}


@pytest.fixture
def decided(played, clock, settings, monkeypatch):
    """Both sheets are decided, and the chairman of the province holds a key."""
    settings.MOTCUA_SIGNER = _SIGNERS["demo"]
    monkeypatch.setattr(pins, "COST", 2**10)
    played.handed_in("maison", "chiengmai")
    clock.move_to(NOW)
    played.decided("maison", "chiengmai")
    post = played.province.posts["Ngần Văn Tịch"]
    issue_key(post, by=OPERATOR, at=at("2026-10-01 08:00"), pin=PIN)
    return played


def where(played) -> str:
    return f"/ban-lam-viec/chi-so/vong/{played.round.slug}/"


def body(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_decision_is_signed_published_and_read_by_the_units(decided, sign_in):  # noqa: F811
    chair, page = sign_in("Ngần Văn Tịch"), where(decided)
    assert 'type="password"' in body(chair.get(f"{page}cong-bo/"))
    assert "(Dự thảo, chưa ký)" in text_of(chair.get(f"{page}du-thao/pdf/").content)
    word = chair.get(f"{page}du-thao/").content
    assert "UBND xã Mai Sơn" in str(
        [one.text for one in Document(io.BytesIO(word)).tables[-1]._cells]
    )
    assert chair.post(f"{page}cong-bo/", TOLD).status_code == 303

    round_ = Round.objects.select_related("decision_file").get(pk=decided.round.pk)
    found = verify(round_.decision_file)
    assert found.good, found.sentences
    assert [one.name for one in found.signatures] == ["Ngần Văn Tịch"]
    if folder := os.environ.get("MOTCUA_PICTURES"):
        Path(folder, "decision.pdf").write_bytes(content_of(round_.decision_file))
    said = text_of(content_of(round_.decision_file))
    # The signature stands above the printed name, before the annex, and not on the last page.
    pages = PdfReader(io.BytesIO(content_of(round_.decision_file))).pages
    assert [bool(page.get("/Annots")) for page in pages] == [True, False]
    results = PublishedResult.objects.filter(round=round_)
    shown = [f"{one.index:.2f}".replace(".", ",") for one in results]
    for words in ("QUYẾT ĐỊNH", "36/QĐ-UBND", "Điều 1", "UBND xã Mai Sơn", "Phụ lục 1", *shown):
        assert words in said, words
    facts = Event.objects.get(name="index.published").facts
    assert (facts["on_paper"], facts["sha256"]) == (False, round_.decision_file.sha256)

    reader = sign_in("Hoàng Văn Nghĩa")
    assert "Ngần Văn Tịch, ký lúc 09:12 20/11/2026: hợp lệ" in body(reader.get(page))
    assert reader.get(f"{page}quyet-dinh/").content == content_of(round_.decision_file)
    public, ranking = Client(), f"/chi-so-cchc/{round_.slug}/"
    assert "Tải quyết định đã ký số" in body(public.get(ranking))
    sent = public.get(f"{ranking}quyet-dinh.pdf")
    assert sent.content == content_of(round_.decision_file)


def test_before_its_hour_a_unit_reads_no_decision(decided, sign_in):  # noqa: F811
    told = {**TOLD, "public_day": "30/11/2026"}
    assert sign_in("Ngần Văn Tịch").post(f"{where(decided)}cong-bo/", told).status_code == 303
    reader = sign_in("Hoàng Văn Nghĩa")
    assert reader.get(f"{where(decided)}quyet-dinh/").status_code == 404
    assert "hợp lệ" not in body(reader.get(where(decided)))
    public = f"/chi-so-cchc/{decided.round.slug}/quyet-dinh.pdf"
    assert Client().get(public).status_code == 404


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"pin": "000000"}, "Sai mã PIN. Còn 4 lần thử"),
        ({"pin": ""}, "Nhập mã PIN ký số"),
        ({"decided_on": "19/11/2026"}, "Ký số hôm nay thì ngày quyết định là 20/11/2026"),
        ({"decision_number": " "}, "Số quyết định"),
    ],
)
def test_what_is_refused_publishes_and_keeps_nothing(decided, sign_in, told, said):  # noqa: F811
    before = StoredFile.objects.count()
    answer = sign_in("Ngần Văn Tịch").post(f"{where(decided)}cong-bo/", TOLD | told)
    assert answer.status_code == 422 and said in body(answer)
    assert StoredFile.objects.count() == before
    assert not PublishedResult.objects.filter(round=decided.round).exists()
    assert Round.objects.get(pk=decided.round.pk).state == "open"


def test_who_holds_no_key_publishes_what_was_signed_on_paper(decided, sign_in):  # noqa: F811
    page = where(decided)
    office = sign_in("Bùi Thị Nội")
    form = body(office.get(f"{page}cong-bo/"))
    assert "ký trên bản giấy" in form and 'type="password"' not in form
    told = {**TOLD, "pin": "", "decided_on": "18/11/2026"}
    assert office.post(f"{page}cong-bo/", told).status_code == 303
    round_ = Round.objects.get(pk=decided.round.pk)
    assert (round_.decision_file, round_.decision_signed) == (None, "")
    assert Event.objects.get(name="index.published").facts["on_paper"] is True
    assert "Ký trên giấy, không có chữ ký số" in body(office.get(page))
    assert sign_in("Hoàng Văn Nghĩa").post(f"{page}cong-bo/", TOLD).status_code == 403
