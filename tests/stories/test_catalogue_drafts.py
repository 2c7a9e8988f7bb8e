"""The editors of the control office in a real browser: judged and looked at."""

from __future__ import annotations

import pytest

from tests.province import RENAME
from tests.stories.people import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CONTROL = "Đèo Thị Kiểm"
ONE = f"{DESK}thu-tuc/{RENAME}/"


def test_a_draft_is_written_and_published(people, province, clock, eyes):
    page = people.enter(CONTROL)
    page.goto(ONE)
    page.get_by_role("button", name="Soạn phiên bản mới").click()
    page.get_by_role("heading", level=1, name="Dự thảo phiên bản 2").wait_for()
    eyes.look(page, "84-draft-of-a-version")
    page.get_by_role("group", name="Cách thức, thời hạn, phí 1").get_by_label(
        "Thời hạn theo luật"
    ).fill("mau")
    page.get_by_role("button", name="Ghi dự thảo").last.click()
    page.get_by_role("link", name="Chưa đọc được “mau”").wait_for()
    page.get_by_role("group", name="Cách thức, thời hạn, phí 1").get_by_label(
        "Thời hạn theo luật"
    ).fill("12 ngày làm việc")
    page.get_by_role("button", name="Ghi và xem chỗ khác").click()
    page.get_by_text("12 ngày làm việc").first.wait_for()
    eyes.look(page, "85-publish-a-version")
    page.get_by_label("Quyết định làm căn cứ").fill("2500/QĐ-UBND")
    page.get_by_role("button", name="Công bố").click()
    page.get_by_role("link", name="Ghi ngày ký quyết định").wait_for()
    page.get_by_label("Ngày ký quyết định").fill("05/10/2026")
    page.get_by_role("button", name="Công bố").click()
    page.get_by_text("Đã công bố phiên bản 2.").first.wait_for()
    page.get_by_role("button", name="Soạn quy trình mới").click()
    page.get_by_role("heading", level=1, name="Dự thảo quy trình 2").wait_for()
    eyes.look(page, "86-draft-of-a-process")
