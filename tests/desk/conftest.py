"""Officials of the test province with accounts, and a browser signed in as one of them."""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import open_account
from tests.province import FOUNDED, Province

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "mot-cua-son-la-2026"


@pytest.fixture
def sign_in(province: Province, clock, settings):
    """`sign_in("Lò Thị Hạnh")` gives a client of that official; asked twice, the same account."""
    settings.MOTCUA_REQUIRE_TOTP = False
    accounts = {}

    def make(name: str, **options) -> Client:
        if name not in accounts:
            official = province.posts[name].official
            username = f"tk{official.pk}"
            accounts[name] = open_account(
                official, by=OPERATOR, at=FOUNDED, username=username, password=PASSWORD
            )
        client = Client(**options)
        client.force_login(accounts[name], backend=BACKEND)
        return client

    return make


@pytest.fixture
def counter(sign_in) -> Client:
    return sign_in("Lò Thị Hạnh")


@pytest.fixture
def case(sign_in) -> Client:
    return sign_in("Cầm Thị Ngọc")


@pytest.fixture
def head(sign_in) -> Client:
    return sign_in("Quàng Văn Dũng")


@pytest.fixture
def leader(sign_in) -> Client:
    return sign_in("Hoàng Văn Nghĩa")
