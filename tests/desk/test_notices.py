"""The bell: who is told of what, once, until they have read it or it is over."""

from __future__ import annotations

import pytest

from motcua.audit.actions.deliver import deliver_owed
from motcua.audit.models import Delivery, Event
from motcua.dossiers import actions
from motcua.dossiers.models import Notice
from motcua.dossiers.queries import notices
from motcua.kernel import events
from tests.desk.doing import do
from tests.province import at

BELL, PAGE, READ = (f"/ban-lam-viec/thong-bao/{part}" for part in ("chuong/", "", "doc/"))


@pytest.fixture
def offered(province, clock):
    """Received and handed over this morning, not accepted."""
    dossier = province.received("2026-10-08 08:00")
    return actions.transfer(dossier, by=province.counter, at=at("2026-10-08 08:30")).dossier


def test_a_hand_over_rings_at_its_taker_and_nowhere_else(province, sign_in, offered):
    deliver_owed()
    rung = {
        name: notices.unread(province.officer(name))
        for name in ("Quàng Văn Dũng", "Lò Thị Hạnh", "Cầm Thị Ngọc", "Đinh Thị Lan")
    }
    assert rung == {"Quàng Văn Dũng": 1, "Lò Thị Hạnh": 0, "Cầm Thị Ngọc": 0, "Đinh Thị Lan": 0}
    head = sign_in("Quàng Văn Dũng")
    assert "mc-bell__count" in head.get(BELL).content.decode()
    page = " ".join(head.get(PAGE).content.decode().split())
    assert "Lò Thị Hạnh bàn giao, chờ anh/chị nhận" in page and offered.code in page
    assert "Lò Văn Ơn" not in page


def test_delivered_twice_tells_once(province, offered):
    event = Event.objects.get(name="dossiers.transfer")
    for _ in range(2):
        Delivery.objects.filter(event=event).delete()
        Delivery.objects.create(event=event, subscriber="dossiers.notices")
        deliver_owed()
    assert Notice.objects.count() == 1


def test_accepting_settles_it(province, offered):
    deliver_owed()
    actions.accept(offered, by=province.head, at=at("2026-10-08 08:45"))
    deliver_owed()
    assert notices.unread(province.head) == 0


def test_what_is_over_before_the_worker_comes_tells_nobody(province, offered):
    actions.recall(offered, by=province.counter, at=at("2026-10-08 08:40"))
    deliver_owed()
    assert not Notice.objects.exists()


def test_reading_one_goes_on_to_its_dossier(province, sign_in, offered):
    deliver_owed()
    head, notice = sign_in("Quàng Văn Dũng"), Notice.objects.get()
    answer = head.post(READ, {"notice": notice.pk, "dossier": offered.code})
    assert answer["Location"].endswith(f"/ho-so/{offered.code}/")
    assert notices.unread(province.head) == 0


def test_opening_the_dossier_reads_what_was_told_of_it(province, sign_in, offered):
    deliver_owed()
    answer = sign_in("Quàng Văn Dũng").post(BELL, {"dossier": offered.code})
    assert "mc-bell__count" not in answer.content.decode()
    assert notices.unread(province.head) == 0


def test_nobody_reads_for_somebody_else(province, sign_in, offered):
    deliver_owed()
    other = sign_in("Đinh Thị Lan")
    other.post(READ, {"notice": Notice.objects.get().pk, "dossier": offered.code})
    other.post(READ, {"notice": "all"})
    other.post(BELL, {"dossier": offered.code})
    assert notices.unread(province.head) == 1


@pytest.mark.parametrize("notice", ["", "0x1", "9" * 30, "-1", "<script>"])
def test_a_notice_that_is_none_is_not_found(sign_in, province, clock, notice):
    assert sign_in("Quàng Văn Dũng").post(READ, {"notice": notice}).status_code == 404


def test_questions_instructions_and_proposals_reach_who_owes_the_answer(province, sign_in):
    dossier = province.walk(province.received("2026-10-07 08:00"), "transfer", "assign",
                            day="2026-10-07")  # fmt: skip
    case, leader = sign_in("Cầm Thị Ngọc"), sign_in("Hoàng Văn Nghĩa")
    asked = province.officer("Trần Văn Bách")
    do(case, dossier, "consult", units=[asked.unit_id], question="Có tranh chấp không?")
    do(leader, dossier, "instruct", text="Làm trước.", report_by="+1")
    do(case, dossier, "draft_apology", cause="other", reason="Chờ.", appointed_at="+12")
    deliver_owed()
    told = {one: [t.verb for t in notices.page(province.officer(one))[0]]
            for one in ("Trần Văn Bách", "Cầm Thị Ngọc", "Hoàng Văn Nghĩa")}  # fmt: skip
    assert told["Trần Văn Bách"] == ["consult"]
    assert told["Cầm Thị Ngọc"] == ["instruct", "assign"]
    assert told["Hoàng Văn Nghĩa"] == ["draft_apology"]
    do(sign_in("Trần Văn Bách"), dossier, "answer", opinion="agrees")
    do(case, dossier, "report_back", text="Đã xong.")
    deliver_owed()
    assert notices.page(province.case)[0][0].verb == "answer"
    assert notices.page(province.leader)[0][0].verb == "report_back"


def test_a_withdrawal_rings_at_the_counter_and_the_desk(province, sign_in, offered):
    actions.accept(offered, by=province.head, at=at("2026-10-08 08:45"))
    do(sign_in("Lường Văn Thưởng"), offered, "ask_withdrawal", reason="Bán đất.")
    deliver_owed()
    assert notices.page(province.counter)[0][0].verb == "ask_withdrawal"
    assert notices.page(province.head)[0][0].verb == "ask_withdrawal"
    do(sign_in("Lò Thị Hạnh"), offered, "withdraw")
    deliver_owed()
    assert notices.unread(province.counter) == 0


def test_every_notice_has_its_sentence(clock):
    from motcua.desk.notice_words import _sentences
    from motcua.dossiers.rules.notices import NOTICED

    assert set(_sentences()) == set(NOTICED)
    subscribed = next(s for s in events.subscriptions() if s.subscriber == "dossiers.notices")
    assert {f"dossiers.{verb}" for verb in NOTICED} <= subscribed.names
