"""Notes, instructions and who else could hold it."""

from __future__ import annotations

import pytest

from motcua.audit.queries.history import history
from motcua.dossiers import actions
from motcua.dossiers.models import Dossier, Instruction
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
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
