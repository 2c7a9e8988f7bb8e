"""One act over many dossiers: each by itself, what was not done says why and can be tried again."""

from __future__ import annotations

import re

import pytest

from motcua.dossiers.models import Dossier, Outcome
from tests.province import at

DESK = "/ban-lam-viec/"


def batch(key):
    return f"{DESK}danh-sach/{key}/lam/"


def text_of(answer) -> str:
    return answer.content.decode()


def several(province, count=3, *verbs):
    made = [province.received(f"2026-10-0{1 + n} 08:20") for n in range(count)]
    return [province.walk(d, *verbs, day="2026-10-07") if verbs else d for d in made]


def test_most_are_done_and_the_others_say_why_and_can_be_tried_again(province, counter):
    first, second, third = several(province)
    gone = province.walk(second, "transfer", day="2026-10-07")
    codes = [first.code, gone.code, third.code, "H52.118-260101-9999"]
    told = text_of(counter.post(batch("cho-ban-giao"), {"act": "transfer", "dossier": codes}))
    assert "2/4 hồ sơ đã chuyển hồ sơ" in told
    assert "đang chờ bên nhận. Thu hồi bàn giao rồi làm tiếp." in told
    assert "Không có hồ sơ mã" in told
    assert "Thử lại 2 hồ sơ" in told
    again = re.findall(r'name="dossier" value="([^"]+)"', told.split("Đã xong")[0])
    assert again == [gone.code, "H52.118-260101-9999"]
    payload = re.search(r'name="payload" value="([^"]+)"', told).group(1)
    sheet = counter.post(f"{DESK}ket-qua/tai/", {"payload": payload})
    assert sheet["Content-Type"].startswith("text/csv")
    assert gone.code in text_of(sheet) and "Thu hồi bàn giao" in text_of(sheet)
    forged = counter.post(f"{DESK}ket-qua/tai/", {"payload": payload[:-2] + "xx"})
    assert forged.status_code == 422


def test_same_batch_sent_twice_does_nothing_the_second_time(province, sign_in):
    dossiers = several(province, 2, "transfer")
    head = sign_in("Quàng Văn Dũng")
    data = {"act": "accept", "dossier": [d.code for d in dossiers], "key": "a" * 32}
    for _ in range(2):
        assert "2/2 hồ sơ đã nhận bàn giao" in text_of(head.post(batch("cho-nhan"), data))
    assert {Dossier.objects.get(pk=d.pk).version for d in dossiers} == {dossiers[0].version + 1}


def test_what_needs_a_reason_asks_once_for_all(province, head):
    dossiers = several(province, 2, "transfer")
    data = {"act": "turn_away", "dossier": [d.code for d in dossiers]}
    asked = text_of(head.post(batch("cho-nhan"), data))
    assert "Lý do" in asked and dossiers[0].code in asked
    assert Dossier.objects.filter(offered_unit__isnull=False).count() == 2
    without = head.post(batch("cho-nhan"), {**data, "sure": "1", "reason": ""})
    assert without.status_code == 422
    told = text_of(head.post(batch("cho-nhan"), {**data, "sure": "1", "reason": "Thiếu bản giấy."}))
    assert "2/2 hồ sơ đã không nhận bàn giao" in told
    assert not Dossier.objects.filter(offered_unit__isnull=False).exists()


def test_many_are_assigned_to_one_of_those_who_can(province, head):
    dossiers = several(province, 2, "transfer", "accept")
    data = {"act": "assign", "dossier": [d.code for d in dossiers]}
    asked = text_of(head.post(batch("cho-phan-cong"), data))
    assert "Cầm Thị Ngọc" in asked and "Giàng A Tủa" in asked and "Sùng A Lử" not in asked
    tua = province.officer("Giàng A Tủa").post_id
    told = text_of(head.post(batch("cho-phan-cong"), {**data, "sure": "1", "to": tua}))
    assert "2/2 hồ sơ đã phân công" in told
    assert set(Dossier.objects.values_list("holder_post", flat=True)) == {tua}


