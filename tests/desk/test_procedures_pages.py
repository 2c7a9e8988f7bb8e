"""Pages of the catalogue and of the law: who keeps them, what they say, what they refuse."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest

from motcua.dossiers.models import Dossier
from motcua.kernel import clock as clocks
from motcua.kernel.actor import OPERATOR
from motcua.legislation.actions import import_documents
from motcua.legislation.actions.import_documents import own_rows
from motcua.legislation.models import DocumentRelation, LegalDocument
from motcua.procedures.models import ProcessVersion
from tests.catalogue import newer_process, newer_version
from tests.province import RENAME

DESK = "/ban-lam-viec/"
LIST, ONE = f"{DESK}thu-tuc/", f"{DESK}thu-tuc/{RENAME}/"
LAW = f"{DESK}van-ban/"
CONTROL, BUSINESS = "Đèo Thị Kiểm", "Vì Văn Nghiệp"


def text(answer) -> str:
    """What a reader hears, without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def control(sign_in):
    return sign_in(CONTROL)


ACTS = (
    "118/2025/NĐ-CP", "61/2018/NĐ-CP", "45/2020/NĐ-CP", "09/2015/QĐ-TTg", "43/2011/NĐ-CP",
    "42/2022/NĐ-CP", "224/2026/NĐ-CP", "62/2021/NĐ-CP", "154/2024/NĐ-CP",
)  # fmt: skip


@pytest.fixture
def law(province):
    rows = [row for row in own_rows() if row["number"] in ACTS]
    import_documents(rows, by=OPERATOR, at=clocks.now())


@pytest.fixture
def running(province):
    newer_process()
    newer_version()
    return [province.received(), province.walk(province.received(), "transfer", "assign")]


# ── the catalogue ────────────────────────────────────────────────────────────────────────────────


def test_who_keeps_the_catalogue_finds_it_in_the_rail(sign_in, counter):
    for name in (CONTROL, BUSINESS):
        rail = sign_in(name).get(LIST).content.decode()
        assert f'href="{LIST}"' in rail and f'href="{LAW}"' in rail
    assert f'href="{LIST}"' not in counter.get(DESK).content.decode()
    assert counter.get(ONE).status_code == 200, "every officer may read it"


def test_the_catalogue_is_searched_without_marks_and_filtered(control, running):
    assert "1.013833" in text(control.get(f"{LIST}?q=dang ky bien dong"))
    found = text(control.get(f"{LIST}?muc=part"))
    assert "1 thủ tục" in found and "Một phần" in found
    assert "0 thủ tục" in text(control.get(f"{LIST}?muc=whole"))
    assert "0 thủ tục" in text(control.get(f"{LIST}?tt=draft"))
    assert "Không có thủ tục nào khớp" in text(control.get(f"{LIST}?q=zzz&lv=dat-dai"))


def test_a_page_of_nonsense_is_the_first_page(control):
    for query in ("trang=0", "trang=-4", "trang=999999999", "trang=x", "muc=%00", "lv='--"):
        assert control.get(f"{LIST}?{query}").status_code == 200


def test_one_procedure_shows_versions_cases_terms_and_who_follows_what(control, running, law):
    page = text(control.get(ONE))
    assert "Trường hợp: Cá nhân đổi tên" in page
    assert "9 ngày làm việc 15/2026/QĐ-UBND" in page and "10 ngày làm việc" in page
    assert "Một phần Phải kiểm tra thực địa (31/2024/QH15, Điều 133)" in page
    assert "62/2021/NĐ-CP Quy định chi tiết Luật Cư trú hết hiệu lực từ 10/01/2025" in page
    assert "2 Đang có hiệu lực 06/10/2026 2304/QĐ-UBND 0" in page
    assert "1 Hết hiệu lực 01/07/2025 – 06/10/2026 2304/QĐ-UBND 2" in page


def test_unknown_things_are_told_and_not_broken(control):
    for address in (
        f"{LIST}9.999999/", f"{ONE}phien-ban/9/", f"{ONE}quy-trinh/9/",
        f"{ONE}quy-trinh/9/so-do.bpmn", f"{ONE}quy-trinh/9/chuyen/", f"{LAW}khong-co/",
    ):  # fmt: skip
        assert control.get(address).status_code == 404, address
    assert control.get(f"{ONE}so-sanh/?tu=1&den=7").status_code == 422
    assert control.get(f"{ONE}so-sanh/?tu=x&den=1").status_code == 422


