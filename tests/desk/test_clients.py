"""The technical administrator connects a partner's software; nobody else may."""

from __future__ import annotations

import re

import pytest
from oauth2_provider.models import Application

from motcua.organisations.models import ClientLink
from motcua.organisations.rules.roles import Role
from tests.desk.conftest import PASSWORD
from tests.province import _give

PAGE = "/ban-lam-viec/phan-mem/"
ENTER = "/ban-lam-viec/quan-tri/vao/"
SENT = {"name": "Bưu điện tỉnh", "unit": "maison", "role": "HT", "scopes": ["dossiers:create"]}


@pytest.fixture
def administrator(province, sign_in):
    _give(province, "Vàng Thị Kỹ", province.units["vp-ubnd"], Role.QTK, "Quản trị kỹ thuật")
    client = sign_in("Vàng Thị Kỹ")
    entered = client.post(ENTER, {"reason": "Kết nối phần mềm của bưu điện", "proof": PASSWORD})
    assert entered.status_code == 303
    return client


def test_secret_is_shown_once(administrator):
    answer = administrator.post(PAGE, SENT).content.decode()

    shown = re.search(r'id="client-secret" readonly value="(\w{128})"', answer)[1]
    assert shown not in administrator.get(PAGE).content.decode()
    assert "Bưu điện tỉnh" in administrator.get(PAGE).content.decode()
    assert shown not in Application.objects.get().client_secret


def test_rotate_and_revoke(administrator):
    administrator.post(PAGE, SENT)
    client = Application.objects.get().client_id

    assert "client_secret" in administrator.post(f"{PAGE}{client}/doi-khoa/").content.decode()
    assert administrator.post(f"{PAGE}{client}/thu-hoi/").status_code == 303
    assert ClientLink.objects.get().revoked_at
    assert "đã thu hồi" in administrator.get(PAGE).content.decode()


def test_what_is_missing_is_said_beside_its_field(administrator):
    answer = administrator.post(PAGE, SENT | {"name": ""})

    assert answer.status_code == 422
    assert "Tên phần mềm còn trống" in answer.content.decode()
    assert not Application.objects.exists()


@pytest.mark.parametrize("path", ["", "x/doi-khoa/", "x/thu-hoi/"])
def test_nobody_else_connects_software(counter, administrator, path):
    if path:
        administrator.post(PAGE, SENT)
        path = path.replace("x", Application.objects.get().client_id)

    assert counter.post(f"{PAGE}{path}", SENT).status_code == 403
    assert not ClientLink.objects.filter(revoked_at__isnull=False).exists()
