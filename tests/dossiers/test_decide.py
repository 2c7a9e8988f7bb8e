"""Declining, numbering, handing over, sending home, giving to the right person."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import DocumentBook, Dossier, Outcome
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.errors import InvalidInput, WrongState
from tests.province import at, person

pytestmark = pytest.mark.usefixtures("clock")
TO_LEADER = ("transfer", "assign", "submit_for_approval")


@pytest.fixture
def before_the_leader(province) -> Dossier:
    return province.walk(province.received("2026-10-01 08:20"), *TO_LEADER)


def done(province, **intake) -> Dossier:
    road = (*TO_LEADER, "approve", "hand_to_counter")
    return province.walk(province.received("2026-10-01 08:20", **intake), *road)


def give(province, dossier, **more):
    usual = {"taken_by": "Lò Văn Ơn", "through": 1}
    return actions.return_result(
        dossier, by=province.counter, at=at("2026-10-08 08:00"), **{**usual, **more}
    ).dossier


def test_declining_says_why_and_goes_the_way_of_a_result(province, before_the_leader):
    with pytest.raises(InvalidInput, match="lý do và căn cứ"):
        actions.decline(before_the_leader, by=province.leader, at=at("2026-10-05 08:00"), reason="")
    declined = actions.decline(
        before_the_leader, by=province.leader, at=at("2026-10-05 08:00"), reason="Tranh chấp."
    ).dossier
    assert declined.holder_role == "VT"
    handed = actions.hand_to_counter(declined, by=province.clerk, at=at("2026-10-05 09:00")).dossier
    outcome = Outcome.objects.get(dossier=handed)
    assert (outcome.kind, outcome.number, handed.status) == ("declined", "1/KQ", Status.DONE)


def test_numbers_of_the_register_have_no_gap_and_begin_anew_each_year(province):
    first, second = done(province), done(province)
    assert [first.outcome.number, second.outcome.number] == ["1/KQ", "2/KQ"]
    assert DocumentBook.objects.get(kind="KQ").last == 2


def test_a_number_once_given_stays(province, before_the_leader):
    decided = province.walk(before_the_leader, "approve", day="2026-10-05")
    issued = actions.issue(decided, by=province.clerk, at=at("2026-10-06 08:00")).dossier
    with pytest.raises(WrongState, match="đã có số"):
        actions.issue(issued, by=province.clerk, at=at("2026-10-06 09:00"))
    handed = actions.hand_to_counter(issued, by=province.clerk, at=at("2026-10-06 10:00")).dossier
    assert handed.outcome.number == "1/KQ"


def test_somebody_else_takes_it_only_with_the_letter(province):
    dossier = done(province)
    with pytest.raises(InvalidInput, match="giấy ủy quyền") as told:
        give(province, dossier, taken_by="Lò Thị Hoa")
    assert told.value.field == "authorisation"
    given = give(province, dossier, taken_by="Lò Thị Hoa", authorisation="Giấy ủy quyền 05/10/2026")
    assert given.status == Status.RETURNED


def test_who_filed_for_the_owner_may_take_it(province):
    filed = done(
        province, submitter=person(name="Lò Văn Con", identity="014090004822", birth_year=1990)
    )
    assert give(province, filed, taken_by="lò văn con").status == Status.RETURNED


def test_by_post_it_is_under_way_before_it_is_there(province):
    dossier = done(province, result_channel=3)
    with pytest.raises(InvalidInput, match="mã vận đơn"):
        actions.send_by_post(dossier, by=province.counter, at=at("2026-10-07 08:00"), tracking="")
    sent = actions.send_by_post(
        dossier, by=province.counter, at=at("2026-10-07 08:00"), tracking="EB1VN"
    ).dossier
    assert (sent.status, sent.act_by) == (Status.DONE, at("2026-10-14 08:00"))
    with pytest.raises(WrongState, match="đã gửi bưu chính"):
        actions.send_by_post(sent, by=province.counter, at=at("2026-10-07 09:00"), tracking="EB2VN")
    assert give(province, sent, through=3).status == Status.RETURNED


def test_not_posted_to_who_wants_to_collect_it(province):
    with pytest.raises(WrongState, match="không đăng ký nhận qua bưu chính"):
        actions.send_by_post(
            done(province), by=province.counter, at=at("2026-10-07 08:00"), tracking="EB1VN"
        )
