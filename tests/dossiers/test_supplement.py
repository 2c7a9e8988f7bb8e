"""Supplements: once, in writing, and the clock stands still meanwhile."""

from __future__ import annotations

import pytest

from motcua.dossiers import actions
from motcua.dossiers.actions.request_supplement import MissingPaper
from motcua.dossiers.models import DossierPaper, PauseEntry
from motcua.dossiers.queries.deadlines import reading
from motcua.dossiers.queries.faults import dossier_faults
from motcua.dossiers.rules.intake import PaperIn
from motcua.dossiers.rules.lifecycle import Status
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
MISSING = [MissingPaper(name="Giấy tờ chứng minh đổi tên", fault="thiếu chứng thực")]


def ask(province, dossier, moment, **more):
    given = {"items": MISSING, "reason": "Bản sao chưa chứng thực."} | more
    return actions.request_supplement(dossier, by=province.case, at=at(moment), **given).dossier


@pytest.fixture
def appraised(province):
    dossier = province.received("2026-10-01 08:20")
    return province.walk(dossier, "transfer", "assign", day="2026-10-01")


def test_clock_stops_and_the_due_time_moves_by_the_pause(province, appraised):
    waiting = ask(province, appraised, "2026-10-05 10:00")
    assert (waiting.status, waiting.due_at) == (Status.SUPPLEMENT, None)
    paper = DossierPaper.objects.get(dossier=waiting, name=MISSING[0].name)
    assert (paper.check_state, paper.fault) == (2, "thiếu chứng thực")
    back = actions.receive_supplement(
        waiting, by=province.counter, at=at("2026-10-06 10:00")
    ).dossier
    assert (back.status, back.due_at) == (Status.PROCESSING, at("2026-10-16 08:20"))
    assert back.holder_post_id == province.case.post_id
    sentences = reading(back, at("2026-10-08 09:12"), why=True).why
    assert any("cộng 8 giờ làm việc" in sentence for sentence in sentences)
    assert list(dossier_faults()) == []


def test_step_budget_waits_too(province, appraised):
    before = appraised.act_by
    waiting = ask(province, appraised, "2026-10-05 10:00")
    back = actions.receive_supplement(
        waiting, by=province.counter, at=at("2026-10-06 10:00")
    ).dossier
    assert (before, back.act_by) == (at("2026-10-08 09:30"), at("2026-10-09 09:30"))


def test_asking_twice_is_refused_with_the_date_of_the_first(province, appraised):
    waiting = ask(province, appraised, "2026-10-05 10:00")
    back = actions.receive_supplement(
        waiting, by=province.counter, at=at("2026-10-06 10:00")
    ).dossier
    with pytest.raises(WrongState, match="1 lần ngày 05/10/2026"):
        ask(province, back, "2026-10-07 10:00")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"reason": "  "}, "Ghi vì sao cần bổ sung"),
        ({"items": []}, "ít nhất một giấy tờ"),
        ({"items": [MissingPaper(name="")]}, "Tên giấy tờ còn trống"),
        ({"reason": "x" * 2001}, "tối đa 2.000"),
    ],
)
def test_request_without_its_words_is_refused(province, appraised, more, says):
    with pytest.raises(InvalidInput, match=says):
        ask(province, appraised, "2026-10-05 10:00", **more)
    appraised.refresh_from_db()
    assert appraised.status == Status.PROCESSING
    assert not PauseEntry.objects.exists()


def test_another_official_may_not_ask(province, appraised):
    other = province.officer("Giàng A Tủa")
    with pytest.raises(NotAllowed):
        actions.request_supplement(
            appraised, by=other, at=at("2026-10-05 10:00"), items=MISSING, reason="Thiếu."
        )


def test_supplement_before_reception_starts_the_term_when_it_arrives(province):
    papers = (
        PaperIn(name="Đơn đăng ký biến động", originals=1, check=1),
        PaperIn(name="Giấy chứng nhận đã cấp"),
    )
    dossier = actions.submit(
        province.intake(papers=papers), by=province.counter, at=at("2026-10-01 08:20")
    ).dossier
    missing = [MissingPaper(name="Giấy chứng nhận đã cấp")]
    waiting = actions.request_supplement(
        dossier, by=province.counter, at=at("2026-10-01 08:25"), items=missing, reason="Thiếu."
    ).dossier
    assert not PauseEntry.objects.exists()
    received = actions.receive_supplement(
        waiting, by=province.counter, at=at("2026-10-06 14:00")
    ).dossier
    assert received.status == Status.RECEIVED
    assert received.received_at == at("2026-10-06 14:00")
    assert received.due_at == at("2026-10-20 14:00")
    assert set(DossierPaper.objects.values_list("check_state", flat=True)) == {1}


def test_act_before_the_one_before_is_refused(province, appraised):
    waiting = ask(province, appraised, "2026-10-05 10:00")
    with pytest.raises(InvalidInput, match="sớm hơn việc trước đó"):
        actions.receive_supplement(waiting, by=province.counter, at=at("2026-10-05 09:59"))
