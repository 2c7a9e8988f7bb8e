"""Files at the desk: sent whole or in parts, shown side by side, and only to who may."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.audit.models import Event
from motcua.documents.models import Printing, StoredFile, Upload
from motcua.dossiers.models import DossierPaper, Outcome
from tests.documents import files
from tests.documents.reading import opened, text_of
from tests.province import at

DESK = "/ban-lam-viec"


@pytest.fixture
def dossier(province, clock):
    return province.received()


def sent(client, dossier, *contents, paper=1, **more):
    given = [SimpleUploadedFile(name, content) for name, content in contents]
    body = {"file": given, **more}
    return client.post(f"{DESK}/ho-so/{dossier.code}/tep/{paper}/gan/", body)


def body_of(answer):
    return b"".join(answer.streaming_content)


def test_a_plain_form_attaches_a_file(counter, dossier):
    page = counter.get(f"{DESK}/ho-so/{dossier.code}/tep/")
    assert "Chưa số hóa" in page.content.decode()
    answer = sent(counter, dossier, ("don.pdf", files.pdf(2)))
    assert answer.status_code == 303
    said = counter.get(answer["Location"]).content.decode()
    assert "2 trang" in said and "Chưa kiểm tra vi-rút" in said
    assert (
        f"{DESK}/ho-so/{dossier.code}/tep/"
        in counter.get(f"{DESK}/ho-so/{dossier.code}/").content.decode()
    )


def test_the_file_is_shown_safely_and_the_reading_logged(counter, dossier):
    content = files.pdf(2)
    sent(counter, dossier, ("Đơn của ông Ơn.pdf", content))
    file = StoredFile.objects.get()
    address = f"{DESK}/ho-so/{dossier.code}/tep/{file.reference}/"
    answer = counter.get(address)

    assert body_of(answer) == content
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert (
        answer["Content-Disposition"].startswith("inline") and "no-store" in answer["Cache-Control"]
    )
    saved = counter.get(f"{address}?tai=1")
    assert saved["Content-Disposition"].startswith("attachment")
    assert "sandbox" in saved["Content-Security-Policy"]
    assert Event.objects.filter(chain=f"reading:{file.reference}").count() == 2


def test_others_see_neither_page_nor_file(counter, sign_in, dossier):
    sent(counter, dossier, ("don.pdf", files.pdf()))
    stranger, reference = sign_in("Vì Thị Mai"), StoredFile.objects.get().reference
    place = f"{DESK}/ho-so/{dossier.code}/tep"
    addresses = ("", f"{reference}/", f"{reference}/1.png", f"{reference}/chu-ky/")
    answers = [stranger.get(f"{place}/{rest}").status_code for rest in addresses]
    assert answers == [403] * 4
    assert sent(stranger, dossier, ("don.pdf", files.pdf())).status_code == 403
    other = counter.get(f"{place}/{'0' * 32}/")
    assert other.status_code == 404
    assert not Event.objects.filter(chain=f"reading:{reference}").exists()


@pytest.mark.parametrize(
    ("contents", "says"),
    [
        ([], "Chưa chọn tệp"),
        ([("don.pdf", files.locked_pdf())], "có mật khẩu"),
        ([("don.pdf", b"MZ program")], "chương trình chạy được"),
        ([("a.jpg", files.photo()), ("b.pdf", files.pdf())], "không trộn cả hai"),
    ],
    ids=["none", "locked", "program", "mixed"],
)
def test_what_is_wrong_stands_at_the_paper(counter, dossier, contents, says):
    answer = sent(counter, dossier, *contents)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_too_large_a_file_is_let_go_on_its_way(counter, dossier, settings):
    settings.MOTCUA_FILE_MOST = 100_000
    answer = sent(counter, dossier, ("don.pdf", b"%PDF-" + bytes(3_000_000)))
    assert answer.status_code == 422 and "chưa nhận" in answer.content.decode()


def test_several_photographs_become_one_paper(counter, dossier):
    photos = [("1.jpg", files.photo()), ("2.png", files.photo(ending="PNG"))]
    assert sent(counter, dossier, *photos).status_code == 303
    file = DossierPaper.objects.get(dossier=dossier, position=1).file
    assert (file.pages, file.media_type) == (2, "application/pdf")


def test_a_broken_line_costs_only_the_part_on_its_way(counter, sign_in, dossier):
    content = files.pdf(2) + b"%" + bytes(2_200_000)
    begun = counter.post(
        f"{DESK}/tai-len/", json.dumps({"name": "don.pdf", "size": len(content)}),
        content_type="application/json",
    )  # fmt: skip
    told = begun.json()
    place = f"{DESK}/tai-len/{told['upload']}/"

    def put(offset, size=None):
        part = content[offset : offset + (size or told["part"])]
        return counter.put(
            place, part, content_type="application/octet-stream",
            headers={"Upload-Offset": str(offset)},
        )  # fmt: skip

    assert put(0).json()["received"] == told["part"]
    again = put(0)
    assert (again.status_code, again.json()["received"]) == (409, told["part"])
    unfinished = sent(counter, dossier, upload=told["upload"])
    assert unfinished.status_code == 409 or "Tải tiếp" in unfinished.content.decode()
    assert sign_in("Vì Thị Mai").get(place).status_code == 404
    here = counter.get(place).json()["received"]
    while here < len(content):
        here = put(here).json()["received"]

    assert sent(counter, dossier, upload=told["upload"]).status_code == 303
    file = DossierPaper.objects.get(dossier=dossier, position=1).file
    assert (file.size, file.pages) == (len(content), 2)
    assert not Upload.objects.exists()


def test_what_would_be_refused_at_the_end_is_refused_at_once(counter):
    def begin(**said):
        return counter.post(f"{DESK}/tai-len/", json.dumps(said), content_type="application/json")

    too_big = begin(name="a.pdf", size=200 * 1024 * 1024)
    assert too_big.status_code == 422 and "tối đa 20 MB" in too_big.json()["message"]
    assert begin(name="a.exe", size=10).status_code == 422
    assert begin(name="a.pdf", size="x").status_code == 400
    assert (
        counter.post(f"{DESK}/tai-len/", b"[]", content_type="application/json").status_code == 400
    )


def test_what_was_never_finished_is_dropped_after_two_days(counter):
    def begin():
        body = json.dumps({"name": "a.pdf", "size": 10})
        return counter.post(f"{DESK}/tai-len/", body, content_type="application/json").json()

    left = begin()["upload"]
    Upload.objects.update(started_at=at("2026-10-06 09:00"))
    begin()
    assert not Upload.objects.filter(reference=left).exists()


def test_two_papers_stand_side_by_side(counter, dossier):
    for paper in (1, 2):
        sent(counter, dossier, ("don.pdf", files.pdf(3)), paper=paper)
    page = counter.get(f"{DESK}/ho-so/{dossier.code}/tep/?trai=1&phai=2&trai-trang=2")
    said = page.content.decode()
    assert said.count("<figure") == 2
    assert "trang 2/3" in said and "trang 1/3" in said
    assert "trai-trang=3" in said and "phai-trang=2" in said


def test_the_draft_is_looked_at_and_kept(case, province, dossier):
    province.walk(dossier, "transfer", "assign")
    place = f"{DESK}/ho-so/{dossier.code}/du-thao/"
    assert "Dự thảo kết quả" in case.get(place).content.decode()
    body = {"kind": "decision", "content": "Cho đổi tên."}
    seen = case.post(place, {**body, "act": "view"})
    assert "Cho đổi tên." in text_of(seen.content) and not StoredFile.objects.exists()
    assert case.post(place, {**body, "act": "template"}).status_code == 303
    assert Outcome.objects.get(dossier=dossier).draft.kind == "draft"
    own = {**body, "act": "own", "file": SimpleUploadedFile("a.docx", files.docx())}
    assert case.post(place, own).status_code == 303
    assert Outcome.objects.get(dossier=dossier).draft.media_type.endswith("document")
    assert case.post(place, {**body, "act": "own"}).status_code == 422
    assert case.get(f"{DESK}/ho-so/{dossier.code}/").status_code == 200


def test_register_and_batch_prints(counter, province, dossier):
    page = counter.get(f"{DESK}/so-theo-doi/")
    assert "01/10/2026" in page.content.decode()
    pdf = counter.get(f"{DESK}/so-theo-doi/?tu=01/10/2026&den=08/10/2026")
    assert pdf["Content-Type"] == "application/pdf" and "Mẫu số 07" in text_of(pdf.content)
    assert counter.get(f"{DESK}/so-theo-doi/?tu=08/10/2026&den=01/10/2026").status_code == 422

    codes = [dossier.code, province.received("2026-10-02 08:20").code]
    receipts = counter.post(f"{DESK}/in-nhieu/", {"dossier": codes})
    assert len(opened(receipts.content).pages) == 2
    assert counter.post(f"{DESK}/in-nhieu/", {"dossier": codes, "act": "x"}).status_code == 422
    assert counter.post(f"{DESK}/in-nhieu/").status_code == 422
    again = counter.get(f"{DESK}/ho-so/{dossier.code}/in/giay-hen/")
    assert "In lại (lần 2)" in text_of(again.content)
    assert Printing.objects.filter(reference=dossier.chain, paper="receipt").count() == 2
    assert at("2026-10-08 09:12") == Printing.objects.latest("pk").printed_at
