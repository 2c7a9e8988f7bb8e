"""The bends of the road: refusals, supplements, ways back, two at once, no scripts."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.lookup import secret_of
from motcua.kernel.actor import CITIZEN
from tests.documents.reading import text_of
from tests.province import at
from tests.stories.people import CASE, COUNTER, DESK, LEADER, SECOND_COUNTER
from tests.stories.walking import answers, done, open_from_list, says

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
INTAKE = f"{DESK}tiep-nhan/"


def online(province, name="Lò Văn Ơn"):
    intake = province.intake(channel=2)
    return actions.submit(intake, by=CITIZEN, at=at("2026-10-08 08:00"), key=name).dossier


def open_dossier(page, dossier):
    page.goto(f"{DESK}ho-so/{dossier.code}/")
    return page


def fill_intake(page):
    """With a mouse, or without scripts: every step is a button of the form."""
    page.goto(INTAKE)
    page.get_by_role("button", name="Người mới").click()
    page.get_by_label("Họ và tên, tên tổ chức").first.fill("Sùng Thị Ly")
    page.get_by_label("Nơi ở").first.fill("Bản Co Mạ")
    page.get_by_label("Tên hoặc mã thủ tục").fill("doi ten dat dai")
    page.get_by_role("button", name="Chọn", exact=True).click()
    page.get_by_role("button", name="Đạt cả").wait_for()
    page.wait_for_load_state()


def pdf(page, link):
    address = page.get_by_role("link", name=link).get_attribute("href")
    return text_of(page.request.get(address).body())


def test_an_online_dossier_is_received(people, province):
    dossier = online(province)
    page = people.enter(COUNTER)
    page.goto(DESK)
    open_from_list(page, "Trực tuyến chờ", dossier.code)
    says(page, "Chưa tính giờ", "Tiếp nhận hoặc trả lời")
    done(page, "Tiếp nhận", f"Đã tiếp nhận {dossier.code}.")
    assert answers(page)["Hạn"] == "09:12 thứ Năm, 22/10/2026"


def test_an_online_dossier_is_refused_with_its_reason(people, province, eyes):
    page = open_dossier(people.enter(COUNTER), online(province))
    page.get_by_role("button", name="Từ chối tiếp nhận").click()
    dialog = page.get_by_role("dialog")
    says(page, "Từ chối tiếp nhận hồ sơ?", "không mở lại được")
    dialog.get_by_role("button", name="Từ chối tiếp nhận").click()
    says(page, "Từ chối tiếp nhận hồ sơ?", "lý do")
    assert page.title().startswith("Lỗi: ")
    eyes.look(page, "30-refuse-without-reason")
    page.get_by_label("Lý do (bắt buộc)").fill("Không thuộc thẩm quyền của UBND xã.")
    done(page, "Từ chối tiếp nhận", "Đã từ chối.")
    assert "Không thuộc thẩm quyền của UBND xã." in pdf(page, "Phiếu từ chối (Mẫu 03)")
    assert answers(page)["Hạn"] == "–"


def test_a_faulty_paper_makes_one_slip_at_intake(people, eyes):
    page = people.enter(COUNTER)
    fill_intake(page)
    paper = page.locator("[data-mc-paper]").nth(1)
    paper.locator("input[type=radio]").first.focus()
    page.keyboard.press("2")
    paper.get_by_label("Lý do").select_option(label="Hết hạn")
    says(page, "Giấy chứng nhận đã cấp")
    page.get_by_role("button", name="Phiếu bổ sung (02)").click()
    page.get_by_label("Vì sao cần bổ sung").fill("Giấy chứng nhận đã hết hạn.")
    eyes.look(page, "31-supplement-at-intake")
    page.get_by_role("button", name="Lập phiếu yêu cầu bổ sung").click()
    page.get_by_role("heading", level=1, name="Đã yêu cầu bổ sung").wait_for()
    slip = pdf(page, "liên A4")
    assert "Mẫu số 02" in slip
    assert "Giấy chứng nhận đã hết hạn." in slip
    page.get_by_role("link", name="Mở hồ sơ").click()
    says(page, "Yêu cầu bổ sung giấy tờ", "Chưa tính giờ", "Không đạt", "Hết hạn")


def test_the_leader_sends_back_with_a_reason(people, province, eyes, clock):
    dossier = province.walk(
        province.received(), "transfer", "assign", "submit_for_approval", day="2026-10-02"
    )
    page = open_dossier(people.enter(LEADER), dossier)
    page.get_by_role("button", name="Trả lại").click()
    page.get_by_role("dialog").get_by_role("button", name="Trả lại").click()
    page.get_by_role("heading", name="Trả lại kèm lý do?").wait_for()
    assert page.title().startswith("Lỗi: ")
    page.get_by_label("Lý do (bắt buộc)").fill("Thiếu căn cứ ở đoạn 2.")
    eyes.look(page, "32-send-back")
    done(page, "Trả lại", f"Đã trả lại cho {CASE}.")
    page = open_dossier(people.enter(CASE), dossier)
    says(page, "Thiếu căn cứ ở đoạn 2.")
    assert answers(page)["Đang giữ"].startswith(CASE)


def test_the_second_officer_is_told_what_changed_and_keeps_the_text(people, province, eyes):
    dossier = online(province)
    first = open_dossier(people.enter(COUNTER), dossier)
    second = open_dossier(people.enter(SECOND_COUNTER), dossier)
    second.get_by_role("button", name="Từ chối tiếp nhận").click()
    second.get_by_label("Lý do (bắt buộc)").fill("Trùng với hồ sơ nộp tuần trước.")
    done(first, "Tiếp nhận", "Đã tiếp nhận")
    with second.expect_navigation() as answer:
        second.get_by_role("dialog").get_by_role("button", name="Từ chối tiếp nhận").click()
    assert answer.value.status == 409
    says(second, "Chưa ghi: hồ sơ đã thay đổi", COUNTER, "Được tiếp nhận")
    assert second.locator(":focus").get_by_text("Chưa ghi: hồ sơ đã thay đổi").count()
    kept = second.get_by_label("Lý do (bắt buộc)")
    assert kept.input_value() == "Trùng với hồ sơ nộp tuần trước."
    eyes.look(second, "33-conflict")
    assert Dossier.objects.get().state.label == "Được tiếp nhận"


@pytest.mark.parametrize("twice", ["keys", "clicks"])
def test_pressing_twice_makes_one_dossier(people, twice):
    page = people.enter(COUNTER)
    fill_intake(page)
    page.get_by_role("button", name="Đạt cả").click()
    page.get_by_text("Đủ để tiếp nhận.").wait_for()
    page.wait_for_load_state()
    if twice == "keys":
        page.keyboard.press("F9")
        page.keyboard.press("F9")
    else:
        page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").dblclick()
    page.get_by_role("heading", level=1, name="Đã tiếp nhận").wait_for()
    assert Dossier.objects.count() == 1


def test_before_a_post_begins_nothing_opens_and_the_way_out_is_said(people, province, eyes):
    page = people.enter(SECOND_COUNTER)
    post = province.posts[SECOND_COUNTER]
    post.valid_from = dt.date(2026, 10, 9)
    post.save()
    assert page.goto(INTAKE).status == 403
    says(page, "Chưa có vị trí công tác", "Nhờ quản trị của đơn vị")
    eyes.look(page, "34-without-post")
    page.get_by_role("button", name="Đăng xuất").first.click()
    page.wait_for_url(lambda address: "ban-lam-viec" not in address)


def test_after_the_last_post_ends_the_account_is_signed_out(people, province):
    page = people.enter(SECOND_COUNTER)
    post = province.posts[SECOND_COUNTER]
    post.valid_to = dt.date(2026, 10, 7)
    post.save()
    page.goto(INTAKE)
    assert "/dang-nhap/" in page.url


def test_without_scripts_the_counter_receives_and_the_citizen_looks_up(people, new_page):
    page = people.enter(COUNTER, java_script_enabled=False)
    fill_intake(page)
    page.get_by_role("button", name="Đạt cả").click()
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    says(page, "Đã tiếp nhận", "09:12 thứ Năm, 22/10/2026")
    dossier = Dossier.objects.get()
    page.get_by_role("link", name="Mở hồ sơ").click()
    page.get_by_role("button", name="Chuyển phòng chuyên môn").click()
    says(page, "Chờ Phòng Kinh tế nhận.")
    phone = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    phone.goto("/tra-cuu/")
    phone.get_by_label("Mã hồ sơ").fill(dossier.code)
    phone.get_by_label("Mã tra cứu").fill(secret_of(dossier))
    phone.get_by_role("button", name="Xem tình trạng").click()
    assert re.search(r"trước\s+09:12 thứ Năm, 22/10/2026", phone.locator("main").inner_text())
