"""The desk in a real browser: no accessibility fault, no sideways scroll, hands on the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from motcua.dossiers.models import Dossier
from tests.browser import PHONE, WIDE
from tests.province import RESIDENCE, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/ban-lam-viec/"
LONG = "Công Tằng Tôn Nữ Thị Bích Phượng"


@pytest.fixture
def open_as(new_page, sign_in, live_server):
    """`open_as("Lò Thị Hạnh", HOME)`: a page of that official's own browser."""

    def make(name: str, address: str, **options) -> Page:
        cookie = sign_in(name).cookies["sessionid"].value
        page = new_page(**options)
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page.goto(address)
        return page

    return make


def no_sideways_scroll(page: Page) -> None:
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0, f"{page.url}: {over} px too wide"


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "360"])
def test_no_page_has_an_accessibility_fault(province, open_as, axe, viewport):
    held = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    province.received("2026-10-08 08:20", applicant=person(name=LONG, identity="", phone=""))
    province.walk(
        province.received("2026-10-05 08:20", procedure=RESIDENCE),
        "transfer", "assign", "submit_for_approval", day="2026-10-06",
    )  # fmt: skip
    visits = {
        "Lò Thị Hạnh": [HOME, "danh-sach/cho-ban-giao/", "danh-sach/da-tra/", "tiep-nhan/", "tim/"],
        "Cầm Thị Ngọc": [HOME, f"ho-so/{held.code}/"],
        "Quàng Văn Dũng": [HOME],
        "Hoàng Văn Nghĩa": [HOME, "danh-sach/trinh-ky/", "ho-so/H52.118-261001-9999/"],
        "Hà Thị Bình": [HOME],
    }
    for name, addresses in visits.items():
        page = open_as(name, HOME, viewport=viewport)
        for address in addresses:
            page.goto(HOME + address.removeprefix(HOME))
            page.wait_for_load_state("networkidle")
            no_sideways_scroll(page)
            axe(page)


def test_dialogs_and_layers_have_no_fault_either(province, open_as, axe):
    held = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    page = open_as("Cầm Thị Ngọc", f"{HOME}ho-so/{held.code}/")
    page.get_by_role("button", name="Yêu cầu bổ sung").click()
    expect(page.get_by_role("dialog", name="Yêu cầu bổ sung giấy tờ?")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    page.locator("[data-mc-why]").first.click()
    expect(page.get_by_text("Thời hạn 10 ngày làm việc")).to_be_visible()
    axe(page)


def test_a_dossier_is_taken_in_with_the_keyboard_alone(province, open_as, axe):
    province.received("2026-10-01 08:20")
    page = open_as("Lò Thị Hạnh", HOME)
    page.keyboard.press("F2")
    expect(page.locator("#tim-nguoi")).to_be_focused()
    page.keyboard.type("014058004821")
    page.keyboard.press("Enter")
    expect(page.locator("#tim-thu-tuc")).to_be_focused()
    page.keyboard.type("dang ky thuong tru")
    expect(page.get_by_role("button", name=re.compile(RESIDENCE))).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#dat-ca")).to_be_focused()
    axe(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đủ để tiếp nhận.")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("F9")
    expect(
        page.get_by_role("heading", name=re.compile("Đã tiếp nhận H52.118-261008-0001"))
    ).to_be_visible()
    expect(page.get_by_role("link", name="F2 Người tiếp theo")).to_be_focused()
    axe(page)
    assert Dossier.objects.count() == 2


def test_what_is_typed_survives_a_closed_window(province, open_as):
    page = open_as("Lò Thị Hạnh", f"{HOME}tiep-nhan/")
    page.get_by_role("button", name="Người mới").click()
    page.locator("#id_applicant_name").fill("Sùng A Vừ")
    expect(page.locator("[data-mc-saved]")).to_contain_text("Đã lưu lúc")
    page.close()
    again = open_as("Lò Thị Hạnh", f"{HOME}tiep-nhan/")
    expect(again.locator("#id_applicant_name")).to_have_value("Sùng A Vừ")


def test_numbers_of_persons_stay_out_of_addresses(province, open_as):
    dossier = province.received("2026-10-08 08:20")
    page = open_as("Lò Thị Hạnh", f"{HOME}danh-sach/tat-ca/")
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.locator("#loc-chu").press_sequentially("014058004821", delay=30)
    page.wait_for_url("**nguoi=*")
    expect(page.get_by_role("link", name=dossier.code)).to_be_visible()
    page.locator("#mc-search").fill("0912345321")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim/**")
    assert not [url for url in seen if "01405800" in url or "09123453" in url]


def test_a_number_hides_again_by_itself(province, open_as):
    dossier = province.received("2026-10-08 08:20")
    page = open_as("Lò Thị Hạnh", f"{HOME}ho-so/{dossier.code}/")
    page.clock.install()
    page.get_by_role("button", name="Hiện số định danh").click()
    expect(page.get_by_text("0140 5800 4821")).to_be_visible()
    assert "0140" not in page.url
    page.clock.run_for(61_000)
    expect(page.get_by_text("0140 5800 4821")).to_be_hidden()
    expect(page.get_by_text("•••• •••• 4821")).to_be_visible()


def test_acts_work_without_scripts(province, open_as):
    dossier = province.walk(province.received("2026-10-01 08:20"), "transfer", "assign")
    page = open_as("Cầm Thị Ngọc", f"{HOME}ho-so/{dossier.code}/", java_script_enabled=False)
    page.get_by_role("button", name="Yêu cầu bổ sung").click()
    dialog = page.locator("#viec-request_supplement-x")
    dialog.get_by_label("Giấy chứng nhận đã cấp").check()
    dialog.get_by_label("Vì sao cần bổ sung").fill("Bản sao chưa chứng thực.")
    dialog.get_by_role("button", name="Yêu cầu bổ sung").click()
    expect(page.get_by_text("Đã yêu cầu bổ sung. Tạm dừng tính giờ.")).to_be_visible()


def test_keys_walk_and_choose_rows(province, open_as):
    for minute in (10, 20, 30):
        province.received(f"2026-10-08 08:{minute}")
    page = open_as("Lò Thị Hạnh", f"{HOME}danh-sach/cho-ban-giao/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Space")
    expect(page.get_by_text("Đã chọn 1 hồ sơ")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/H52.118-261008-0002/")
