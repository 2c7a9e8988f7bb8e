"""Officials of the test province at their screens: accounts, second factors, signing in."""

from __future__ import annotations

import base64
import re
import time
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import open_account
from tests.province import FOUNDED, Province

COUNTER, SECOND_COUNTER = "Lò Thị Hạnh", "Lường Văn Thưởng"
CASE, SECOND_CASE = "Cầm Thị Ngọc", "Giàng A Tủa"
HEAD, LEADER, CLERK = "Quàng Văn Dũng", "Hoàng Văn Nghĩa", "Tòng Thị Vân"
PASSWORD = "mot-cua-son-la-2026"
LOGIN = "/dang-nhap/login/"
DESK = "/ban-lam-viec/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class People:
    """One browser each: `people.sign_in(name)` by the form, `people.enter(name)` by a session."""

    def __init__(self, province: Province, new_page: Any, address: str) -> None:
        self.province, self.new_page, self.address = province, new_page, address
        self.pages: dict[str, Any] = {}
        self.accounts: dict[str, Any] = {}
        cache.clear()

    def account(self, name: str) -> Any:
        if name not in self.accounts:
            official = self.province.posts[name].official
            self.accounts[name] = open_account(
                official, by=OPERATOR, at=FOUNDED, username=f"tk{official.pk}", password=PASSWORD
            )
            TOTP.activate(self.accounts[name], secret_of(name))
        return self.accounts[name]

    def sign_in(self, name: str, **options: Any) -> Any:
        """As at the start of a day: password, then the code from the telephone."""
        account = self.account(name)
        page = self.pages.get(name) or self.new_page(**options)
        self.pages[name] = page
        page.goto(DESK)
        page.wait_for_url(re.compile(LOGIN))
        page.get_by_label("Tài khoản").fill(account.username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.keyboard.press("Enter")
        # The sixth digit sends the page; Enter, pressed out of habit, must do no harm.
        page.get_by_label("Mã 6 số").press_sequentially(code_of(name))
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{DESK}")
        return page

    def enter(self, name: str, **options: Any) -> Any:
        """A page of somebody who has signed in already."""
        client = Client()
        client.force_login(self.account(name), backend=BACKEND)
        page = self.new_page(**options)
        name_of_it = settings.SESSION_COOKIE_NAME
        value = client.cookies[name_of_it].value
        page.context.add_cookies([{"name": name_of_it, "value": value, "url": self.address}])
        self.pages[name] = page
        return page

    def go_home(self) -> None:
        """No request is under way when the database is emptied."""
        for page in self.pages.values():
            page.wait_for_load_state("networkidle")


def secret_of(name: str) -> str:
    return base64.b32encode(name.encode().ljust(20, b".")[:20]).decode()


def code_of(name: str) -> str:
    """What the authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret_of(name), int(time.time()) // 30)))
