"""The door as people meet it: on a phone, with and without scripts, in both languages."""

from __future__ import annotations

import pytest

from motcua.dossiers.queries.lookup import secret_of
from motcua.organisations.queries import units
from motcua.procedures.rules.content import Content, MethodContent, PaperContent
from tests.province import FOUNDED, OPERATOR, START, draft_version, publish_version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "1.013980"
WIDTHS = (320, 768, 1280)


@pytest.fixture
def dossier(transactional_db, province):
    units.forget_trees()
    content = Content(
        code=LONG,
        name="Đăng ký biến động " + "chuyển nhượng, tặng cho quyền sử dụng đất; " * 24,
        field="Đất đai",
        level=("commune",),
        methods=(MethodContent(channel=2, term="10wd", term_text="10 ngày làm việc"),),
        papers=tuple(PaperContent(name=f"Giấy tờ {n}", case=f"Nhóm {n % 4}") for n in range(40)),
        steps_text="Bước 1.\nBước 2.",
        conditions_text="",
        results=(),
        legal_bases=(),
    )
    draft = draft_version(content, by=OPERATOR, at=FOUNDED, valid_from=START)
    publish_version(draft, by=OPERATOR, at=FOUNDED)
    return province.received("2026-10-01 08:20")


def pages(dossier):
    return (
        "/", "/thu-tuc/", "/thu-tuc/?q=zzz", f"/thu-tuc/{LONG}", "/thu-tuc/1.004222",
        "/tra-cuu/", "/noi-tiep-nhan/", "/tro-giup/", "/khong-co",
    )  # fmt: skip


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def open_dossier(page, dossier):
    page.goto(f"/tra-cuu/{dossier.code}")
    page.get_by_label("Mã tra cứu").fill(secret_of(dossier))
    page.get_by_role("button", name="Xem tình trạng").click()
    page.get_by_role("heading", level=1, name=dossier.code).wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_and_axe_finds_nothing(new_page, dossier, axe, width):
    page = new_page(viewport={"width": width, "height": 740})
    for address in pages(dossier):
        page.goto(address)
        assert not sideways(page), f"{address} at {width}"
        axe(page)
    open_dossier(page, dossier)
    assert not sideways(page)
    axe(page)


def test_in_english_and_in_large_letters_too(new_page, dossier, axe):
    page = new_page(viewport={"width": 320, "height": 740})
    page.goto("/")
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="A++").click()
    for address in pages(dossier):
        page.goto(address)
        assert page.get_attribute("html", "lang") == "en"
        assert page.get_attribute("html", "data-size") == "130"
        assert not sideways(page), address
        axe(page)


def test_the_list_follows_what_is_typed_and_so_does_the_address(new_page, dossier):
    page = new_page()
    page.goto("/thu-tuc/")
    page.get_by_label("Tên việc, lĩnh vực hoặc mã thủ tục").press_sequentially("thuong tru")
    page.get_by_text("Có 1 thủ tục.").wait_for()
    page.wait_for_url("**/thu-tuc/?q=thuong+tru")
    page.get_by_role("link", name="Đăng ký thường trú").click()
    page.get_by_text("Bao giờ có?").wait_for()
    page.go_back()
    page.get_by_text("Có 1 thủ tục.").wait_for()
    page.get_by_text("Lọc bớt").click()
    page.get_by_label("Cấp làm").select_option("commune")
    page.wait_for_url("**cap=commune")


def test_without_scripts_everything_can_be_done(new_page, dossier):
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto("/")
    page.get_by_label("Ông/bà cần làm việc gì?").fill("thuong tru")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Đăng ký thường trú").click()
    page.get_by_role("button", name="Vì sao?").click()
    page.get_by_text("Không tính ngày tiếp nhận").wait_for()
    page.goto("/")
    page.get_by_label("Mã trên giấy hẹn").fill(dossier.code)
    page.get_by_role("button", name="Xem", exact=True).click()
    page.get_by_label("Mã tra cứu").fill(secret_of(dossier))
    page.get_by_role("button", name="Xem tình trạng").click()
    page.get_by_text("Diễn biến").wait_for()
    assert secret_of(dossier) not in page.url


def test_a_wrong_secret_puts_the_refusal_before_the_eyes(new_page, dossier, axe):
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"/tra-cuu/{dossier.code}")
    page.get_by_label("Mã tra cứu").fill("333333")
    page.get_by_role("button", name="Xem tình trạng").click()
    page.get_by_role("alert").get_by_text("Không tìm thấy hồ sơ").wait_for()
    assert page.title().startswith("Lỗi:")
    axe(page)
