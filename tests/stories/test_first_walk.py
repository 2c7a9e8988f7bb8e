"""The first walk: a real dossier from the portal to the counter and back to the citizen.

Who holds it, what is next, when it is due and why are read off the page at every stage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.documents.reading import text_of
from tests.province import at
from tests.stories.people import CASE, CLERK, COUNTER, HEAD, LEADER
from tests.stories.walking import Hands, answers, done, open_from_list, says, why

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
CODE = re.compile(r"H52\.118-261008-\d{4}")
IDENTITY = "014058004821"
# A person typing at an office pace needs a fifth of a second a key: half a minute.
MOST_KEYS = 150
CENTRE = "Trung tâm Phục vụ hành chính công xã Mai Sơn"


@dataclass
class Walk:
    people: Any
    eyes: Any
    clock: Any
    citizen: Any
    code: str = ""
    secret: str = ""
    keys: list[str] = field(default_factory=list)

    def later(self, moment: str) -> None:
        self.clock.move_to(at(moment))


@pytest.mark.heavy
def test_a_dossier_goes_from_the_counter_to_its_result(people, eyes, clock, new_page):
    walk = Walk(people, eyes, clock, new_page(**PHONE))
    the_citizen_reads_what_to_bring(walk)
    the_counter_receives_it(walk)
    the_receipt_says_it_all(walk)
    the_counter_hands_it_over(walk)
    the_head_assigns_it(walk)
    the_case_officer_asks_for_a_paper(walk)
    the_citizen_sees_what_is_missing(walk)
    the_counter_takes_the_paper(walk)
    the_case_officer_submits_it(walk)
    the_leader_approves_on_a_telephone(walk)
    the_clerk_hands_it_to_the_counter(walk)
    the_counter_returns_the_result(walk)
    the_citizen_sees_it_returned(walk)


def the_citizen_reads_what_to_bring(walk):
    page = walk.citizen
    page.goto("/")
    walk.eyes.look(page, "01-portal-home")
    page.get_by_label("Ông/bà cần làm việc gì?").fill("doi ten")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_text("Có 1 thủ tục.").wait_for()
    walk.eyes.look(page, "02-portal-find")
    page.get_by_role("link", name="Đăng ký biến động đất đai").click()
    page.get_by_role("heading", level=1).get_by_text("đổi tên").wait_for()
    says(page, "Có phải đi không?", "Mang gì?", "28.000 đồng", "trước 09:12 thứ Năm, 22/10/2026")
    says(page, "Đơn đăng ký biến động", "Giấy chứng nhận đã cấp")
    walk.eyes.look(page, "03-portal-procedure")


def the_counter_receives_it(walk):
    """Only keys from the first page of the day to the next person."""
    page = walk.people.sign_in(COUNTER)
    walk.eyes.look(page, "04-counter-home")
    hands = Hands(page)
    hands.press("F2", until="#tim-nguoi")
    walk.eyes.look(page, "05-intake-empty")
    page.locator("#tim-nguoi").focus()
    hands.say(IDENTITY).press("Enter", until="#id_applicant_name")
    hands.say("Lò Văn Ơn").press("Tab", times=2).say("1958").press("Tab").say("0912345321")
    hands.press("Tab").say("Bản Nà Sang, xã Mai Sơn").press("Tab", times=3, until="#tim-thu-tuc")
    hands.say("doi ten")
    page.get_by_role("button", name="1.013833").wait_for()
    walk.eyes.look(page, "06-intake-procedure")
    page.locator("#tim-thu-tuc").focus()
    hands.press("Enter", until="[name=act][value=all-good]")
    papers = page.locator("[data-mc-paper]")
    for number in (0, 1):
        hands.until(papers.nth(number).locator("input[type=radio]"))
        with page.expect_response("**/tiep-nhan/xem/"):
            hands.press("1")
        assert papers.nth(number).get_by_label("Đạt", exact=True).is_checked()
    says(page, "Đủ để tiếp nhận.", "09:12 thứ Năm, 22/10/2026", "10 ngày làm việc")
    walk.eyes.look(page, "07-intake-ready")
    hands.press("F9", until="[data-mc-focus]")
    says(page, "Đã tiếp nhận", "09:12 thứ Năm, 22/10/2026")
    walk.code = CODE.search(page.locator("h1").inner_text())[0]
    assert "Người tiếp theo" in page.locator(":focus").inner_text()
    walk.eyes.look(page, "08-intake-done")
    assert hands.count <= MOST_KEYS, hands.count
    assert hands.clicks() == 0


def the_receipt_says_it_all(walk):
    page = walk.people.pages[COUNTER]
    paper = page.locator("[data-mc-key=F8]").get_attribute("href")
    answer = page.request.get(paper)
    assert answer.headers["content-type"] == "application/pdf"
    text = text_of(answer.body())
    for words in ("Mẫu số 01", walk.code, "Lò Văn Ơn", "09 giờ 12 phút, ngày 22 tháng 10 năm 2026"):
        assert words in text
    assert IDENTITY not in text
    assert "4821" in text
    walk.secret = re.search(r"[Mm]ã tra cứu:? *([A-Z0-9]{6})", text)[1]


def the_counter_hands_it_over(walk):
    walk.later("2026-10-08 09:20")
    page = walk.people.pages[COUNTER]
    page.get_by_role("link", name="Mở hồ sơ").click()
    assert answers(page) == {
        "Đang giữ": f"{COUNTER}, {CENTRE}",
        "Việc tiếp": "Chuyển phòng chuyên môn",
        "Hạn": "09:12 thứ Năm, 22/10/2026",
    }
    assert "Đủ 10 ngày làm việc" in why(page)
    walk.eyes.look(page, "09-dossier-counter")
    done(page, "Chuyển phòng chuyên môn", "Chờ Phòng Kinh tế nhận.")
    waiting = f"Chờ Phòng Kinh tế nhận; trách nhiệm vẫn ở {COUNTER}, {CENTRE}"
    assert answers(page)["Đang giữ"] == waiting
    assert answers(page)["Việc tiếp"] == "Nhận bàn giao"


def the_head_assigns_it(walk):
    walk.later("2026-10-08 10:00")
    page = walk.people.sign_in(HEAD)
    walk.eyes.look(page, "10-head-home")
    open_from_list(page, "Chờ phân công", walk.code)
    walk.eyes.look(page, "11-dossier-head")
    page.get_by_label(CASE).check()
    done(page, "Phân công", f"Đã phân công cho {CASE}.")
    assert answers(page)["Đang giữ"] == f"{CASE}, Phòng Kinh tế"
    assert answers(page)["Việc tiếp"] == "Trình ký"


def the_case_officer_asks_for_a_paper(walk):
    walk.later("2026-10-08 14:00")
    page = walk.people.sign_in(CASE)
    walk.eyes.look(page, "12-case-home")
    open_from_list(page, "Của tôi", walk.code, look=lambda: walk.eyes.look(page, "13-list-mine"))
    assert answers(page) == {
        "Đang giữ": f"{CASE}, Phòng Kinh tế",
        "Việc tiếp": "Trình ký",
        "Hạn": "09:12 thứ Năm, 22/10/2026",
    }
    reasons = why(page)
    for words in ("lúc 09:12 thứ Năm, 08/10/2026", "thủ tục 1.013833", "10 ngày làm việc"):
        assert words in reasons
    walk.eyes.look(page, "14-dossier-case")
    page.get_by_role("button", name="Yêu cầu bổ sung").click()
    dialog = page.get_by_role("dialog", name="Yêu cầu bổ sung giấy tờ?")
    dialog.get_by_label("Giấy chứng nhận đã cấp").check()
    dialog.get_by_label("Vì sao cần bổ sung").fill("Bản sao chưa chứng thực.")
    walk.eyes.look(page, "15-ask-supplement")
    done(dialog, "Yêu cầu bổ sung", "Tạm dừng tính giờ", page=page)
    assert answers(page)["Việc tiếp"] == "Người nộp bổ sung giấy tờ"
    assert "09:12 thứ Năm, 22/10/2026" not in answers(page)["Hạn"]
    says(page, "Tạm dừng")
    walk.eyes.look(page, "16-dossier-paused")


def the_citizen_sees_what_is_missing(walk):
    walk.later("2026-10-09 08:00")
    look_up(walk)
    page = walk.citizen
    says(page, "Cần ông/bà bổ sung giấy tờ", "Giấy chứng nhận đã cấp", "Bản sao chưa chứng thực")
    says(page, "Đang ngừng tính giờ", CENTRE, "0212 3845 001")
    walk.eyes.look(page, "17-portal-supplement")


def look_up(walk):
    page = walk.citizen
    page.goto("/tra-cuu/")
    page.get_by_label("Mã hồ sơ").fill(walk.code)
    page.get_by_label("Mã tra cứu").fill(walk.secret)
    page.get_by_role("button", name="Xem tình trạng").click()
    page.get_by_role("heading", level=1, name=walk.code).wait_for()
    assert walk.secret not in page.url


def the_counter_takes_the_paper(walk):
    walk.later("2026-10-09 10:00")
    page = walk.people.sign_in(COUNTER)
    open_from_list(page, "Chờ bổ sung", walk.code)
    done(page, "Nhận bổ sung", "Đồng hồ chạy tiếp")
    assert answers(page) == {
        "Đang giữ": f"{CASE}, Phòng Kinh tế",
        "Việc tiếp": "Trình ký",
        "Hạn": "17:12 thứ Năm, 22/10/2026",
    }
    assert "cộng 6 giờ làm việc" in why(page)


def the_case_officer_submits_it(walk):
    walk.later("2026-10-09 14:00")
    page = walk.people.sign_in(CASE)
    open_from_list(page, "Của tôi", walk.code)
    page.get_by_label("Ý kiến đề xuất").first.fill("Đủ điều kiện, đề nghị duyệt.")
    walk.eyes.look(page, "18-dossier-submit")
    done(page, "Trình ký", f"Đã trình. Người giữ: {LEADER}.")
    assert answers(page)["Đang giữ"].startswith(LEADER)
    assert answers(page)["Việc tiếp"] == "Duyệt"


def the_leader_approves_on_a_telephone(walk):
    walk.later("2026-10-09 15:00")
    page = walk.people.sign_in(LEADER, **PHONE)
    walk.eyes.look(page, "19-leader-home", widths=(320, 360, 390, 1280))
    page.get_by_role("link", name="Mở hồ sơ gấp nhất").tap()
    says(page, walk.code, "Đủ điều kiện, đề nghị duyệt.")
    page.get_by_role("link", name=walk.code).tap()
    says(page, "17:12 thứ Năm, 22/10/2026")
    walk.eyes.look(page, "20-dossier-leader", widths=(320, 360, 390, 1280))
    page.get_by_role("button", name="Duyệt", exact=True).tap()
    dialog = page.get_by_role("dialog", name="Duyệt hồ sơ này?")
    says(page, "Phát hành", "Không thu hồi được")
    walk.eyes.look(page, "21-approve", widths=(320, 360, 390, 1280))
    done(dialog, "Duyệt", "Đã duyệt. Chuyển tiếp cho", page=page)
    assert answers(page)["Việc tiếp"] == "Chuyển quầy"


def the_clerk_hands_it_to_the_counter(walk):
    walk.later("2026-10-09 16:00")
    page = walk.people.sign_in(CLERK)
    walk.eyes.look(page, "22-clerk-home")
    page.get_by_role("link", name=walk.code).click()
    assert answers(page)["Đang giữ"].startswith((CLERK, "Văn thư"))
    done(page, "Chuyển quầy", "Đã chuyển kết quả ra quầy.")
    assert answers(page)["Việc tiếp"] == "Trả kết quả cho người nộp"
    look_up(walk)
    says(walk.citizen, "Đã có kết quả, mời đến nhận", "Mang theo giấy hẹn")
    walk.eyes.look(walk.citizen, "23-portal-ready")


def the_counter_returns_the_result(walk):
    walk.later("2026-10-12 08:30")
    page = walk.people.sign_in(COUNTER)
    open_from_list(page, "Chờ trả kết quả", walk.code)
    says(page, "Xong trước hạn")
    page.get_by_role("button", name="Trả kết quả", exact=True).click()
    dialog = page.get_by_role("dialog", name="Trả kết quả?")
    assert dialog.get_by_label("Người nhận kết quả").input_value() == "Lò Văn Ơn"
    walk.eyes.look(page, "24-return")
    done(dialog, "Trả kết quả", "Hồ sơ kết thúc", page=page)
    says(page, "Đã trả kết quả", "Người nhận: Lò Văn Ơn", "không còn việc nào")
    walk.eyes.look(page, "25-dossier-ended")


def the_citizen_sees_it_returned(walk):
    look_up(walk)
    says(walk.citizen, "Đã trả kết quả", "Đã nhận giấy tờ bổ sung", "08:30 thứ Hai, 12/10/2026")
    walk.eyes.look(walk.citizen, "26-portal-returned")
    assert "Lò Văn Ơn" not in walk.citizen.content()
