"""One apology with its new date: before the due date, signed by the head; the old date stands."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier, Extension, Lateness
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def worked(province) -> Dossier:
    """Due at 08:20 on 15/10."""
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def write(province, dossier, moment="2026-10-07 08:00", **more):
    usual = {"cause": "complex", "reason": "Phải xác minh.", "appointed_at": at("2026-10-20 08:20")}
    return actions.draft_apology(
        dossier, by=province.case, at=at(moment), **{**usual, **more}
    ).dossier


def test_the_statutory_date_stands_beside_the_new_one(province, worked):
    drafted = write(province, worked)
    assert drafted.appointed_at is None
    signed = actions.extend(drafted, by=province.leader, at=at("2026-10-07 09:00")).dossier
    assert (signed.due_at, signed.appointed_at) == (at("2026-10-15 08:20"), at("2026-10-20 08:20"))
    assert Extension.objects.get().number == "1/PXL"


def test_once_only(province, worked):
    signed = actions.extend(
        write(province, worked), by=province.leader, at=at("2026-10-07 09:00")
    ).dossier
    with pytest.raises(WrongState, match="chỉ hẹn lại được một lần"):
        write(province, signed, "2026-10-08 08:00")


def test_only_the_head_signs_and_only_what_was_drafted(province, worked):
    with pytest.raises(WrongState, match="Chưa có dự thảo"):
        actions.extend(worked, by=province.leader, at=at("2026-10-07 08:00"))
    drafted = write(province, worked)
    for officer in (province.case, province.head, province.counter):
        with pytest.raises(NotAllowed):
            actions.extend(drafted, by=officer, at=at("2026-10-07 09:00"))


def test_on_the_last_day_it_is_too_late(province, clock):
    late = province.walk(province.received("2026-09-24 08:20"), "transfer", "accept", "assign")
    with pytest.raises(WrongState, match="chậm nhất một ngày trước"):
        write(province, late, "2026-10-08 08:00")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"reason": ""}, "lý do chậm"),
        ({"cause": "x"}, "nguyên nhân"),
        ({"appointed_at": at("2026-10-14 08:20")}, "sau hạn"),
    ],
)
def test_bad_drafts_say_what_is_wrong(province, worked, wrong, says):
    with pytest.raises(InvalidInput, match=says):
        write(province, worked, **wrong)
    assert not Extension.objects.exists()


def test_the_cause_is_told_of_a_late_dossier_only(province, worked):
    told = {"cause": "partner", "reason": "Chờ thuế."}
    with pytest.raises(WrongState, match="không quá hạn"):
        actions.give_cause(worked, by=province.case, at=at("2026-10-07 08:00"), **told)
    late = province.walk(province.received("2026-09-01 08:20"), "transfer", "accept", "assign")
    actions.give_cause(late, by=province.case, at=at("2026-10-07 08:00"), **told)
    assert Lateness.objects.get().cause == "partner"
