"""Moving running dossiers to a newer process: previewed, explicit, one event each."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.queries.history import history
from motcua.dossiers import actions
from motcua.dossiers.queries import running
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.procedures.models import ProcessVersion
from tests.catalogue import newer_process
from tests.province import HOUR, RENAME, at

NOW = "2026-10-06 09:00"
WHY = "Quyết định 99/QĐ-UBND rút ngắn bước thẩm định."


@pytest.fixture
def newer(province) -> ProcessVersion:
    return newer_process()


@pytest.fixture
def appraised(province):
    return province.walk(province.received(), "transfer", "assign")


def moved(province, dossier, process, **more):
    usual = {"mapping": {"tham-dinh": "tham-tra"}, "reason": WHY, "by": province.control}
    return actions.move_process(dossier, process=process, at=at(NOW), **usual | more)


def test_the_dossier_goes_on_in_the_new_step_by_the_new_budget(province, appraised, newer, clock):
    before = appraised.act_by
    done = moved(province, appraised, newer).dossier
    done.refresh_from_db()

    assert done.process == newer
    assert (done.step.key, done.step.process_id) == ("tham-tra", newer.pk)
    assert (done.status, done.holder_post_id) == (Status.PROCESSING, province.case.post_id)
    assert done.due_at == appraised.due_at, "the promise to the applicant does not move"
    assert done.act_by < before
    assert done.step_started_at == appraised.step_started_at
    last = history(done.chain)[-1]
    assert last.event.facts["process_before"] == 1 and last.event.facts["process"] == 2
    assert last.event.facts["step_before"] == "tham-dinh" and last.personal["reason"] == WHY
    assert list(dossier_faults()) == []
    province.walk(done, "submit_for_approval", "approve", "hand_to_counter", day="2026-10-07")


def test_the_same_key_needs_no_mapping(province, newer, clock):
    dossier = province.received()
    assert moved(province, dossier, newer, mapping={}).dossier.step.key == "tiep-nhan"


@pytest.mark.parametrize(
    ("mapping", "field", "says"),
    [
        ({}, "mapping.tham-dinh", "“Thẩm định” không còn trong quy trình mới"),
        ({"tham-dinh": "khong-co"}, "mapping.tham-dinh", "không có bước “khong-co”"),
        ({"la": "tham-tra"}, "mapping.la", "không có bước “la”"),
    ],
)
def test_a_step_that_is_not_there_moves_nothing(
    province, appraised, newer, clock, mapping, field, says
):
    with pytest.raises(InvalidInput) as fault:
        moved(province, appraised, newer, mapping=mapping)

    assert says in fault.value.errors[field][0]
    before = appraised.version
    appraised.refresh_from_db()
    assert (appraised.process.number, appraised.version) == (1, before)


def test_another_role_takes_the_step_over(province, appraised, newer, clock):
    done = moved(province, appraised, newer, mapping={"tham-dinh": "duyet"}).dossier
    assert (done.holder_role, done.holder_post_id) == ("LD", province.leader.post_id)


def test_what_is_handed_over_and_not_accepted_is_handed_over_still(province, newer, clock):
    dossier = province.walk(province.received(), "transfer")
    assert dossier.is_offered or dossier.step.key == "phan-cong"
    done = moved(province, dossier, newer).dossier
    done.refresh_from_db()
    stands = done.offered_step or done.step
    assert (stands.key, stands.process_id) == ("phan-cong", newer.pk)
    province.walk(done, "assign", day="2026-10-08")


def test_twice_at_once_is_one_move(province, appraised, newer, clock):
    first = moved(province, appraised, newer, key="k1")
    again = moved(province, appraised, newer, key="k1")
    assert again.repeated and again.sequence == first.sequence


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"status": "draft"}, "chưa ban hành"),
        ({"valid_from": dt.date(2026, 12, 1)}, "không có hiệu lực ngày 06/10/2026"),
        ({"resolving_unit": "so-nnmt"}, "cơ quan giải quyết khác"),
    ],
)
def test_only_to_a_process_in_force_for_the_same_agency(
    province, appraised, newer, clock, change, says
):
    ProcessVersion.objects.filter(pk=newer.pk).update(**change)
    newer.refresh_from_db()
    with pytest.raises(InvalidInput, match=says):
        moved(province, appraised, newer)


def test_neither_back_nor_to_another_procedure_nor_without_reason(province, newer, clock):
    dossier = moved(province, province.received(), newer).dossier
    with pytest.raises(InvalidInput, match="đã theo quy trình 2"):
        moved(province, dossier, ProcessVersion.objects.get(procedure=newer.procedure, number=1))
    other = ProcessVersion.objects.get(procedure__code="1.004222")
    with pytest.raises(InvalidInput, match=r"của thủ tục 1\.004222"):
        moved(province, dossier, other)
    with pytest.raises(InvalidInput, match="Ghi vì sao"):
        moved(province, province.received(), newer, reason=" ")


def test_who_may_and_when(province, appraised, newer, clock):
    with pytest.raises(NotAllowed, match="Kiểm soát thủ tục hành chính"):
        moved(province, appraised, newer, by=province.head)
    road = ("submit_for_approval", "approve", "hand_to_counter")
    ready = province.walk(appraised, *road, day="2026-10-05")
    with pytest.raises(WrongState):
        moved(province, ready, newer)


def test_the_preview_counts_what_stands_where_and_what_cannot_move(
    province, appraised, newer, clock
):
    province.received("2026-10-02 08:20")
    old = ProcessVersion.objects.get(procedure=newer.procedure, number=1)
    seen = running.preview(old, newer, {}, province.control)
    counts = {one.move.step.key: one.count for one in seen.standings if one.count}

    assert counts == {"tiep-nhan": 1, "tham-dinh": 1}
    assert (seen.total, seen.stuck, seen.others) == (2, 1, 0)
    mapped = running.preview(old, newer, {"tham-dinh": "tham-tra"}, province.control)
    assert mapped.stuck == 0
    target = next(o.move.target for o in mapped.standings if o.move.step.key == "tham-dinh")
    assert target.budget_seconds == 20 * HOUR
    assert running.by_process(RENAME, province.control) == {old.pk: 2}
