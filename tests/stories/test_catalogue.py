"""The controller of procedures: from what changed in the law to the dossiers that still run."""

from __future__ import annotations

from motcua.kernel import clock as clocks
from motcua.kernel.actor import OPERATOR
from motcua.legislation.actions import import_documents
from motcua.legislation.actions.import_documents import own_rows
from tests.catalogue import newer_process, newer_version
from tests.province import RENAME
from tests.stories.people import DESK
from tests.stories.walking import says

CONTROL = "Đèo Thị Kiểm"
ONE = f"{DESK}thu-tuc/{RENAME}/"


def test_from_a_new_version_to_running_dossiers(people, province, eyes):
    import_documents(own_rows(), by=OPERATOR, at=clocks.now())
    newer_process()
    newer_version()
    province.walk(province.received(), "transfer", "assign")

    page = people.enter(CONTROL)
    page.goto(f"{DESK}van-ban/?dan=on")
    says(page, "62/2021/NĐ-CP", "còn được dẫn")
    eyes.look(page, "70-law")
    page.get_by_role("link", name="62/2021/NĐ-CP").click()
    page.get_by_role("link", name="1.013833, căn cứ pháp lý").wait_for()
    eyes.look(page, "71-document")
    page.get_by_role("link", name="1.013833, căn cứ pháp lý").click()
    page.get_by_role("heading", level=1, name=RENAME).wait_for()
    eyes.look(page, "72-procedure")
    page.goto(f"{ONE}so-sanh/")
    says(page, "Chỉ xem chỗ khác")
    eyes.look(page, "73-compare")
    page.goto(f"{ONE}quy-trinh/1/")
    page.locator(".mc-drawing [data-element-id=buoc-tham-dinh]").wait_for()
    assert page.locator(".bjs-powered-by").is_visible()
    eyes.look(page, "74-process")
    page.get_by_role("link", name="Chuyển sang quy trình 2").click()
    page.get_by_label("Thẩm định").select_option(label="Thẩm tra")
    page.get_by_role("button", name="Xem lại theo cách ghép này").click()
    page.get_by_text("chuyển được theo cách ghép").wait_for()
    eyes.look(page, "75-move")
    page.get_by_label("Lý do").fill("Quyết định 99/QĐ-UBND")
    page.get_by_role("button", name="Chuyển sang quy trình mới", exact=True).click()
    says(page, "Đã chuyển 1 hồ sơ sang quy trình mới")
    page.goto(f"{DESK}thu-tuc/")
    eyes.look(page, "76-catalogue")
    page.goto(f"{DESK}van-ban/moi/")
    page.get_by_role("button", name="Nhập văn bản").click()
    page.locator(".mc-errors").wait_for()
    eyes.look(page, "77-enter-with-errors")
