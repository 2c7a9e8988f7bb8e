"""New work goes round who is away, and heads see it."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.dossiers import actions as dossiers
from motcua.dossiers import assignees
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.actions import be_absent, delegate, return_early
from motcua.organisations.models import Absence, Delegation
from motcua.organisations.queries import standing
from tests.province import at

NOW = at("2026-10-08 09:00")
TODAY, MONDAY = dt.date(2026, 10, 8), dt.date(2026, 10, 12)
HEAD, CASE, OTHER = "Quàng Văn Dũng", "Cầm Thị Ngọc", "Giàng A Tủa"


def away(province, name=OTHER, by=None, **more):
    usual = {"kind": Absence.Kind.LEAVE, "valid_from": TODAY, "valid_to": MONDAY} | more
    by = by or province.officer(name)
    return be_absent(province.posts[name].official, by=by, at=NOW, **usual)


def test_absent_official_is_not_offered_and_refused_by_name(province):
    away(province)
    delegate(
        province.posts[OTHER], province.posts[HEAD], by=province.officer(OTHER), at=NOW,
        scope=Delegation.Scope.ALL, valid_from=TODAY, valid_to=MONDAY, paper="3/GUQ",
    )  # fmt: skip
    dossier = province.walk(province.received("2026-10-07 08:20"), "transfer", "accept",
                            day="2026-10-07")  # fmt: skip
    step = dossier.step.branches.get().next_step
    assert [o.name for o in assignees.candidates(dossier, step, NOW)] == [CASE]
    told = r"Giàng A Tủa \(nghỉ phép đến 12/10/2026\) → Quàng Văn Dũng"
    to = province.posts[OTHER].pk
    with pytest.raises(InvalidInput, match=told):
        dossiers.assign(dossier, by=province.head, at=NOW, to=to)


def test_queue_goes_to_nobody_while_the_only_holder_is_away(province):
    away(province, HEAD)
    dossier = province.received("2026-10-08 08:20")
    offered = dossiers.transfer(dossier, by=province.counter, at=NOW).dossier
    assert (offered.offered_role, offered.offered_post) == ("TP", None)


def test_of_two_the_one_who_is_there_gets_it(province):
    dossier = province.walk(province.received("2026-10-07 08:20"), "transfer", "accept",
                            day="2026-10-07")  # fmt: skip
    away(province, CASE)
    step = dossier.step.branches.get().next_step
    [only] = assignees.candidates(dossier, step, NOW)
    assert only.name == OTHER


def test_dossier_sent_back_does_not_wait_for_who_is_away(province):
    dossier = province.walk(
        province.received("2026-10-07 08:20"), "transfer", "accept", "assign",
        "submit_for_approval", day="2026-10-07",
    )  # fmt: skip
    away(province, CASE)
    back = dossiers.send_back(dossier, by=province.leader, at=NOW, reason="Thiếu sơ đồ").dossier
    assert back.holder_post_id == province.posts[OTHER].pk


def test_head_sees_who_is_away_until_when(province):
    away(province, OTHER, kind=Absence.Kind.MISSION)
    [one] = standing.absences(province.head.unit_ids, TODAY)
    assert one.text == "Giàng A Tủa (đi công tác đến 12/10/2026)"
    assert standing.absences(province.head.unit_ids, dt.date(2026, 10, 13)) == []
    assert standing.absences(province.officer("Đinh Thị Lan").unit_ids, TODAY) == []


def test_back_before_the_last_day_work_comes_again(province):
    absence = away(province)
    return_early(absence, by=province.officer(OTHER), at=at("2026-10-09 08:00"))
    assert standing.absences(province.head.unit_ids, TODAY)
    assert not standing.absences(province.head.unit_ids, dt.date(2026, 10, 9))
    with pytest.raises(WrongState):
        return_early(absence, by=province.officer(OTHER), at=at("2026-10-09 09:00"))
    away(province, valid_from=dt.date(2026, 10, 9))


def test_trail_does_not_tell_of_an_illness(province):
    absence = away(province, kind=Absence.Kind.SICK)
    event = Event.objects.get(name="organisations.absent")
    assert event.facts == {
        "absence": absence.pk, "valid_from": "2026-10-08", "valid_to": "2026-10-12",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (MONDAY, TODAY, "trước ngày đầu"),
        (dt.date(2026, 10, 1), dt.date(2026, 10, 7), "đã qua"),
        (MONDAY, dt.date(2026, 10, 20), "Đã báo vắng từ 08/10/2026"),
    ],
)
def test_faulty_absence_is_refused(province, first, last, says):
    away(province)
    with pytest.raises(InvalidInput, match=says):
        away(province, valid_from=first, valid_to=last)
    assert Absence.objects.count() == 1


def test_head_reports_their_people_and_nobody_elses(province):
    away(province, CASE, by=province.head)
    with pytest.raises(NotAllowed):
        away(province, "Sùng A Lử", by=province.head)
    with pytest.raises(NotAllowed):
        away(province, OTHER, by=province.case)