def test_two_versions_stand_beside_each_other(control, running):
    page = control.get(f"{ONE}so-sanh/").content.decode()
    assert "<ins>Giấy khai sinh" not in page
    assert "Giấy tờ: Giấy khai sinh (Cá nhân đổi tên)" in page
    assert "Chỉ xem chỗ khác" in page and "<del>" in page and "<ins>" in page
    assert "Tên thủ tục" not in page, "what stayed is left out"
    assert "Tên thủ tục" in control.get(f"{ONE}so-sanh/?tu=1&den=2&tat-ca=1").content.decode()
    process = text(control.get(f"{ONE}so-sanh/?loai=quy-trinh"))
    assert "Bước tham-tra: Thời gian" in process and "20 giờ" in process


def test_with_one_version_there_is_nothing_to_compare(control):
    assert "Mới có một phiên bản" in text(control.get(f"{ONE}so-sanh/"))


def test_the_process_is_a_table_and_a_file(control, running):
    page = text(control.get(f"{ONE}quy-trinh/1/"))
    assert "Xác minh thực địa" in page and "Chuyên viên thụ lý" in page
    assert "2 hồ sơ đang mở theo quy trình này, trong khi quy trình 2 đang có hiệu lực" in page
    file = control.get(f"{ONE}quy-trinh/1/so-do.bpmn")
    assert file["Content-Disposition"] == 'attachment; filename="1.013833-quy-trinh-1.bpmn"'
    assert b"<bpmn:userTask" in file.content


# ── moving running dossiers ──────────────────────────────────────────────────────────────────────

MOVE = f"{ONE}quy-trinh/1/chuyen/"
MAPPED = {"buoc-tham-dinh": "tham-tra", "buoc-xac-minh": "tham-tra"}


def test_first_it_says_what_would_happen(control, running):
    page = text(control.get(MOVE))
    assert "2 hồ sơ chuyển được" in page and "Trong đó 1 hồ sơ ở bước chưa chọn bước thay" in page
    seen = text(control.post(MOVE, {"act": "preview", **MAPPED}))
    assert "Trong đó" not in seen and "2 ngày 4 giờ làm việc" in seen
    assert {d.process.number for d in Dossier.objects.all()} == {1}


def test_then_it_moves_them_each_with_its_reason(control, running):
    answer = control.post(MOVE, {"act": "move", "reason": "QĐ 99", "key": "k", **MAPPED})
    assert answer.status_code == 303 and answer["Location"] == ONE
    assert {d.process.number for d in Dossier.objects.all()} == {2}
    assert "Đã chuyển 2 hồ sơ" in text(control.get(ONE))


REFUSED_MOVES = (
    ({"reason": "QĐ 99", "buoc-tham-dinh": "khong-co"}, "không có bước “khong-co”"),
    ({"reason": "QĐ 99", "buoc-la": "tham-tra"}, "không có bước “la”"),
    ({"reason": "  ", **MAPPED}, "Ghi vì sao chuyển"),
    ({"act": "preview", "buoc-tham-dinh": "khong-co"}, "không có bước “khong-co”"),
)


def test_what_cannot_be_moves_nothing_and_is_told(control, running):
    for posted, says in REFUSED_MOVES:
        answer = control.post(MOVE, {"act": "move", **posted})
        assert answer.status_code == 422, posted
        assert says in text(answer)
        assert {d.process.number for d in Dossier.objects.all()} == {1}


def test_what_cannot_move_is_listed_and_the_rest_has_moved(control, running):
    answer = control.post(MOVE, {"act": "move", "reason": "QĐ 99"})
    page = text(answer)
    assert "1 hồ sơ chưa chuyển" in page and running[1].code in page
    assert "“Thẩm định” không còn trong quy trình mới" in page
    assert sorted(d.process.number for d in Dossier.objects.all()) == [1, 2]


def test_who_may_not_move_is_told_so(sign_in, counter, running):
    for client in (counter, sign_in(BUSINESS)):
        assert client.get(MOVE).status_code == 403
        assert client.post(MOVE, {"act": "move", "reason": "x"}).status_code == 403


def test_without_a_newer_process_there_is_nowhere_to_go(control):
    assert "chưa có quy trình mới hơn" in text(control.get(MOVE))
    assert ProcessVersion.objects.filter(procedure__code=RENAME).count() == 1


