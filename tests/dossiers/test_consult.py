"""Other units are asked side by side; silence is not consent."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.policies import may_read, scope_of
from motcua.dossiers.queries import rows
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.organisations.rules.roles import Role
from tests.province import _give, at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-05 08:00")


@pytest.fixture
def worked(province) -> Dossier:
    return province.walk(province.received("2026-10-01 08:20"), "transfer", "accept", "assign")


def ask(province, dossier, *slugs, **more):
    units = [province.units[slug].pk for slug in slugs]
    return actions.consult(
        dossier, by=province.case, at=NOW, units=units, **{"question": "Có tranh chấp?", **more}
    ).dossier


def test_the_clock_runs_on_and_each_unit_has_its_time_to_answer(province, worked):
    asked = ask(province, worked, "maison-culture", "so-nnmt-land")
    assert asked.due_at == at("2026-10-15 08:20")
    times = Consultation.objects.values_list("answer_by", flat=True)
    assert set(times) == {at("2026-10-08 08:00")}


def test_who_is_asked_may_read_it_and_answers_for_the_unit(province, worked):
    bach = province.officer("Trần Văn Bách")
    assert not may_read(bach, worked)
    asked = ask(province, worked, "so-nnmt-land")
    assert may_read(bach, asked)
    actions.answer(
        asked, by=bach, at=at("2026-10-05 09:00"), opinion="disagrees", text="Vướng quy hoạch."
    )
    assert Consultation.objects.get().opinion == "disagrees"


@pytest.mark.parametrize("role", [Role.CV, Role.TP])
def test_a_dossier_one_is_asked_about_stands_in_ones_lists(province, worked, role):
    _give(province, "Lường Thị Mai", province.units["so-nnmt-land"], role, "Được hỏi ý kiến")
    scope = scope_of(province.officer("Lường Thị Mai"))
    assert not rows.within(scope).exists()
    ask(province, worked, "so-nnmt-land")
    assert list(rows.within(scope)) == [worked]


def test_what_is_not_plain_consent_says_why(province, worked):
    asked = ask(province, worked, "so-nnmt-land")
    with pytest.raises(InvalidInput, match="không thống nhất"):
        actions.answer(asked, by=province.officer("Trần Văn Bách"), at=NOW, opinion="disagrees")
    with pytest.raises(InvalidInput, match="Chọn ý kiến"):
        actions.answer(asked, by=province.officer("Trần Văn Bách"), at=NOW, opinion="maybe")


def test_nobody_answers_for_another_unit_nor_twice(province, worked):
    asked = ask(province, worked, "so-nnmt-land")
    with pytest.raises(NotAllowed):
        actions.answer(asked, by=province.head, at=NOW, opinion="agrees")
    bach = province.officer("Trần Văn Bách")
    actions.answer(asked, by=bach, at=NOW, opinion="agrees")
    with pytest.raises(NotAllowed):
        actions.answer(asked, by=bach, at=NOW, opinion="agrees")


def test_submitting_waits_for_the_answer_or_for_the_question_to_be_taken_back(province, worked):
    asked = ask(province, worked, "so-nnmt-land")
    with pytest.raises(WrongState, match="chưa trả lời ý kiến"):
        actions.submit_for_approval(asked, by=province.case, at=NOW, opinion="Đủ.")
    free = actions.cancel_consultation(asked, by=province.case, at=NOW, reason="Đã rõ.").dossier
    assert actions.submit_for_approval(free, by=province.case, at=NOW, opinion="Đủ.")


@pytest.mark.parametrize(
    ("slugs", "says"),
    [
        ([], "từ 1 đến 20"),
        (["maison-land"], "chính đơn vị đang giữ"),
        (["so-nnmt-land"], "chưa trả lời"),
    ],
)
def test_units_that_cannot_be_asked(province, worked, slugs, says):
    asked = ask(province, worked, "so-nnmt-land")
    with pytest.raises(InvalidInput, match=says):
        ask(province, asked, *slugs)
    assert Consultation.objects.count() == 1
