"""A hand-over between units: who answers for the dossier until the other side accepts."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.papers import paper_pdf
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-01 09:30")


@pytest.fixture
def offered(province) -> Dossier:
    dossier = province.received("2026-10-01 08:20")
    return actions.transfer(dossier, by=province.counter, at=at("2026-10-01 09:00")).dossier


def test_the_giver_answers_for_it_until_it_is_accepted(province, offered):
    assert (offered.status, offered.holder_role) == (Status.RECEIVED, "TN")
    assert offered.offered_unit == province.units["maison-land"]
    taken = actions.accept(offered, by=province.head, at=NOW).dossier
    assert (taken.status, taken.holder_post_id) == (Status.PROCESSING, province.head.post_id)
    assert not taken.is_offered
    assert taken.step_started_at == NOW


def test_taking_the_next_step_accepts_as_well(province, offered):
    before = offered.version
    done = actions.assign(offered, by=province.head, at=NOW, to=province.case.post_id)
    assert done.sequence == before + 2
    assert done.dossier.holder_post_id == province.case.post_id


def test_turned_away_it_is_the_givers_again_with_the_reason(province, offered):
    with pytest.raises(InvalidInput, match="vì sao không nhận"):
        actions.turn_away(offered, by=province.head, at=NOW, reason=" ")
    back = actions.turn_away(offered, by=province.head, at=NOW, reason="Thiếu bản gốc.").dossier
    assert (back.holder_role, back.is_offered) == ("TN", False)
    again = actions.transfer(back, by=province.counter, at=at("2026-10-01 10:00")).dossier
    assert again.is_offered


def test_recalled_only_by_the_giver_and_only_before_acceptance(province, offered):
    with pytest.raises(NotAllowed):
        actions.recall(offered, by=province.head, at=NOW)
    assert not actions.recall(offered, by=province.counter, at=NOW).dossier.is_offered
    with pytest.raises(WrongState, match="không có bàn giao nào"):
        actions.accept(offered, by=province.head, at=NOW)


def test_while_it_waits_the_giver_can_do_nothing_else(province, offered):
    with pytest.raises(WrongState, match="Thu hồi bàn giao"):
        actions.transfer(offered, by=province.counter, at=NOW)


def test_inside_one_unit_the_next_step_begins_at_once(province):
    dossier = province.walk(province.received(), "transfer", "assign")
    moved = actions.transfer(
        dossier, by=province.case, at=at("2026-10-05 08:00"), outcome="field"
    ).dossier
    assert (moved.step.key, moved.is_offered) == ("xac-minh", False)


def test_control_slip_names_who_gave_and_who_took(province, offered):
    actions.accept(offered, by=province.head, at=NOW)
    offered.refresh_from_db()
    assert paper_pdf(offered, "control_slip").startswith(b"%PDF")