# ── the law ──────────────────────────────────────────────────────────────────────────────────────


def test_what_expired_and_is_still_cited_is_found(control, running, law):
    page = text(control.get(f"{LAW}?dan=on"))
    assert "1 văn bản" in page and "62/2021/NĐ-CP" in page and "còn được dẫn" in page
    one = text(control.get(f"{LAW}62-2021-nd-cp/"))
    assert "Hết hiệu lực còn 1 nơi dẫn" in one and "1.013833, căn cứ pháp lý" in one
    assert "Được thay thế bởi 154/2024/NĐ-CP từ 10/01/2025" in one
    assert "1.013833, cơ sở" not in one


def test_the_law_of_a_day_is_asked_by_the_day(control, law):
    then = text(control.get(f"{LAW}?q=dich vu cong truc tuyen&ngay=30/06/2026"))
    now = text(control.get(f"{LAW}?q=dich vu cong truc tuyen&ngay=01/07/2026"))
    assert "42/2022/NĐ-CP" in then and "224/2026/NĐ-CP" not in then
    assert "224/2026/NĐ-CP" in now and "42/2022/NĐ-CP" not in now
    assert "không phải ngày có thật" in text(control.get(f"{LAW}?ngay=31/02/2026"))


def test_a_document_is_entered_related_repealed_and_reviewed(control, law):
    told = {
        "number": "300/2026/NĐ-CP", "title": "Một cửa", "issuer": "Chính phủ",
        "issued_on": "01/09/2026", "valid_from": "15/11/2026",
    }  # fmt: skip
    answer = control.post(f"{LAW}moi/", told)
    assert answer["Location"] == f"{LAW}300-2026-nd-cp/"
    old = f"{LAW}118-2025-nd-cp/"
    tie = {"relation": "replaces", "document": "300-2026-nd-cp", "since": "15/11/2026"}
    assert control.post(f"{old}quan-he/", tie).status_code == 303
    assert LegalDocument.objects.get(number="118/2025/NĐ-CP").valid_to == dt.date(2026, 11, 15)
    review = {"verified": "on", "note": "Đã so"}
    assert control.post(f"{LAW}300-2026-nd-cp/ra-soat/", review).status_code == 303
    end = {"valid_to": "01/01/2027", "basis": "1/2027/NĐ-CP"}
    assert control.post(f"{LAW}300-2026-nd-cp/het-hieu-luc/", end).status_code == 303
    page = text(control.get(f"{LAW}300-2026-nd-cp/"))
    assert "đã đối chiếu với nguyên văn" in page and "01/01/2027" in page


REFUSED_ENTRIES = (
        ("moi/", {"number": "chữ", "title": "x", "issuer": "y", "valid_from": "1/7/2026"},
         "không phải số, ký hiệu"),
        ("moi/", {"number": "9/2026/NĐ-CP", "valid_from": "40/7/2026"}, "không phải ngày có thật"),
        ("118-2025-nd-cp/het-hieu-luc/", {"valid_to": "01/07/2025", "basis": "x"},
         "không sau ngày có hiệu lực 01/07/2025"),
        ("118-2025-nd-cp/het-hieu-luc/", {"valid_to": "mai", "basis": "x"}, "không phải ngày"),
        ("118-2025-nd-cp/quan-he/",
         {"relation": "replaces", "document": "61-2018-nd-cp", "since": "01/01/2027"},
         "đã bị thay bởi 118/2025/NĐ-CP"),
        ("118-2025-nd-cp/quan-he/", {"relation": "x", "document": "y", "since": "z"}, "chỗ cần"),
)  # fmt: skip


def test_what_cannot_be_is_refused_at_its_field(control, law):
    before = (LegalDocument.objects.count(), DocumentRelation.objects.count())
    for address, posted, says in REFUSED_ENTRIES:
        answer = control.post(f"{LAW}{address}", posted)
        assert answer.status_code == 422, address
        assert says in text(answer)
        assert before == (LegalDocument.objects.count(), DocumentRelation.objects.count())


def test_who_only_reads_the_law_cannot_change_it(counter, law):
    page = counter.get(f"{LAW}118-2025-nd-cp/").content.decode()
    assert "Cập nhật" not in page
    assert counter.get(f"{LAW}moi/").status_code == 403
    assert counter.post(f"{LAW}118-2025-nd-cp/ra-soat/", {"note": "x"}).status_code == 403
