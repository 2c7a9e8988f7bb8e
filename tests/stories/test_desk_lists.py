"""Lists with what can be printed of them, and the lists of who is stood in for: looked at."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.organisations.actions import delegate
from motcua.organisations.models import Delegation
from tests.province import at
from tests.stories.people import COUNTER, DESK, HEAD, LEADER

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_receipts_of_chosen_dossiers_in_one_file(people, province, clock, eyes):
    for hour in (8, 9, 10):
        province.received(f"2026-10-07 {hour:02d}:20")
    page = people.enter(COUNTER)
    page.goto(f"{DESK}danh-sach/cho-ban-giao/")
    page.get_by_label("Chọn cả trang").check()
    eyes.look(page, "80-print-many")
    page.get_by_role("button", name="In phiếu bàn giao").wait_for(state="hidden")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="In giấy hẹn").click()
    assert opened.value.url.endswith("/in-nhieu/")
    page.goto(f"{DESK}so-theo-doi/")
    eyes.look(page, "81-register")


def test_lists_of_who_is_stood_in_for(people, province, clock, eyes):
    to_sign = ("transfer", "accept", "assign", "submit_for_approval")
    for _ in range(2):
        province.walk(province.received(), *to_sign)
    delegate(
        province.posts[LEADER], province.posts[HEAD], by=province.leader,
        at=at("2026-10-08 09:00"), scope=Delegation.Scope.SIGN, paper="12/UQ-UBND",
        valid_from=dt.date(2026, 10, 8), valid_to=dt.date(2026, 10, 11),
    )  # fmt: skip
    page = people.enter(HEAD)
    page.goto(DESK)
    eyes.look(page, "82-standing-in")
    page.locator(".mc-panel", has_text="theo ủy quyền số").get_by_role("link").first.click()
    page.get_by_role("heading", level=1, name="Trình ký").wait_for()
    eyes.look(page, "83-list-of-another")
