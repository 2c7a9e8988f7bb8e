"""Notes, instructions and who else could hold it."""

from __future__ import annotations

import pytest

from motcua.audit.queries.history import history
from motcua.dossiers import actions
from motcua.dossiers.models import Dossier, Instruction
from motcua.dossiers.queries.faults import dossier_faults
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.actions import be_absent
from motcua.organisations.models import Absence
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-05 08:00")


@pytest.fixture
def worked(province) -> Dossier:
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def test_an_instruction_is_answered_by_who_holds_it(province, worked):
    told = actions.instruct(
        worked, by=province.leader, at=NOW, text="Làm trước.", report_by=at("2026-10-06 08:00")
    ).dossier
    assert Instruction.objects.get().reported_at is None
    with pytest.raises(NotAllowed):
        actions.report_back(told, by=province.counter, at=NOW, text="Xong.")
    actions.report_back(told, by=province.case, at=NOW, text="Xong.")
    assert Instruction.objects.get().reported_at == NOW
    with pytest.raises(WrongState, match="Không có ý kiến chỉ đạo"):
        actions.report_back(told, by=province.case, at=NOW, text="Nữa.")


def test_an_instruction_has_words_and_a_time_ahead(province, worked):
    for wrong, says in (({"text": ""}, "nội dung chỉ đạo"), ({"report_by": NOW}, "sau lúc này")):
        given = {"text": "Làm.", "report_by": at("2026-10-06 08:00"), **wrong}
        with pytest.raises(InvalidInput, match=says):
            actions.instruct(worked, by=province.leader, at=NOW, **given)
    assert not Instruction.objects.exists()


def test_notes_stay_sealed_and_change_nothing(province, worked):
    noted = actions.note(worked, by=province.head, at=NOW, text="Gọi ông Ơn.").dossier
    assert (noted.status, noted.holder_post_id) == (worked.status, worked.holder_post_id)
    last = history(noted.chain)[-1]
    assert last.personal == {"note": "Gọi ông Ơn."}
    assert "Ơn" not in str(last.event.facts)


def test_given_to_another_of_the_same_step_or_back_to_the_queue(province, worked):
    tua = province.officer("Giàng A Tủa")
    moved = actions.reassign(worked, by=province.head, at=NOW, to=tua.post_id).dossier
    assert (moved.holder_post_id, moved.step.key) == (tua.post_id, "tham-dinh")
    assert moved.due_at == worked.due_at
    with pytest.raises(InvalidInput, match="đang giữ"):
        actions.reassign(moved, by=province.head, at=NOW, to=tua.post_id)
    with pytest.raises(InvalidInput, match="Chọn trong"):
        actions.reassign(moved, by=province.head, at=NOW, to=province.leader.post_id)
    queued = actions.reassign(moved, by=province.head, at=NOW, to=None).dossier
    assert (queued.holder_post_id, queued.holder_role) == (None, "CV")


def entered(dossier):
    return Dossier.objects.get(pk=dossier.pk).step_started_at


def test_an_assignment_taken_back_returns_to_who_had_it_as_if_it_never_left(province):
    before = province.walk(province.received("2026-10-01 08:20"), "transfer", "accept")
    given = actions.assign(before, by=province.head, at=NOW, to=province.case.post_id).dossier
    later = at("2026-10-05 09:00")
    back = actions.reassign(
        given, by=province.head, at=later, to=None, undoes=given.version
    ).dossier
    assert (back.step.key, back.holder_post_id) == ("phan-cong", province.head.post_id)
    assert (back.holder_role, back.holder_unit_id) == ("TP", before.holder_unit_id)
    assert (entered(back), back.act_by) == (before.step_started_at, before.act_by)
    assert list(dossier_faults()) == []


def test_taken_back_from_another_of_the_same_step(province, worked):
    tua = province.officer("Giàng A Tủa")
    moved = actions.reassign(worked, by=province.head, at=NOW, to=tua.post_id).dossier
    back = actions.reassign(moved, by=province.head, at=NOW, to=None, undoes=moved.version).dossier
    assert (back.step.key, back.holder_post_id) == ("tham-dinh", province.case.post_id)
    with pytest.raises(WrongState, match="không phải là phân công"):
        actions.reassign(back, by=province.head, at=NOW, to=None, undoes=1)
    with pytest.raises(WrongState, match="đã sang việc khác"):
        actions.reassign(back, by=province.head, at=NOW, to=None, undoes=moved.version)


def test_who_is_away_gets_nothing_back(province, worked):
    tua, on = province.officer("Giàng A Tủa"), NOW.date()
    moved = actions.reassign(worked, by=province.head, at=NOW, to=tua.post_id).dossier
    be_absent(
        province.posts["Cầm Thị Ngọc"].official, by=province.case, at=NOW,
        kind=Absence.Kind.LEAVE, valid_from=on, valid_to=on,
    )  # fmt: skip
    back = actions.reassign(moved, by=province.head, at=NOW, to=None, undoes=moved.version).dossier
    assert (back.step.key, back.holder_post_id, back.holder_role) == ("tham-dinh", None, "CV")
