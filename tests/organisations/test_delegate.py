"""One post's work done by another, by a paper, between two days; and never passed on."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions as dossiers
from motcua.dossiers import policies
from motcua.dossiers.queries import figures, timeline, worklists
from motcua.dossiers.queries.worklists import Filters
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.actions import be_absent, delegate, end_delegation, give_post
from motcua.organisations.models import Absence, Delegation
from motcua.organisations.queries import officers
from motcua.organisations.rules.roles import Role
from tests.province import START, at

NOW = at("2026-10-08 09:00")
TODAY, SUNDAY = dt.date(2026, 10, 8), dt.date(2026, 10, 11)
LEADER, HEAD, CASE, OTHER = "Hoàng Văn Nghĩa", "Quàng Văn Dũng", "Cầm Thị Ngọc", "Giàng A Tủa"


def given(province, giver=LEADER, receiver=HEAD, **more):
    usual = {
        "by": province.officer(giver), "at": NOW, "scope": Delegation.Scope.ALL,
        "valid_from": TODAY, "valid_to": SUNDAY, "paper": "12/UQ-UBND",
    } | more  # fmt: skip
    return delegate(province.posts[giver], province.posts[receiver], **usual)


def on(province, name, day):
    return officers.officer_in(province.posts[name], day)


@pytest.fixture
def waiting(province):
    """A dossier that waits for the leader's signature."""
    return province.walk(province.received(), "transfer", "accept", "assign", "submit_for_approval")


def test_delegate_signs_and_the_history_says_for_whom(province, waiting):
    before = province.head
    assert policies.fault(before, Verb.APPROVE, waiting)
    given(province)
    stand_in = province.head

    done = dossiers.approve(waiting, by=stand_in, at=NOW).dossier

    event = Event.objects.get(chain=done.chain, sequence=done.version)
    assert event.actor == f"post:{stand_in.post_id}"
    assert event.facts["acting_for"]["paper"] == "12/UQ-UBND"
    told = timeline.timeline(done)[-1].actor
    assert told == (
        "Quàng Văn Dũng, Trưởng phòng, thay Hoàng Văn Nghĩa, Phó Chủ tịch UBND xã "
        "theo ủy quyền số 12/UQ-UBND"
    )


def test_what_one_does_in_ones_own_post_is_told_as_ones_own(province):
    given(province)
    dossier = province.walk(province.received(), "transfer")
    dossier = dossiers.accept(dossier, by=province.head, at=NOW).dossier
    event = Event.objects.get(chain=dossier.chain, sequence=dossier.version)
    assert "acting_for" not in event.facts


def test_lists_of_the_absent_leader_come_to_the_delegate(province, waiting):
    kinds = {kind.key for kind in worklists.kinds_for(province.head)}
    assert "trinh-ky" not in kinds
    given(province)
    head = province.head
    kind = worklists.kind_for(head, "trinh-ky")
    found = worklists.page(kind, head, NOW, Filters()).dossiers
    assert [dossier.code for dossier in found] == [waiting.code]
    assert worklists.counts(head, NOW)["trinh-ky"] == 1


@pytest.mark.parametrize("day", [dt.date(2026, 10, 7), dt.date(2026, 10, 12)])
def test_before_and_after_its_days_the_delegate_is_nobody(province, waiting, day):
    given(province)
    assert on(province, HEAD, day).seats == ()
    with pytest.raises(NotAllowed):
        dossiers.approve(waiting, by=on(province, HEAD, day), at=NOW)


def test_ended_at_noon_it_gives_nothing_in_the_afternoon(province, waiting):
    made = given(province)
    end_delegation(made, by=province.leader, at=at("2026-10-08 12:00"))
    with pytest.raises(NotAllowed):
        dossiers.approve(waiting, by=province.head, at=at("2026-10-08 14:00"))
    assert on(province, HEAD, TODAY).seats == ()
    with pytest.raises(WrongState, match="đã hết từ 08/10/2026"):
        end_delegation(made, by=province.leader, at=at("2026-10-08 15:00"))


def test_signing_only_hands_out_no_work(province):
    given(province, scope=Delegation.Scope.SIGN)
    [seat] = province.head.seats
    assert seat.stand_in.sign_only
    dossier = province.walk(province.received(), "transfer", "accept")
    as_leader = policies._fault(seat, Verb.STOP, dossier)
    assert isinstance(as_leader, NotAllowed)


