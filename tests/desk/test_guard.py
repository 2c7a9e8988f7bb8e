"""Who comes in at all, and what faults look like."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import give_post, open_account
from motcua.organisations.models import Official
from motcua.organisations.rules.roles import Role
from tests.desk.conftest import BACKEND, PASSWORD
from tests.province import FOUNDED

HOME = "/ban-lam-viec/"


def test_stranger_is_sent_to_sign_in(client, province):
    answer = client.get(HOME)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/dang-nhap/")


def test_account_without_a_post_sees_nothing_and_why(province, clock, settings):
    settings.MOTCUA_REQUIRE_TOTP = False
    official = Official.objects.create(name="Lường Thị Mới")
    account = open_account(official, by=OPERATOR, at=FOUNDED, username="moi", password=PASSWORD)
    client = Client()
    client.force_login(account, backend=BACKEND)
    answer = client.get(HOME)
    assert answer.status_code == 403
    assert "chưa được giao vị trí" in answer.content.decode()
    assert "Đăng xuất" in answer.content.decode()


def test_a_post_that_has_ended_opens_nothing(province, sign_in):
    client = sign_in("Cầm Thị Ngọc")
    post = province.posts["Cầm Thị Ngọc"]
    post.valid_to = dt.date(2026, 10, 7)
    post.save()
    answer = client.get(HOME)
    assert (answer.status_code, answer["Location"]) == (302, "/dang-nhap/login/")


def test_one_of_two_posts_is_chosen(province, sign_in):
    client = sign_in("Cầm Thị Ngọc")
    second = give_post(
        province.posts["Cầm Thị Ngọc"].official, by=OPERATOR, at=FOUNDED,
        unit=province.units["chiengmai-land"], role=Role.TP, title="Phó trưởng phòng",
        valid_from=dt.date(2026, 1, 1),
    )  # fmt: skip
    assert "Chuyển sang" in client.get(HOME).content.decode()
    client.post("/ban-lam-viec/vi-tri/", {"post": second.pk})
    assert "Chờ phân công" in client.get(HOME).content.decode()
    foreign = province.posts["Hoàng Văn Nghĩa"].pk
    assert client.post("/ban-lam-viec/vi-tri/", {"post": foreign}).status_code == 403


def test_unknown_address_stays_in_the_frame(counter):
    answer = counter.get("/ban-lam-viec/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()
    assert "mc-rail" in answer.content.decode()


def test_our_own_fault_gives_a_support_code_and_no_trace(counter, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("số 014058004821")

    monkeypatch.setattr("motcua.desk.views.home.worklists.counts", broken)
    counter.raise_request_exception = False
    answer = counter.get(HOME)
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "mã hỗ trợ" in text
    assert "014058004821" not in text


@pytest.mark.parametrize("path", ["", "tiep-nhan/", "danh-sach/tat-ca/", "tim/"])
def test_nothing_stays_on_a_shared_machine(counter, path):
    assert "no-store" in counter.get(HOME + path)["Cache-Control"]


def test_sign_out_is_a_post(counter):
    assert counter.get(HOME).status_code == 200
    counter.post("/dang-nhap/logout/")
    assert counter.get(HOME).status_code == 302


def test_without_the_second_factor_the_desk_stays_shut(province, sign_in, settings):
    client = sign_in("Lò Thị Hạnh")
    settings.MOTCUA_REQUIRE_TOTP = True
    answer = client.get(HOME)
    assert answer.status_code == 302
    assert "/2fa/" in answer["Location"]
