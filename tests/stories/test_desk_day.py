"""A day at the desks: a batch is handed over by scanner, accepted, signed one by one and numbered."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import Outcome
from tests.province import at
from tests.stories.people import CLERK, COUNTER, DESK, HEAD, LEADER
from tests.stories.walking import says

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_batch_goes_from_the_counter_to_its_numbers(people, province, eyes):
    dossiers = [province.received(f"2026-10-0{day} 08:20") for day in (6, 7)]
    hand_over(people.enter(COUNTER), dossiers, eyes)
    accept(people.enter(HEAD), eyes)
    for d in dossiers:
        d.refresh_from_db()
        case = province.case.post_id
        given = actions.assign(d, by=province.head, at=at("2026-10-08 09:12"), to=case)
        actions.submit_for_approval(
            given.dossier, by=province.case, at=at("2026-10-08 09:12"), opinion="Đủ điều kiện."
        )
    sign(people.enter(LEADER), dossiers, eyes)
    number(people.enter(CLERK), eyes)
    assert set(Outcome.objects.values_list("number", flat=True)) == {"1/KQ", "2/KQ"}


def hand_over(page, dossiers, eyes):
    page.goto(f"{DESK}ban-giao/")
    page.get_by_label("Quét mã").fill(dossiers[0].code)
    page.keyboard.press("Enter")
    says(page, "1/2.")
    page.get_by_label("Quét mã").fill(dossiers[1].code)
    page.keyboard.press("Enter")
    says(page, "2/2.")
    eyes.look(page, "60-hand-over")
    page.get_by_role("button", name="Bàn giao hồ sơ đã tích").click()
    says(page, "2/2 hồ sơ đã chuyển hồ sơ")


def accept(page, eyes):
    page.goto(DESK)
    says(page, "Việc khác đang chờ", "Chờ nhận bàn giao")
    eyes.look(page, "61-head-home")
    page.goto(f"{DESK}ban-giao/")
    page.get_by_role("button", name="Nhận cả 2").click()
    says(page, "2/2 hồ sơ đã nhận bàn giao")
    eyes.look(page, "62-batch-outcome")


def sign(page, dossiers, eyes):
    page.goto(DESK)
    page.get_by_role("link", name="Mở hồ sơ gấp nhất").click()
    says(page, "hồ sơ 1/2", "Đủ điều kiện.")
    eyes.look(page, "63-sign-queue")
    page.locator("[data-mc-h1]").focus()
    page.keyboard.press("j")
    page.wait_for_url(f"**ho-so={dossiers[1].code}")
    says(page, "hồ sơ 2/2", "đã xem 2")
    page.keyboard.press("k")
    page.wait_for_url(f"**ho-so={dossiers[0].code}")
    page.keyboard.press("Control+Enter")
    says(page, f"Đã ký {dossiers[0].code}", "hồ sơ 1/1")
    page.keyboard.press("Control+Enter")
    says(page, "Không còn hồ sơ nào chờ ký.")


def number(page, eyes):
    page.goto(DESK)
    says(page, "Số kế tiếp sổ Kết quả giải quyết 2026: 1")
    eyes.look(page, "64-clerk-home")
    page.goto(f"{DESK}danh-sach/cho-cap-so/")
    page.locator("[data-mc-h1]").focus()
    page.keyboard.press("j")
    page.keyboard.press("Space")
    page.keyboard.press("j")
    page.keyboard.press("Space")
    says(page, "Đã chọn 2 hồ sơ")
    eyes.look(page, "65-numbers")
    page.keyboard.press("a")
    says(page, "2/2 hồ sơ đã cấp số và ban hành")


def test_a_list_of_last_year_fits_the_screen(people, province, eyes):
    """Full dates and long words of time stand side by side."""
    old = province.received("2025-12-01 08:20")
    road = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")
    province.walk(old, *road, day="2025-12-02")
    page = people.enter(COUNTER)
    page.goto(f"{DESK}danh-sach/cho-tra/")
    says(page, "Xong trước hạn", "01/12/2025", "15/12/2025")
    eyes.look(page, "66-list-of-last-year")
    right = "selector => document.querySelector(selector).getBoundingClientRect().right"
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(right, ".mc-worklist") <= page.evaluate(right, ".mc-listing")
