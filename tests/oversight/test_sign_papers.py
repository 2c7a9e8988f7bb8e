"""Conclusions and reports signed with the official's key: what is signed, kept, seen and refused."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from docx import Document

from motcua.audit.models import Event
from motcua.config.wiring import _SIGNERS
from motcua.documents import storage
from motcua.documents.actions import issue_key, revoke_key, store_file, unlock_key
from motcua.documents.models import SigningKey, StoredFile
from motcua.documents.queries.files import content_of
from motcua.documents.queries.signatures import verify
from motcua.documents.rules import pins
from motcua.documents.rules.media import FileKind
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput
from motcua.oversight import actions
from motcua.oversight.models import Conclusion
from tests.documents.reading import text_of
from tests.oversight.test_plan_reform import a_report
from tests.province import at

DESK, PIN = "/ban-lam-viec", "tinh-son-la-2026"
NOW = at("2026-10-08 09:12")


@pytest.fixture
def signing(oversight, clock, settings, monkeypatch):
    """The chairman holds a key; an inspection waits for the conclusion."""
    settings.MOTCUA_SIGNER = _SIGNERS["demo"]
    monkeypatch.setattr(pins, "COST", 2**10)
    clock.move_to(NOW)
    given = at("2026-10-01 08:00")
    issue_key(oversight.province.posts["Lê Chủ Tịch"], by=OPERATOR, at=given, pin=PIN)
    return oversight


@pytest.fixture
def waiting(signing):
    inspection = signing.opened()
    signing.answered(inspection)
    signing.found(inspection)
    return inspection


def body(answer) -> str:
    return " ".join(answer.content.decode().split())


def page_of(inspection) -> str:
    return f"{DESK}/kiem-tra/{inspection.pk}/"


def seen_on(client, page: str) -> str:
    said = body(client.get(page))
    return said.split('name="seen" value="')[1].split('"')[0]


def conclude(client, inspection, **told):
    page = page_of(inspection)
    usual = {"number": "05/KL-UBND", "summary": "Đơn vị làm cơ bản tốt.",
             "seen": seen_on(client, page), "pin": PIN}  # fmt: skip
    return client.post(f"{page}ket-luan/", usual | told)


def stored() -> int:
    return StoredFile.objects.count()


def test_the_conclusion_is_signed_with_the_act_and_read_by_the_unit(waiting, signing, sign_in):
    chairman = sign_in("Lê Chủ Tịch")
    page = body(chairman.get(page_of(waiting)))
    assert 'type="password"' in page
    assert "Seen" not in page, "what is hidden has no label"
    draft = chairman.get(f"{page_of(waiting)}ban-ky/")
    assert "Dự thảo, chưa ký" in text_of(draft.content)
    assert conclude(chairman, waiting).status_code == 303

    conclusion = Conclusion.objects.select_related("file").get()
    found = verify(conclusion.file)
    assert found.good, found.sentences
    [signature] = found.signatures
    assert (signature.name, signature.at) == ("Lê Chủ Tịch", NOW)
    if folder := os.environ.get("MOTCUA_PICTURES"):
        Path(folder, "conclusion.pdf").write_bytes(content_of(conclusion.file))
    said = " ".join(text_of(content_of(conclusion.file)).split())
    for words in ("KẾT LUẬN", "05/KL-UBND", "Bảng niêm yết treo bản đã hết hiệu lực",
                  "Niêm yết lại theo bản đang có hiệu lực", "20/10/2026", "Lê Chủ Tịch"):  # fmt: skip
        assert words in said, words
    facts = Event.objects.get(name="oversight.inspection_concluded").facts
    assert (facts["on_paper"], facts["sha256"]) == (False, conclusion.file.sha256)

    unit = sign_in("Hoàng Văn Nghĩa")
    assert "Lê Chủ Tịch, ký lúc 09:12 08/10/2026: hợp lệ" in body(unit.get(page_of(waiting)))
    sent = unit.get(f"{page_of(waiting)}ban-ky/")
    assert sent.content == content_of(conclusion.file)
    assert Event.objects.filter(name="documents.file_opened", facts__of=waiting.chain).exists()
    assert sign_in("Lò Thị Hạnh").get(f"{page_of(waiting)}ban-ky/").status_code == 403


def test_who_holds_no_key_signs_on_paper_and_the_act_says_so(oversight, sign_in, clock):
    inspection = oversight.opened()
    oversight.answered(inspection)
    oversight.found(inspection)
    clock.move_to(NOW)
    chairman = sign_in("Lê Chủ Tịch")
    page = body(chairman.get(page_of(inspection)))
    assert "ký trên bản giấy" in page and 'type="password"' not in page
    assert conclude(chairman, inspection, pin="").status_code == 303
    assert Conclusion.objects.get().file is None
    assert Event.objects.get(name="oversight.inspection_concluded").facts["on_paper"] is True
    assert "Ký trên giấy, không có chữ ký số" in body(chairman.get(page_of(inspection)))
    printed = chairman.get(f"{page_of(inspection)}ban-ky/")
    assert "05/KL-UBND" in text_of(printed.content)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"pin": ""}, "Nhập mã PIN ký số"),
        ({"pin": "987654"}, "Sai mã PIN. Còn 4 lần thử"),
        ({"number": ""}, "Chưa có “Số kết luận”"),
        ({"seen": "0" * 64}, "Nội dung đã thay đổi sau khi anh/chị mở trang này nên chưa ký"),
    ],
)
def test_what_is_refused_keeps_the_words_and_saves_nothing(waiting, sign_in, told, said):
    before = stored()
    answer = conclude(sign_in("Lê Chủ Tịch"), waiting, **told)
    assert answer.status_code == 422
    assert said in body(answer) and "Đơn vị làm cơ bản tốt." in body(answer)
    assert PIN not in body(answer)
    assert not Conclusion.objects.exists() and stored() == before


def test_a_finding_noted_meanwhile_is_looked_at_again_before_signing(waiting, signing, sign_in):
    chairman = sign_in("Lê Chủ Tịch")
    seen = seen_on(chairman, page_of(waiting))
    signing.found(waiting, topic="tu-kiem-tra", text="Chưa tự kiểm tra.")
    answer = conclude(chairman, waiting, seen=seen)
    assert answer.status_code == 422 and not Conclusion.objects.exists()
    again = body(answer).split('name="seen" value="')[1].split('"')[0]
    assert again != seen
    assert conclude(chairman, waiting, seen=again).status_code == 303


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (lambda key: revoke_key(key, by=OPERATOR, at=NOW), "đã bị thu hồi ngày 08/10/2026"),
        (
            lambda key: SigningKey.objects.filter(pk=key.pk).update(valid_to=NOW),
            "không ký được lúc này",
        ),
    ],
)
def test_a_key_that_ended_since_the_page_was_opened_signs_nothing(waiting, sign_in, ends, said):
    chairman = sign_in("Lê Chủ Tịch")
    seen = seen_on(chairman, page_of(waiting))
    ends(SigningKey.objects.get(post__isnull=False))
    answer = conclude(chairman, waiting, seen=seen)
    assert answer.status_code == 422 and said in body(answer)
    assert "Đơn vị làm cơ bản tốt." in body(answer) and "ký trên bản giấy" in body(answer)
    assert not Conclusion.objects.exists()


def test_nobody_else_concludes_and_the_key_of_another_signs_nothing(waiting, signing, sign_in):
    for name in ("Thào A Thanh", "Cầm Văn Nội", "Hoàng Văn Nghĩa"):
        answer = sign_in(name).post(f"{page_of(waiting)}ket-luan/", {"number": "1", "pin": PIN})
        assert answer.status_code == 403, name
    key = unlock_key(by=signing.chairman, at=NOW, pin=PIN)
    with pytest.raises(InvalidInput, match="Nhập mã PIN"):
        signing.sign(waiting)
    assert not Conclusion.objects.exists()
    assert PIN not in repr(key)


def test_a_signer_that_is_silent_leaves_no_file_behind(waiting, sign_in, settings):
    settings.MOTCUA_SIGNER = _SIGNERS["outage"]
    before, dropped = stored(), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage, "drop", dropped.append)
        answer = conclude(sign_in("Lê Chủ Tịch"), waiting)
    assert answer.status_code == 422 and "Đơn vị làm cơ bản tốt." in body(answer)
    assert len(dropped) == 1 and stored() == before and not Conclusion.objects.exists()


def test_a_file_changed_after_signing_is_told_to_every_reader(waiting, signing, sign_in):
    chairman = sign_in("Lê Chủ Tịch")
    conclude(chairman, waiting)
    conclusion = Conclusion.objects.select_related("file").get()
    changed = content_of(conclusion.file).replace(b"/Title", b"/Titel", 1)
    conclusion.file = store_file(
        changed, name="a.pdf", by=OPERATOR, at=NOW, kind=FileKind.SIGNED
    )  # fmt: skip
    conclusion.save()
    page = body(sign_in("Hoàng Văn Nghĩa").get(page_of(waiting)))
    assert "tệp đã bị sửa sau khi ký, chữ ký không còn giá trị" in page
    storage.drop(conclusion.file.path)
    page = body(chairman.get(page_of(waiting)))
    assert "Tệp lưu trữ bị mất hoặc hỏng" in page
    assert chairman.get(f"{page_of(waiting)}ban-ky/").status_code == 404


def test_a_report_is_signed_with_the_key_and_sent_as_it_was_signed(signing, sign_in):
    report = a_report(signing)
    for section in ("limits", "next"):
        report = actions.write_section(
            report, by=signing.planner, at=NOW, section=section, text="Không."
        )
    chairman, page = sign_in("Lê Chủ Tịch"), f"{DESK}/bao-cao-cchc/{report.pk}/"
    told = {"number": "120/BC-UBND", "seen": seen_on(chairman, page), "pin": "000000"}
    refused = chairman.post(f"{page}ky/", told)
    assert refused.status_code == 422 and "Còn 4 lần thử" in body(refused)
    assert chairman.post(f"{page}ky/", told | {"pin": PIN}).status_code == 303
    report.refresh_from_db()
    assert verify(report.file).good
    assert "Lê Chủ Tịch, ký lúc 09:12 08/10/2026: hợp lệ" in body(chairman.get(page))
    sent = chairman.get(f"{page}tai/pdf/")
    assert sent.content == content_of(report.file)
    assert "Dự thảo" not in text_of(content_of(report.file))
    word = Document(io.BytesIO(chairman.get(f"{page}tai/docx/").content))
    signature = word.tables[-1].rows[0].cells[1].text
    assert "(đã ký số " in signature and "xem bản PDF)" in signature
    assert sign_in("Cầm Văn Nội").post(f"{page}ky/", told).status_code == 403
