"""Signing in as an official does it: typing, pasting, on a laptop and on a phone."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache

from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import open_account
from tests.province import FOUNDED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "mật-khẩu-đủ-dài-2026"


@pytest.fixture
def account(transactional_db, province):
    cache.clear()
    official = province.posts["Lò Thị Hạnh"].official
    return open_account(official, by=OPERATOR, at=FOUNDED, username="hanh.lo", password=PASSWORD)


def code_of(secret, shift=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + shift))


def type_password(page, password=PASSWORD):
    page.goto("/dang-nhap/login/")
    page.get_by_label("Tài khoản").fill("hanh.lo")
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Tiếp tục").click()


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def set_up(page, axe):
    """The way of a first day: password, key, code, recovery codes; gives key and codes."""
    type_password(page)
    page.goto("/dang-nhap/2fa/totp/activate/")
    axe(page)
    assert fits(page)
    secret = page.locator("#khoa").inner_text()
    page.get_by_label("Mã 6 số").press_sequentially(code_of(secret))
    page.get_by_role("heading", name="Mã dự phòng").wait_for()
    axe(page)
    assert fits(page)
    return secret, page.locator("#ma-du-phong code").all_inner_texts()


@pytest.mark.parametrize("width", [360, 1280])
def test_first_day_then_every_day(new_page, account, axe, width):
    page = new_page(viewport={"width": width, "height": 740})
    secret, recovery = set_up(page, axe)
    page.goto("/dang-nhap/2fa/")
    axe(page)
    page.goto("/dang-nhap/logout/")
    axe(page)
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/")

    type_password(page)
    axe(page)
    assert fits(page)
    field = page.get_by_label("Mã 6 số")
    field.fill(
        f" {code_of(secret, 1)[:3]} {code_of(secret, 1)[3:]}"
    )  # pasted with spaces: sent at once
    page.wait_for_url("**/ban-lam-viec/**")

    page.goto("/dang-nhap/logout/")
    page.get_by_role("button", name="Đăng xuất").click()
    type_password(page)
    page.get_by_label("Mã 6 số").fill(recovery[0])
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url("**/ban-lam-viec/**")


def test_wrong_tries_are_told_and_lock(new_page, account, axe):
    page = new_page(viewport={"width": 360, "height": 740})
    type_password(page, "sai")
    page.get_by_role("alert").get_by_text("Còn 4 lần, sau đó khóa 15 phút").wait_for()
    axe(page)
    for _ in range(4):
        type_password(page, "sai")
    page.get_by_role("heading", name="Tạm khóa đăng nhập").wait_for()
    axe(page)


def test_the_password_can_be_seen(page, account):
    page.goto("/dang-nhap/login/")
    field = page.get_by_label("Mật khẩu", exact=False).first
    page.get_by_role("button", name="Hiện mật khẩu").click()
    assert field.get_attribute("type") == "text"
