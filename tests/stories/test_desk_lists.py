"""Lists with what can be printed of them, and the lists of who is stood in for: looked at."""

from __future__ import annotations

import pytest

from tests.stories.people import COUNTER, DESK

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
