"""Who stands in for somebody finds their lists beside the own ones, as far as the paper goes."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.dossiers import actions as dossiers
from motcua.dossiers.queries import worklists
from motcua.organisations.actions import delegate
from motcua.organisations.models import Delegation
from tests.province import at

HOME = "/ban-lam-viec/"
LEADER, HEAD, CASE = "Hoàng Văn Nghĩa", "Quàng Văn Dũng", "Cầm Thị Ngọc"
NOW = at("2026-10-08 09:00")
TODAY, SUNDAY = dt.date(2026, 10, 8), dt.date(2026, 10, 11)


@pytest.fixture
def given(province, clock):
    """`given(scope)` lets the head stand in for the leader."""

    def make(scope=Delegation.Scope.ALL, giver=LEADER, receiver=HEAD):
        return delegate(
            province.posts[giver], province.posts[receiver], by=province.officer(giver), at=NOW,
            scope=scope, valid_from=TODAY, valid_to=SUNDAY, paper="12/UQ-UBND",
        )  # fmt: skip

    return make


@pytest.fixture
def waiting(province):
    """One waits for the leader's signature, one for the head to assign it."""
    signing = province.walk(
        province.received(), "transfer", "accept", "assign", "submit_for_approval"
    )
    province.walk(province.received(), "transfer")
    return signing


def text_of(answer):
    return " ".join(answer.content.decode().split())


def lines_of(client):
    [stood] = client.get(HOME).context["stood_for"]
    return {line.label: line for line in stood.lines}


def test_the_home_names_whom_one_stands_in_for_and_counts_their_lists(given, waiting, head):
    assert head.get(HOME).context["stood_for"] == []
    given()
    page = text_of(head.get(HOME))
    assert "Thay Hoàng Văn Nghĩa, Phó Chủ tịch UBND xã" in page
    assert "theo ủy quyền số 12/UQ-UBND, đến hết 11/10/2026" in page
    assert "chỉ ký thay" not in page
    lines = lines_of(head)
    assert lines["Trình ký"].count == 1
    # What waits for the head alone is not the leader's.
    assert "Chờ nhận bàn giao" not in lines and "Chờ phân công" not in lines


def test_a_number_opens_the_rows_of_that_post_alone(given, waiting, province, head):
    given()
    dossiers.transfer(province.received(), by=province.counter, at=NOW)
    line = lines_of(head)["Trình ký"]
    answer = head.get(line.url)
    assert [row.code for row in answer.context["list"].rows] == [waiting.code]
    assert [chip.value for chip in answer.context["chips"]] == [LEADER]
    assert "approve" in answer.context["list"].rows[0].acts
    assert "approve" in [act.name for act in answer.context["batch"]]
    offered = f"{HOME}danh-sach/cho-nhan/"
    assert len(head.get(offered).context["list"].rows) == 2
    of_leader = head.get(offered, {"thay": province.leader.post_id}).context["list"].rows
    assert of_leader == ()
    # Nobody looks through the post of somebody they do not stand in for.
    other = head.get(offered, {"thay": province.counter.post_id})
    assert len(other.context["list"].rows) == 2 and other.context["chips"] == []


def test_standing_in_to_sign_only_shows_nothing_else_to_do(given, waiting, province, head):
    given(Delegation.Scope.SIGN)
    page = text_of(head.get(HOME))
    assert "chỉ ký thay, không giao việc" in page
    assert set(lines_of(head)) == {"Trình ký"}
    seat = province.head.seats[0]
    keys = {kind.key for kind in worklists.kinds_for(seat)}
    assert {"trinh-ky", "xin-loi", "bo-sung-lan-2", "qua-han"} <= keys
    assert not keys & {"cho-phan-cong", "cho-nhan", "chi-dao", "chi-dao-da-giao", "cho-y-kien"}
    beyond = {"thay": seat.post_id}
    assert head.get(f"{HOME}danh-sach/cho-phan-cong/", beyond).status_code == 403
    assert head.get(f"{HOME}danh-sach/trinh-ky/xuat/", beyond).status_code == 403


def test_a_list_beyond_the_paper_is_not_mixed_into_ones_own(given, province):
    """The head's own “Chờ nhận bàn giao” holds nothing of a leader who only lets sign."""
    dossier = province.walk(province.received(), "transfer")
    Dossier = type(dossier)  # noqa: N806
    Dossier.objects.filter(pk=dossier.pk).update(
        offered_unit=province.units["maison"], offered_role="LD", offered_post=None
    )
    given(Delegation.Scope.SIGN)
    assert worklists.counts(province.head, NOW)["cho-nhan"] == 0
    given_all = Delegation.objects.get()
    given_all.scope = Delegation.Scope.ALL
    given_all.save()
    assert worklists.counts(province.head, NOW)["cho-nhan"] == 1
