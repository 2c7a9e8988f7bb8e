"""Pages of sets and rankings as those who keep and read them meet them."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from motcua.index import actions
from motcua.index.models import PublishedResult, RuleSet
from motcua.index.queries import rule_sets
from tests.index.rankings.conftest import body, played, published, text
from tests.index.rankings.test_rankings import analysed
from tests.province import at

__all__ = ["played", "published"]
SETS = "/ban-lam-viec/bo-tieu-chi/"
RANKS = "/ban-lam-viec/xep-hang/"
KEEPER, SECOND, CHAIR = "Bùi Thị Nội", "Lê Văn Vụ", "Ngần Văn Tịch"


def _told(answer) -> str:
    return answer.content.decode()


def _upload(client, content: bytes, name: str = "bo.json", **more):
    file = SimpleUploadedFile(name, content)
    return client.post(f"{SETS}nhap/", {"file": file, "level": "commune", **more})


def test_a_set_goes_from_its_file_to_force_on_its_pages(played, sign_in):
    keeper, second = sign_in(KEEPER), sign_in(SECOND)
    wrong = _upload(keeper, text(body(max=99.55)))
    assert wrong.status_code == 422 and "lệch 79.55" in _told(wrong)
    assert "Tệp có 1 chỗ sai, chưa nhập gì" in _told(wrong) and not RuleSet.objects.exists()
    assert "Chọn cấp" in _told(_upload(keeper, text(body()), level=""))
    assert _upload(keeper, text(body())).status_code == 303
    held = RuleSet.objects.get()
    page = f"{SETS}{held.pk}/"
    assert "Mọi tổng đều khớp" in _told(keeper.get(page))
    assert keeper.post(f"{page}kiem-tra/", {"seen": 1}).status_code == 303
    assert "người soạn không tự duyệt" in _told(keeper.get(page))
    assert keeper.post(f"{page}duyet/", {"decision": "36/QĐ-UBND"}).status_code == 403
    empty = second.post(f"{page}duyet/", {"decision": ""})
    assert empty.status_code == 422 and "Chưa có quyết định ban hành" in _told(empty)
    assert second.post(f"{page}duyet/", {"decision": "36/QĐ-UBND"}).status_code == 303
    assert keeper.post(f"{page}ap-dung/", {"valid_from": "10/01/2026"}).status_code == 303
    assert "10/01/2026" in _told(keeper.get(page))
    assert held.name in _told(keeper.get(f"{SETS}?cap=commune&tt=in_force"))
    assert "Không có bộ tiêu chí nào khớp" in _told(keeper.get(f"{SETS}?cap=ministry"))


def test_the_tree_answers_while_typing_and_keeps_nothing(played, sign_in):
    held, keeper = played.taken_in(), sign_in(KEEPER)
    page = f"{SETS}{held.pk}/"
    typed = {"sua": "1.1", "name": "Kế hoạch", "code": "1.1", "max": "1,55", "kind": "yes_no",
             "gia_tri": "có"}  # fmt: skip
    live = _told(keeper.get(page, typed))
    assert "lệch +0,45" in live and "“có” được 1,55 điểm" in live
    assert "2 chỗ chưa khớp" in live
    refused = _told(keeper.get(page, typed | {"gia_tri": "có lẽ"}))
    assert "không phải có/không" in refused
    ratio = {"sua": "3.1", "name": "Đúng hạn", "code": "3.1", "max": "10", "kind": "ratio",
             "detail": "target=0,9; floor=0,5", "gia_tri": "45/100"}  # fmt: skip
    assert "được 0,00 điểm" in _told(keeper.get(page, ratio))
    held.refresh_from_db()
    assert held.revision == 1


def test_writing_a_criterion_and_what_is_refused_keeps_what_was_typed(played, sign_in):
    held, keeper = played.taken_in(), sign_in(KEEPER)
    page = f"{SETS}{held.pk}/"
    told = {"where": "3.1", "seen": "1", "code": "3.1", "name": "Hồ sơ đúng hạn", "max": "10",
            "kind": "bands", "detail": ">=95: 10; >=80 và <95: 6"}  # fmt: skip
    wrong = keeper.post(f"{page}sua/", told | {"detail": "cao: 5"})
    assert wrong.status_code == 422 and "viết chưa đúng" in _told(wrong)
    assert "cao: 5" in _told(wrong)
    assert keeper.post(f"{page}sua/", told).status_code == 303
    held.refresh_from_db()
    assert "≥ 80 và &lt; 95: 6" in _told(keeper.get(page))
    stale = keeper.post(f"{page}sua/", told)
    assert stale.status_code == 409 and "người khác sửa" in _told(stale)
    new = {"where": "I", "seen": "2", "code": "1.3", "name": "Sáng kiến", "max": "1",
           "kind": "points"}  # fmt: skip
    assert keeper.post(f"{page}them/", new).status_code == 303
    faults = keeper.post(f"{page}kiem-tra/", {"seen": 3})
    assert faults.status_code == 422 and "Lĩnh vực I" in _told(faults)
    gone = keeper.post(f"{page}bo/", {"where": "1.3", "seen": 3})
    assert gone.status_code == 303
    assert keeper.post(f"{page}kiem-tra/", {}).status_code == 303


def test_two_years_side_by_side_and_files(played, sign_in):
    before, keeper = played.in_force(), sign_in(KEEPER)
    assert keeper.post(f"{SETS}{before.pk}/sao-chep/", {"year": "2027"}).status_code == 303
    after = RuleSet.objects.get(year=2027)
    told = {"name": "Hồ sơ đúng hạn", "max": "10", "rule": {"kind": "ratio", "target": 0.95}}
    actions.change_criterion(after, "3.1", told, by=played.keeper, at=at("2026-11-01 08:00"))
    beside = _told(keeper.get(f"{SETS}{after.pk}/so-sanh/"))
    assert "Bộ 2027 khác bộ 2026 ở 1 tiêu chí" in beside and "theo tỷ lệ đạt mục tiêu 95%" in beside
    for form, head in (("xlsx", b"PK"), ("docx", b"PK"), ("json", b"{")):
        answer = keeper.get(f"{SETS}{before.pk}/tai/{form}/")
        assert answer.status_code == 200 and answer.content.startswith(head)
    word = zipfile.ZipFile(io.BytesIO(keeper.get(f"{SETS}{before.pk}/tai/docx/").content))
    assert "Hồ sơ đúng hạn" in word.read("word/document.xml").decode()
    assert keeper.get(f"{SETS}{before.pk}/tai/pdf/").status_code == 404
    assert keeper.get(f"{SETS}mau/").content.startswith(b"PK")


def test_the_demo_set_is_labelled_ours(played, sign_in):
    from motcua.index.exchange.set_files import demo_set_data, set_text

    held = actions.import_set(
        set_text(demo_set_data()).encode(), by=played.keeper, at=at("2026-01-05 08:00"),
        level="department", file_name="demo.json", ours=True,
    )  # fmt: skip
    page = _told(sign_in(KEEPER).get(f"{SETS}{held.pk}/"))
    assert "Bộ minh họa của dự án, không phải phụ lục chính thức" in page
    assert rule_sets.meaning(held).total == 100


def test_rankings_on_the_desk(published, sign_in):
    round_ = analysed(published)
    leader, keeper = sign_in(CHAIR), sign_in(KEEPER)
    page = f"{RANKS}{round_.slug}/"
    told = _told(leader.get(page))
    assert "so được" in told and "đồng hạng" in told and "+17,50, lên 1 bậc" in told
    assert "Chỉ số đủ loại Tốt nhưng chưa đạt: III từ 90,00%" in told
    assert "76,67" in _told(leader.get(f"{page}?nhin=hai-phan"))
    assert "hạng 1" in _told(leader.get(f"{page}?nhin=thanh-phan"))
    sure = _told(leader.get(f"{page}?nhin=do-chac"))
    assert "<svg" in sure and "hạng 1 đến 2" in sure and "10.000 lần mô phỏng" in sure
    assert (
        keeper.post(f"{page}do-chac/", {"khoi": "Xã, phường", "so_phieu": "x"}).status_code == 422
    )
    assert keeper.post(f"{page}do-chac/", {"khoi": "Xã, phường"}).status_code == 303
    book = load_workbook(io.BytesIO(keeper.get(f"{page}excel/").content))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 2 and rows[0][0] == 1 and rows[0][2] == 82.5


def test_what_if_stands_in_the_address_only(published, sign_in):
    round_ = analysed(published)
    unit = published.province.units["chiengmai"].pk
    page = f"{RANKS}{published.rounds[2025].slug}/{unit}/"
    chair = sign_in(CHAIR)
    assert "Lên hạng kế trên cần thêm 32,50 điểm" in _told(chair.get(page))
    tried = _told(chair.get(f"{page}?thu-3.1=100/100&thu-1.2=3&thu-8.1=100"))
    assert "Nếu vậy: chỉ số 100,00, hạng 1/2" in tried
    wrong = chair.get(f"{page}?thu-1.2=9")
    assert wrong.status_code == 422 and "vượt điểm tối đa" in _told(wrong)
    assert PublishedResult.objects.get(round=published.rounds[2025], place=2).index == 65
    assert sign_in("Lò Thị Hạnh").get(page).status_code == 403
    assert chair.get(f"{RANKS}{round_.slug}/999999/").status_code in {403, 404}


def test_a_printed_result_is_entered_once_with_its_source(played, sign_in):
    keeper = sign_in(KEEPER)
    told = {"year": "2017", "unit": "Sơn La", "index": "81,25", "nation_place": "19",
            "nation_of": "63", "source": "Cổng Sơn La"}  # fmt: skip
    assert keeper.post(f"{RANKS}cong-bo/", told).status_code == 303
    again = keeper.post(f"{RANKS}cong-bo/", told)
    assert again.status_code == 422 and "đã nhập" in _told(again)
    wrong = keeper.post(f"{RANKS}cong-bo/", told | {"unit": "Lạng Sơn", "index": "tám"})
    assert wrong.status_code == 422 and "không phải là số" in _told(wrong)
    page = _told(keeper.get(RANKS))
    assert "81,25" in page and "19/63" in page and "như đã in" in page


@pytest.mark.parametrize("address", [SETS, RANKS])
def test_a_clerk_has_no_link_and_keeps_nothing(played, sign_in, address):
    counter = sign_in("Lò Thị Hạnh")
    assert address not in _told(counter.get("/ban-lam-viec/"))
    assert _upload(counter, text(body())).status_code == 403
