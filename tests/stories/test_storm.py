"""A storm is coming: the leader closes the commune, sees what moves, and the officer is told why."""

from __future__ import annotations

import pytest

from motcua.audit.actions.deliver import deliver_owed
from tests.stories.people import CASE, DESK, LEADER
from tests.stories.walking import says

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CONTROL = "Đèo Thị Kiểm"


def test_closing_the_commune_from_preview_to_the_dossier(people, province, eyes):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    page = people.enter(LEADER)
    page.goto(DESK)
    page.get_by_role("link", name="Lịch làm việc").click()
    eyes.look(page, "70-calendars", widths=(360,))
    page.get_by_role("link", name="UBND xã Mai Sơn").click()
    page.get_by_role("link", name="Cho đơn vị nghỉ").click()
    page.get_by_label("Nghỉ do").fill("bão số 10")
    page.get_by_label("Từ ngày").fill("12/10/2026")
    page.get_by_label("Đến hết ngày").fill("11/10/2026")
    page.get_by_label("Căn cứ").fill("Công điện 15/CĐ-UBND")
    page.get_by_role("button", name="Xem hồ sơ nào đổi hạn").click()
    says(page, "Thời điểm mở cửa lại phải sau thời điểm bắt đầu nghỉ.")
    eyes.look(page, "71-closing-with-error", widths=(360,))
    page.get_by_label("Đến hết ngày").fill("13/10/2026")
    page.get_by_role("button", name="Xem hồ sơ nào đổi hạn").click()
    says(page, "1 hồ sơ đang giải quyết đổi hạn.", dossier.code)
    eyes.look(page, "72-closing-preview")
    page.get_by_role("button", name="Ghi thay đổi này").click()
    page.get_by_role("heading", level=1, name="UBND xã Mai Sơn").wait_for()
    eyes.look(page, "73-year-of-a-unit")
    page.goto(f"{page.url}?nam=2027")
    eyes.look(page, "74-provisional-year", widths=(1280,))

    while deliver_owed():
        pass
    page = people.enter(CASE)
    page.goto(f"{DESK}ho-so/{dossier.code}/")
    says(page, "Hạn mới")
    page.keyboard.press("v")
    page.locator(".mc-popover:popover-open").wait_for()
    says(page, "Hạn chuyển từ 15/10 sang 19/10 vì UBND xã Mai Sơn nghỉ do bão số 10")
    eyes.look(page, "75-moved-dossier", widths=(360,))

    page = people.enter(CONTROL)
    page.goto(f"{DESK}lich/cong-bo/")
    eyes.look(page, "76-announce-year", widths=(360,))