def test_delegation_ends_with_the_post_of_its_giver(province):
    given(province)
    province.posts[LEADER].valid_to = TODAY
    province.posts[LEADER].save()
    assert len(on(province, HEAD, TODAY).seats) == 1
    assert on(province, HEAD, SUNDAY).seats == ()


def test_what_was_delegated_is_not_passed_on(province):
    given(province)
    with pytest.raises(InvalidInput, match="không ủy quyền tiếp"):
        delegate(
            province.posts[LEADER], province.posts[CASE], by=province.head, at=NOW,
            scope=Delegation.Scope.ALL, valid_from=TODAY, valid_to=SUNDAY, paper="13/UQ",
        )  # fmt: skip
    given(province, HEAD, CASE, paper="14/UQ")
    assert {seat.role for seat in province.case.seats} == {Role.TP}


@pytest.mark.parametrize(
    ("more", "field", "says"),
    [
        ({"receiver": LEADER}, "receiver", "cho chính mình"),
        ({"receiver": "Cà Văn Chung"}, "receiver", "cùng cơ quan"),
        ({"valid_from": SUNDAY, "valid_to": TODAY}, "valid_to", "trước ngày bắt đầu"),
        ({"valid_from": dt.date(2026, 10, 7)}, "valid_from", "từ hôm nay"),
        ({"paper": "  "}, "paper", "còn trống"),
        ({"giver": CASE, "receiver": OTHER, "scope": Delegation.Scope.SIGN}, "scope", "không ký"),
    ],
)  # fmt: skip
def test_faulty_delegation_says_what_is_wrong(province, more, field, says):
    with pytest.raises(InvalidInput, match=says) as told:
        given(province, **more)
    assert told.value.field == field
    assert not Delegation.objects.exists()


def test_two_delegations_do_not_overlap(province):
    given(province)
    with pytest.raises(InvalidInput, match="Đã ủy quyền theo văn bản 12/UQ-UBND"):
        given(province, valid_from=SUNDAY, valid_to=dt.date(2026, 10, 20), paper="15/UQ")
    given(province, valid_from=dt.date(2026, 10, 12), valid_to=dt.date(2026, 10, 20), paper="16/UQ")


def test_nobody_stands_in_while_away(province):
    be_absent(
        province.posts[HEAD].official, by=province.head, at=NOW, kind=Absence.Kind.LEAVE,
        valid_from=SUNDAY, valid_to=dt.date(2026, 10, 14),
    )  # fmt: skip
    with pytest.raises(InvalidInput, match="Quàng Văn Dũng vắng từ 11/10/2026"):
        given(province)


def test_receiver_must_hold_the_post_to_the_last_day(province):
    province.posts[HEAD].valid_to = dt.date(2026, 10, 9)
    province.posts[HEAD].save()
    with pytest.raises(InvalidInput, match="đến hết 09/10/2026"):
        given(province)


def test_head_delegates_for_an_official_fallen_ill_but_not_to_themselves(province):
    given(province, OTHER, CASE, by=province.head)
    with pytest.raises(InvalidInput, match="Không tự nhận"):
        given(province, CASE, HEAD, by=province.head)
    with pytest.raises(NotAllowed):
        given(province, LEADER, OTHER, by=province.case)


def test_delegate_of_another_commune_stays_out(province):
    give_post(
        province.posts[HEAD].official, by=OPERATOR, at=NOW, unit=province.units["chiengmai-land"],
        role=Role.CV, title="Chuyên viên", valid_from=START,
    )  # fmt: skip
    given(province)
    official = province.posts[HEAD].official
    other = next(p for p in official.posts.all() if p.unit == province.units["chiengmai-land"])
    assert officers.officer_in(other, TODAY).seats == ()


def test_delegation_to_sign_lets_nothing_be_counted(province, waiting):
    """What a post may not count itself, it does not count for having a stand-in who may read."""
    province.received()
    before = figures.by_agency(province.head, NOW)
    given(province, scope=Delegation.Scope.SIGN)
    assert policies.may_read(province.head, waiting)
    assert figures.by_agency(province.head, NOW) == before
