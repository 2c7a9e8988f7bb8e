"""Authority comes from a post in force on the day, and ends with it."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.actions import give_post, open_account
from motcua.organisations.authority import GRANTS, Authority, Reach
from motcua.organisations.models import Account
from motcua.organisations.officer import Officer
from motcua.organisations.queries.officers import officer_of
from motcua.organisations.rules.roles import Role
from tests.province import at

NOW = at("2026-10-08 09:00")
TODAY = dt.date(2026, 10, 8)
PASSWORD = "mot-cua-son-la-2026"


@pytest.fixture
def account(province):
    official = province.posts["Lò Thị Hạnh"].official
    return open_account(official, by=OPERATOR, at=NOW, username="hanh", password=PASSWORD)


def test_officer_acts_in_the_post_of_the_day(province, account):
    officer = officer_of(account, TODAY)
    assert officer.signature == "Lò Thị Hạnh, Công chức tiếp nhận"
    assert (officer.role, officer.unit_id) == (Role.TN, province.units["maison-centre"].pk)
    assert officer_of(account, dt.date(2025, 6, 30)) is None


def test_post_that_ended_gives_nothing(province, account):
    post = province.posts["Lò Thị Hạnh"]
    post.valid_to = dt.date(2026, 10, 7)
    post.save()
    assert officer_of(account, dt.date(2026, 10, 7)) is not None
    assert officer_of(account, TODAY) is None


def test_closed_account_is_nobody(province, account):
    account.is_active = False
    assert officer_of(account, TODAY) is None


def test_leader_reaches_down_the_tree_and_not_sideways(province):
    below = province.leader.unit_ids
    assert province.units["maison-land"].pk in below
    assert province.units["chiengmai"].pk not in below
    assert province.units["sonla"].pk not in below


@pytest.mark.parametrize(
    ("username", "password", "says"),
    [
        ("hanh", PASSWORD, "đã có"),
        ("moi", "ngan", "ít nhất 10"),
        ("moi", "password123", "phổ biến"),
    ],
)
def test_faulty_account_is_not_opened(province, account, username, password, says):
    official = province.posts["Cầm Thị Ngọc"].official
    with pytest.raises(InvalidInput, match=says):
        open_account(official, by=OPERATOR, at=NOW, username=username, password=password)
    assert Account.objects.count() == 1


def test_post_cannot_end_before_it_begins(province):
    with pytest.raises(InvalidInput, match="từ ngày nhận trở đi"):
        give_post(
            "Ai Đó", by=OPERATOR, at=NOW, unit=province.units["maison"], role=Role.CV,
            title="Chuyên viên", valid_from=TODAY, valid_to=dt.date(2026, 10, 1),
        )  # fmt: skip


def test_officials_do_not_hand_out_posts(province):
    with pytest.raises(NotAllowed):
        give_post(
            "Ai Đó", by=province.leader, at=NOW, unit=province.units["maison"], role=Role.LD,
            title="Phó Chủ tịch", valid_from=TODAY,
        )  # fmt: skip


def test_technical_administrator_reads_no_dossier():
    assert Authority.DOSSIER_READ not in GRANTS[Role.QTK]


@pytest.mark.parametrize("role", list(Role))
def test_what_is_not_granted_is_denied(role):
    officer = Officer(
        account_id=1, official_id=1, post_id=1, name="x", title="y", role=role, unit_id=1,
        unit_ids=frozenset({1}),
    )  # fmt: skip
    for authority in Authority:
        assert officer.reach(authority) == GRANTS[role].get(authority, Reach.NONE)
