"""Petitions in a browser: a citizen on a phone and the desk of a commune; axe, and nothing too wide."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.cache import cache

from tests.browser import PHONE, WIDE
from tests.desk.test_browser import open_as  # noqa: F401 - the fixture
from tests.feedback.test_petitions import WORDS, answered, published, sent
from tests.province import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PORTAL = "/phan-anh-kien-nghi/"
DESK = f"/ban-lam-viec{PORTAL}"


@pytest.fixture
def petitions(transactional_db, clock, province):
    """One in each of three hands, and one that everybody may read."""
    cache.clear()
    clock.move_to(at("2026-10-20 09:00"))
    return {
        "sent": sent(province).petition,
        "answered": answered(province, subject="Đường vào bản Cọ hỏng, xe không đi được"),
        "published": published(province, subject="Phải nộp bản sao có chứng thực"),
    }


def look(page, axe, address: str, name: str) -> None:
    page.goto(address)
    assert "dang-nhap" not in page.url
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), address
    if pictures := os.environ.get("MOTCUA_PICTURES"):
        page.screenshot(path=str(Path(pictures, f"pakn-{name}.png")), full_page=True)
    axe(page)


def test_a_citizen_sends_one_from_a_phone_and_follows_it(new_page, petitions, axe):
    page = new_page(viewport=PHONE, has_touch=True)
    for name, address in (
        ("index", PORTAL), ("send", f"{PORTAL}gui/"), ("follow", f"{PORTAL}theo-doi/"),
        ("read", f"{PORTAL}{petitions['published'].code}/"),
    ):  # fmt: skip
        look(page, axe, address, f"portal-{name}-360")
    page.goto(f"{PORTAL}gui/")
    page.get_by_role("button", name="Gửi").tap()
    page.locator("[aria-invalid=true]").first.wait_for()
    axe(page)
    page.locator("[name=kind]").first.check()
    page.fill("[name=subject]", "Chờ quá lâu ở quầy")
    page.fill("[name=content]", WORDS)
    page.fill("[name=name]", "Quàng Thị Bích")
    page.fill("[name=phone]", "0912345678")
    page.select_option("[name=unit]", index=1)
    page.get_by_role("button", name="Gửi").tap()
    page.get_by_text("PA-").first.wait_for()
    axe(page)


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["360", "1280"])
def test_the_desk_of_a_commune(open_as, petitions, axe, size):  # noqa: F811
    page = open_as("Hoàng Văn Nghĩa", DESK, viewport=size)
    for name, address in (
        ("list", DESK), ("statistics", f"{DESK}thong-ke/"),
        ("sent", f"{DESK}{petitions['sent'].code}/"),
        ("answered", f"{DESK}{petitions['answered'].code}/"),
    ):  # fmt: skip
        look(page, axe, address, f"desk-{name}-{size['width']}")
