"""A post ends: its authority, its dossiers and, with the last one, the account."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from motcua.audit.actions.deliver import deliver_owed
from motcua.audit.models import Event
from motcua.dossiers.actions.release import release_ended
from motcua.dossiers.queries import worklists
from motcua.dossiers.queries.handover import handover_of
from motcua.dossiers.queries.worklists import Filters
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.actions import (
    close_account,
    end_post,
    give_post,
    move_official,
    open_account,
    reset_second_factor,
    unlock_account,
)
from motcua.organisations.models import Post
from motcua.organisations.queries import officers
from motcua.organisations.rules.holding import secondment_warning
from motcua.organisations.rules.roles import Role
from tests.province import START, at

NOW = at("2026-10-08 09:12")
TODAY = dt.date(2026, 10, 8)
CASE, OTHER = "Cầm Thị Ngọc", "Giàng A Tủa"
PASSWORD = "mot-cua-son-la-2026"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def ended(province, last_day, name=CASE):
    return end_post(province.posts[name], by=OPERATOR, at=NOW, last_day=last_day)


@pytest.fixture
def held(province):
    return province.walk(province.received(), "transfer", "accept", "assign")


@pytest.fixture
def account(province):
    official = province.posts[CASE].official
    return open_account(official, by=OPERATOR, at=NOW, username="ngoc", password=PASSWORD)


@pytest.fixture
def client(account, settings):
    settings.MOTCUA_REQUIRE_TOTP = False
    made = Client()
    made.force_login(account, backend=BACKEND)
    return made


def test_what_an_ended_post_holds_goes_back_to_the_queue_with_an_event(province, held, clock):
    ended(province, dt.date(2026, 10, 7))
    while deliver_owed():
        pass
    held.refresh_from_db()
    assert (held.holder_post, held.holder_role) == (None, "CV")
    assert held.holder_unit == province.units["maison-land"]
    event = Event.objects.filter(chain=held.chain).latest("sequence")
    assert (event.name, event.actor) == ("dossiers.release", "system:release")
    assert event.facts["before"]["holder_post"] == province.posts[CASE].pk
    other = province.officer(OTHER)
    mine = worklists.page(worklists.kind_for(other, "cua-toi"), other, NOW, Filters())
    assert [dossier.code for dossier in mine.dossiers] == [held.code]


def test_post_that_ends_later_keeps_its_dossiers_until_the_day_after(province, held, clock):
    ended(province, TODAY)
    while deliver_owed():
        pass
    held.refresh_from_db()
    assert held.holder_post == province.posts[CASE]
    clock.move_to("2026-10-09T00:30:00+07:00")
    assert release_ended(at("2026-10-09 00:10")) == 1
    assert release_ended(at("2026-10-09 00:20")) == 0


def test_preview_counts_what_would_be_left_behind(province, held, clock):
    handover = handover_of(province.posts[CASE].pk, at("2027-03-01 08:00"))
    assert (handover.held, handover.late, handover.offered) == (1, 1, 0)


def test_with_the_last_post_the_account_signs_in_no_more_from_the_next_day(province, client, clock):
    ended(province, TODAY)
    assert client.get("/ban-lam-viec/").status_code == 200
    clock.move_to("2026-10-09T07:30:00+07:00")
    answer = client.get("/ban-lam-viec/")
    assert (answer.status_code, answer["Location"]) == (302, "/dang-nhap/login/")
    assert "_auth_user_id" not in client.session
    again = Client().post("/dang-nhap/login/", {"login": "ngoc", "password": PASSWORD})
    assert "Không đúng tài khoản, mật khẩu hoặc mã." in again.content.decode()


def test_who_still_holds_another_post_goes_on_in_it(province, client, clock):
    give_post(
        province.posts[CASE].official, by=OPERATOR, at=NOW, unit=province.units["maison-centre"],
        role=Role.TN, title="Công chức tiếp nhận", valid_from=START,
        holding=Post.Holding.SECONDED, part_time=True,
    )  # fmt: skip
    ended(province, dt.date(2026, 10, 7))
    page = client.get("/ban-lam-viec/")
    assert page.status_code == 200
    assert "Công chức tiếp nhận" in page.content.decode()


@pytest.mark.parametrize(
    ("last_day", "error", "says"),
    [
        (START - dt.timedelta(days=1), InvalidInput, "nhận từ 01/07/2025"),
        (dt.date(2026, 12, 1), WrongState, "đã kết thúc ngày 09/10/2026"),
    ],
)
def test_post_ends_once_and_not_before_it_begins(province, last_day, error, says):
    ended(province, dt.date(2026, 10, 9))
    with pytest.raises(error, match=says):
        ended(province, last_day)


def test_moved_official_ends_one_post_and_begins_the_other(province, clock):
    new = move_official(
        province.posts[CASE], by=OPERATOR, at=NOW, unit=province.units["maison-centre"],
        role=Role.TN, title="Công chức tiếp nhận", valid_from=dt.date(2026, 10, 12),
        legal_basis="QĐ 77/QĐ-UBND",
    )  # fmt: skip
    old = Post.objects.get(pk=province.posts[CASE].pk)
    assert (old.valid_to, new.valid_from) == (dt.date(2026, 10, 11), dt.date(2026, 10, 12))
    assert new.official_id == old.official_id
    with pytest.raises(InvalidInput, match="trùng vị trí"):
        move_official(
            new, by=OPERATOR, at=NOW, unit=new.unit, role=new.role, title=new.title,
            valid_from=dt.date(2026, 11, 1),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("last", "says"),
    [
        (None, "chưa ghi ngày"),
        (dt.date(2027, 3, 31), "6 tháng"),
        (dt.date(2027, 9, 30), ""),
        (dt.date(2029, 9, 30), ""),
        (dt.date(2029, 10, 1), "36 tháng"),
    ],
)
def test_unusual_secondment_is_said_and_not_refused(last, says):
    warning = secondment_warning(dt.date(2026, 10, 1), last)
    assert says in warning
    assert bool(warning) == bool(says)


def test_acting_head_signs_as_such(province):
    post = give_post(
        province.posts[CASE].official, by=OPERATOR, at=NOW, unit=province.units["maison-land"],
        role=Role.TP, title="Trưởng phòng", valid_from=START, holding=Post.Holding.ACTING,
    )  # fmt: skip
    assert officers.officer_in(post, TODAY).signature == "Cầm Thị Ngọc, Quyền Trưởng phòng"


def test_closed_account_is_out_at_once(account, client):
    assert client.get("/ban-lam-viec/").status_code == 200
    close_account(account, by=OPERATOR, at=NOW)
    assert client.get("/ban-lam-viec/").status_code == 302
    with pytest.raises(WrongState):
        close_account(account, by=OPERATOR, at=NOW)


def test_reset_second_factor_ends_its_sessions(account, client):
    with pytest.raises(WrongState, match="chưa cài"):
        reset_second_factor(account, by=OPERATOR, at=NOW)
    Authenticator.objects.create(user=account, type="totp", data={"secret": "x"})
    reset_second_factor(account, by=OPERATOR, at=NOW)
    assert not Authenticator.objects.filter(user=account).exists()
    assert client.get("/ban-lam-viec/").status_code == 302


def test_locked_account_is_opened_by_the_administrator(account, clock):
    right = {"login": "ngoc", "password": PASSWORD}
    for _ in range(5):
        Client().post("/dang-nhap/login/", right | {"password": "sai"})
    assert Client().post("/dang-nhap/login/", right).status_code == 429
    unlock_account(account, by=OPERATOR, at=NOW)
    assert Client().post("/dang-nhap/login/", right).status_code == 302


@pytest.mark.parametrize("verb", [close_account, reset_second_factor, unlock_account])
def test_leader_has_no_say_over_accounts(province, account, verb):
    with pytest.raises(NotAllowed, match="Quản trị kỹ thuật"):
        verb(account, by=province.leader, at=NOW)
