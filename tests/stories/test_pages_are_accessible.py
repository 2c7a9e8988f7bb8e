"""Every page that the walks do not come by: judged by axe, walked by keyboard, looked at."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.queries.lookup import secret_of
from motcua.kernel.actor import CITIZEN
from motcua.kernel.folding import fold
from tests.province import at, person
from tests.stories.looking import sideways
from tests.stories.people import CASE, CLERK, COUNTER, DESK, HEAD, LEADER
from tests.stories.walking import Hands, done, says

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DIRECTOR, CONTROL = "Hà Thị Bình", "Đèo Thị Kiểm"
LONG_NAME = "Công Tằng Tôn Nữ Thị Bích Phượng"
ORGANISATION = (
    "Chi nhánh Văn phòng đăng ký đất đai khu vực Mộc Châu – Vân Hồ, Trung tâm Kỹ thuật Tài nguyên "
    "và Môi trường, Sở Nông nghiệp và Môi trường tỉnh Sơn La, Tổ đo đạc lưu động số 3 xã Mai Sơn"
)
LISTS = {
    COUNTER: ("truc-tuyen", "cho-ban-giao", "cho-bo-sung", "cho-tra", "qua-han", "tat-ca"),
    CASE: ("cua-toi", "sap-den-han"),
    HEAD: ("cho-phan-cong", "dang-xu-ly"),
    LEADER: ("trinh-ky", "qua-han"),
}


def somebody(name, number):
    return person(name=name, identity=f"01405800490{number}")


@pytest.fixture
def busy(people, province):
    """Late, pressing, paused, new, finished, with the longest names: one of each."""
    late = province.received("2026-09-01 08:20", applicant=somebody(LONG_NAME, 1))
    pressing = province.received("2026-09-25 08:20", applicant=somebody("NGUYỄN THỊ ẨN", 2))
    firm = person(kind="organisation", name=ORGANISATION, identity="5500123457", birth_year=None)
    province.received("2026-10-08 08:00", applicant=firm)
    paused = province.received("2026-10-01 08:20", applicant=somebody("Ksor H'Nhiên", 3))
    asked = [MissingPaper(name="Giấy chứng nhận đã cấp", fault="Hết hạn")]
    actions.request_supplement(
        paused, by=province.counter, at=at("2026-10-05 10:00"), items=asked, reason="Đã hết hạn."
    )
    actions.submit(province.intake(channel=2), by=CITIZEN, at=at("2026-10-08 08:00"))
    province.walk(late, "transfer", "assign", "submit_for_approval")
    province.walk(pressing, "transfer", "assign")
    ready = province.received("2026-09-28 08:20", applicant=somebody("Sùng", 4))
    road = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")
    province.walk(ready, *road, day="2026-10-02")
    return ready


def test_first_pages_and_lists(people, busy, eyes):
    for name in (COUNTER, CASE, HEAD, LEADER, CLERK, DIRECTOR, CONTROL):
        page = people.enter(name)
        page.goto(DESK)
        narrow = (320, 360, 1280) if name == LEADER else (360, 1280)
        eyes.look(page, f"40-home-{fold(name)[:6]}", widths=narrow)
        for key in LISTS.get(name, ()):
            page.goto(f"{DESK}danh-sach/{key}/")
            eyes.look(page, f"41-list-{key}", widths=narrow)


def test_search_faults_and_the_catalogue(people, busy, eyes):
    page = people.enter(COUNTER)
    page.goto(f"{DESK}tim/?q=dat dai")
    eyes.look(page, "42-search")
    page.goto(f"{DESK}tim/?q=khong co ai")
    eyes.look(page, "43-search-nothing")
    assert page.goto(f"{DESK}ho-so/H52.118-261008-9999/").status == 404
    eyes.look(page, "44-no-dossier")
    assert page.goto(f"{DESK}danh-sach/trinh-ky/").status == 403
    eyes.look(page, "45-not-allowed")
    page.goto(f"{DESK}tiep-nhan/")
    page.keyboard.press("F9")
    page.locator(".mc-errors").wait_for()
    eyes.look(page, "46-intake-with-errors")
    page.goto(f"{DESK}mau-giao-dien")
    eyes.look(page, "47-catalogue")


def test_the_dark_compact_desk_is_as_readable(people, busy, eyes):
    page = people.enter(CASE)
    page.goto(DESK)
    page.locator("[popovertarget=tai-khoan]").click()
    page.get_by_role("button", name="tối").click()
    page.locator("[popovertarget=tai-khoan]").click()
    page.get_by_role("button", name="gọn").click()
    page.goto(f"{DESK}danh-sach/cua-toi/")
    eyes.look(page, "48-dark-list", widths=(1280,))
    page.locator("[data-mc-open-row]").first.click()
    page.get_by_role("heading", level=1, name="H52.118").wait_for()
    eyes.look(page, "49-dark-dossier", widths=(1280,))


def test_the_portal_on_the_narrowest_telephone(new_page, busy, eyes):
    page = new_page(viewport={"width": 320, "height": 640}, has_touch=True)
    addresses = ("/noi-tiep-nhan/", "/tro-giup/", "/tra-cuu/", "/thu-tuc/?q=zzz", "/khong-co")
    for n, address in enumerate(addresses):
        page.goto(address)
        eyes.look(page, f"50-portal-{n}", widths=(320, 1280))
    page.goto(f"/tra-cuu/{busy.code}")
    page.get_by_label("Mã tra cứu").fill(secret_of(busy))
    page.get_by_role("button", name="Xem tình trạng").click()
    page.get_by_role("heading", level=1, name=busy.code).wait_for()
    page.get_by_role("button", name="Vì sao?").click()
    assert not sideways(page)
    says(page, "Đủ 10 ngày làm việc")


def test_by_keyboard_alone(people, busy):
    """Skip link, help, lists, reasons; letters do nothing while somebody types."""
    page = people.enter(CASE)
    page.goto(f"{DESK}danh-sach/cua-toi/")
    hands = Hands(page)
    hands.press("Tab", until=".mc-skip").press("Enter", until="#noi-dung")
    hands.press("?")
    page.get_by_role("dialog", name="Phím tắt").wait_for()
    hands.press("Escape")
    hands.press("/", until="#mc-search").say("v?j")
    assert page.locator("#mc-search").input_value() == "v?j"
    assert not page.get_by_role("dialog").count()
    hands.press("Tab").press("j", until="[data-mc-open-row]").press("Enter")
    page.get_by_role("heading", level=1, name="H52.118").wait_for()
    hands.press("v")
    page.locator(".mc-popover:popover-open").wait_for()
    hands.press("Escape").press("g").press("x")
    page.get_by_role("heading", level=1, name="Của tôi").wait_for()


def test_faults_take_the_focus(people, busy):
    page = people.enter(COUNTER)
    page.goto(f"{DESK}tiep-nhan/")
    page.keyboard.press("F9")
    page.locator(".mc-errors:focus").wait_for()
    says(page, "Có 2 chỗ cần sửa", "Chưa có chủ hồ sơ.", "Chưa chọn thủ tục.")
    page.locator(".mc-errors a").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#tim-nguoi")


def test_a_number_is_opened_and_covers_itself_again(people, busy, eyes):
    page = people.enter(COUNTER)
    page.goto(f"{DESK}ho-so/{busy.code}/")
    page.get_by_role("button", name="Hiện số định danh").click()
    says(page, "0140 5800 4904", "Đã ghi nhật ký")
    eyes.look(page, "60-number-shown")
    page.reload()
    assert "0140 5800 4904" not in page.content()
    page.get_by_role("button", name="Trả kết quả", exact=True).click()
    done(page.get_by_role("dialog"), "Trả kết quả", "Đã trả kết quả", page=page)
