"""Settled at once, several of one person, corrected: what else happens at the counter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from motcua.audit.queries.history import history
from motcua.dossiers import actions
from motcua.dossiers.actions.correct import Correction
from motcua.dossiers.models import CodeSequence, Dossier, Outcome
from motcua.dossiers.queries.worklists import Filters, kind_for, page
from motcua.dossiers.rules.intake import PaperIn
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.errors import InvalidInput, WrongState
from motcua.procedures.models import ProcedureVersion
from tests.province import at, person

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 08:20")


@pytest.fixture
def at_once(province):
    ProcedureVersion.objects.update(settled_at_once=True)


def test_settled_on_the_spot_it_is_received_done_and_returned(province, at_once):
    done = actions.settle_at_counter(
        province.intake(), by=province.counter, at=NOW, signed_by=province.leader.post_id
    ).dossier
    assert (done.status, done.received_at, done.finished_at, done.returned_at) == (
        Status.RETURNED, NOW, NOW, NOW,
    )  # fmt: skip
    assert done.due_at == at("2026-10-22 08:20")
    assert Outcome.objects.get().decided_by_id == province.leader.post_id
    assert len(history(done.chain)) == 1


def test_what_needs_time_is_not_settled_on_the_spot(province):
    with pytest.raises(InvalidInput, match="không thuộc loại giải quyết ngay"):
        actions.settle_at_counter(province.intake(), by=province.counter, at=NOW)
    assert not Dossier.objects.exists()
    assert not CodeSequence.objects.exists()


def test_a_group_has_a_code_each_and_one_mark(province):
    intakes = [province.intake(), province.intake(procedure="1.004222"), province.intake()]
    done = actions.receive_group(intakes, by=province.counter, at=NOW, key="g1")
    assert [d.dossier.code[-4:] for d in done] == ["0001", "0002", "0003"]
    assert len({d.dossier.group for d in done}) == 1
    again = actions.receive_group(intakes, by=province.counter, at=NOW, key="g1")
    assert [d.repeated for d in again] == [True] * 3


def test_of_a_group_all_are_received_or_none(province):
    lacking = province.intake(papers=(PaperIn(name="Đơn đăng ký biến động"),))
    with pytest.raises(InvalidInput, match="Hồ sơ thứ 2") as told:
        actions.receive_group([province.intake(), lacking], by=province.counter, at=NOW)
    assert list(told.value.errors) == ["dossier_2_papers"]
    assert not Dossier.objects.exists()
    assert not CodeSequence.objects.exists()


def test_a_group_is_one_persons(province):
    other = province.intake(applicant=person(name="Cầm Thị Hoa", identity="014190004821"))
    with pytest.raises(InvalidInput, match="cùng một người"):
        actions.receive_group([province.intake(), other], by=province.counter, at=NOW)


def correct(province, dossier, correction, reason="Gõ sai."):
    return actions.correct(
        dossier,
        by=province.counter,
        at=at("2026-10-08 09:00"),
        correction=correction,
        reason=reason,
    ).dossier


def test_a_mistyped_owner_is_corrected_and_found_under_the_right_name(province):
    dossier = province.received("2026-10-08 08:20")
    right = person(name="Lò Văn Ơng", identity="014058004822")
    corrected = correct(province, dossier, Correction(applicant=right))
    assert corrected.applicant.name == "Lò Văn Ơng"
    everything = kind_for(province.counter, "tat-ca")
    found = page(everything, province.counter, at("2026-10-08 09:10"), Filters(text="ong"))
    assert [d.code for d in found.dossiers] == [dossier.code]
    event = history(dossier.chain)[-1]
    assert event.event.facts["changed"] == ["owner"]
    assert event.personal["was"]["name"] == "Lò Văn Ơn"
    assert "Ơn" not in str(event.event.facts)


def test_a_correction_says_why_and_changes_something(province):
    dossier = province.received("2026-10-08 08:20")
    with pytest.raises(InvalidInput, match="vì sao phải sửa"):
        correct(province, dossier, Correction(result_channel=2), reason="")
    with pytest.raises(InvalidInput, match="Chưa sửa chỗ nào"):
        correct(province, dossier, Correction())
    with pytest.raises(InvalidInput, match="12"):
        correct(province, dossier, Correction(applicant=replace(person(), identity="0140580048")))


def test_nothing_is_corrected_once_the_result_is_there(province):
    road = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")
    dossier = province.walk(province.received("2026-10-01 08:20"), *road)
    with pytest.raises(WrongState):
        correct(province, dossier, Correction(result_channel=2))