def test_nothing_unseen_is_signed(province, leader):
    first, second = several(province, 2, "transfer", "assign", "submit_for_approval")
    page = text_of(leader.get(f"{DESK}danh-sach/trinh-ky/"))
    assert page.count("Mở xem trước khi chọn ký") >= 2
    data = {"act": "approve", "dossier": [first.code, second.code], "sure": "1"}
    leader.get(f"{DESK}trinh-ky/", {"ho-so": first.code})
    told = text_of(leader.post(batch("trinh-ky"), data))
    assert "1/2 hồ sơ đã duyệt" in told
    assert "Chưa mở xem bản này nên chưa ký" in told
    assert Outcome.objects.get().dossier == first


def test_sign_queue_opens_the_next_one_after_the_act(province, leader):
    first, second = several(province, 2, "transfer", "assign", "submit_for_approval")
    page = leader.get(f"{DESK}trinh-ky/")
    assert "hồ sơ 1/2" in text_of(page)
    assert "Đủ điều kiện, đề nghị duyệt." in text_of(page)
    done = leader.post(
        f"{DESK}trinh-ky/lam/", {"ho-so": first.code, "act": "approve", "opinion": "Đồng ý."}
    )
    assert done.status_code == 303
    assert done["Location"].endswith(second.code)
    refused = leader.post(f"{DESK}trinh-ky/lam/", {"ho-so": second.code, "act": "send_back"})
    assert refused.status_code == 422
    assert second.code in text_of(refused)
    leader.post(
        f"{DESK}trinh-ky/lam/",
        {"ho-so": second.code, "act": "send_back", "opinion": "Sai số thửa đất."},
    )
    assert "Không còn hồ sơ nào chờ ký." in text_of(leader.get(f"{DESK}trinh-ky/"))
    second.refresh_from_db()
    assert second.holder_role == "CV"


def test_clerk_numbers_several_without_a_gap(province, sign_in):
    dossiers = several(
        province, 3, "transfer", "assign", "submit_for_approval", "approve"
    )  # fmt: skip
    clerk = sign_in("Tòng Thị Vân")
    assert "Số kế tiếp sổ Kết quả giải quyết 2026: 1 (không nhảy số)." in text_of(clerk.get(DESK))
    data = {"act": "issue", "dossier": [d.code for d in dossiers]}
    told = text_of(clerk.post(batch("cho-cap-so"), data))
    assert "3/3 hồ sơ đã cấp số và ban hành" in told
    numbers = set(Outcome.objects.values_list("number", flat=True))
    assert numbers == {"1/KQ", "2/KQ", "3/KQ"}
    assert "2026: 4 (không nhảy số)." in text_of(clerk.get(DESK))


def test_leader_instructs_in_two_taps(province, leader):
    d = province.walk(province.received("2026-09-21 08:20"), "transfer", "accept", "assign",
                      day="2026-09-22")  # fmt: skip
    first = leader.post(batch("qua-han"), {"act": "instruct", "dossier": [d.code]})
    assert "Báo cáo nguyên nhân chậm" in text_of(first)
    assert "09/10/2026" in text_of(first)
    data = {"act": "instruct", "dossier": [d.code], "sure": "1", "text": "Báo cáo ngay.",
            "report_by": "09/10/2026"}  # fmt: skip
    assert "1/1 hồ sơ đã ý kiến chỉ đạo" in text_of(leader.post(batch("qua-han"), data))
    assert d.instructions.get().report_by == at("2026-10-09 17:30")


@pytest.mark.parametrize("act", ["", "steal", "refuse"])
def test_an_unknown_act_is_refused(province, counter, act):
    answer = counter.post(batch("cho-ban-giao"), {"act": act, "dossier": ["x"]})
    assert answer.status_code == 422


def test_hand_over_page_bundles_by_destination_with_papers(province, counter, head):
    first, _second = several(province, 2)
    page = text_of(counter.get(f"{DESK}ban-giao/"))
    assert "Đến: Phòng Kinh tế (2)" in page
    assert "2 giấy tờ chính, 1 sao" in page
    counter.post(batch("cho-ban-giao"), {"act": "transfer", "dossier": [first.code]})
    assert "Nhận cả" not in text_of(head.get(f"{DESK}ban-giao/"))
    assert first.code in text_of(head.get(f"{DESK}ban-giao/"))
    page = text_of(counter.get(f"{DESK}ban-giao/"))
    assert "Đến: Phòng Kinh tế (1)" in page and "Thu hồi" in page
