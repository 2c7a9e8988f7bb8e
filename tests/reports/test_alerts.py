"""A threshold is crossed: the head is told once, with the figure, and says what will be done."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.models import Event
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, WrongState
from motcua.reports.actions import (
    AlertRuleDetails,
    acknowledge_alert,
    end_alert_rule,
    raise_alerts,
    set_alert_rule,
)
from motcua.reports.models import Alert, AlertRule
from motcua.reports.queries import alerts
from tests.desk.conftest import sign_in
from tests.province import at
from tests.reports import made_boards
from tests.reports.made_facts import dossier, seconds

__all__ = ["sign_in"]
NOW = at("2026-10-08 09:12")
BOARD = "/ban-lam-viec/bang-so-lieu/"
RULE = AlertRuleDetails(
    indicator="on_time_rate", limit=9_500, valid_from=dt.date(2026, 10, 1), least=3,
    basis="Công văn 12/UBND-KSTT",
)  # fmt: skip
FORM = {
    "indicator": "on_time_rate", "side": "below", "limit": "95", "agency": "", "least": "3",
    "valid_from": "01/10/2026", "valid_to": "", "basis": "Công văn 12/UBND-KSTT",
}  # fmt: skip


def _done(agency, number, *, late):
    finished = seconds("2026-10-07T16:00")
    return dossier(
        code=f"{agency}-{number}", agency=agency, tier="commune", ending="granted", status=9,
        received_s=seconds("2026-10-01T08:00"), finished_s=finished,
        due_s=finished - 3_600 if late else finished + 3_600, working_s=40_000, paused_s=0,
    )  # fmt: skip


@pytest.fixture
def settled(province, clock):
    """Mai Sơn two in time of three; Chiềng Mai three of three; a department two of two late."""
    made_boards.kept([
        *(_done("H52.118", n, late=n == 0) for n in range(3)),
        *(_done("H52.119", n, late=False) for n in range(3)),
        *(_done("H52.12", n, late=True) for n in range(2)),
    ])  # fmt: skip
    return province


def text(answer):
    return " ".join(answer.content.decode().split())


def test_alert_is_raised_once_a_month_and_names_the_figure(settled, sign_in):
    set_alert_rule(RULE, by=settled.control, at=NOW)
    assert raise_alerts(by=OPERATOR, at=NOW) == 1, "too few say nothing, and in time is no matter"
    assert raise_alerts(by=OPERATOR, at=NOW + dt.timedelta(hours=1)) == 0
    (alert,) = Alert.objects.all()
    assert (alert.agency, alert.numerator, alert.denominator) == ("H52.118", 2, 3)
    client = sign_in("Hoàng Văn Nghĩa")
    told = text(client.get("/ban-lam-viec/thong-bao/"))
    assert "Mai Sơn, tháng 10/2026: Đúng hạn 66,67% (2/3), dưới ngưỡng 95%" in told
    assert 'class="mc-bell__count mc-num">1<' in text(client.get("/ban-lam-viec/thong-bao/chuong/"))
    assert "66,67%" not in text(sign_in("Mùa A Sếnh").get("/ban-lam-viec/thong-bao/"))
    raised = [event.facts["raised"] for event in Event.objects.filter(chain=alerts.CHAIN)]
    assert [len(one) for one in raised] == [1, 0]


def test_head_takes_notice_and_says_what_will_be_done(settled, sign_in):
    set_alert_rule(RULE, by=settled.control, at=NOW)
    raise_alerts(by=OPERATOR, at=NOW)
    alert = Alert.objects.get()
    client, address = sign_in("Hoàng Văn Nghĩa"), f"{BOARD}canh-bao/{Alert.objects.get().pk}/"
    empty = client.post(address, {"answer": " "})
    assert empty.status_code == 422
    assert sign_in("Mùa A Sếnh").post(address, {"answer": "Không phải của tôi"}).status_code == 403
    assert client.post(address, {"answer": "Họp với Phòng Kinh tế ngày 09/10."}).status_code == 303
    alert.refresh_from_db()
    assert alert.acknowledged_by_id == settled.leader.post_id
    page = text(client.get(f"{BOARD}canh-bao/"))
    assert "Họp với Phòng Kinh tế" in page and "Hoàng Văn Nghĩa" in page
    assert alerts.unread(settled.leader, NOW.date()) == []
    with pytest.raises(WrongState):
        acknowledge_alert(alert, "lần nữa", by=settled.leader, at=NOW)


def test_overdue_share_has_a_ceiling(settled):
    made_boards.kept([
        {**_done("H52.119", n, late=False), "code": f"open-{n}", "finished_s": None, "ending": "",
         "due_s": seconds("2026-10-05T08:00")} for n in range(4)
    ])  # fmt: skip
    ceiling = AlertRuleDetails(**{**vars(RULE), "indicator": "overdue_rate", "below": False,
                                  "limit": 500, "agency": "H52.119"})  # fmt: skip
    set_alert_rule(ceiling, by=settled.control, at=NOW)
    assert raise_alerts(by=OPERATOR, at=NOW) == 1
    alert = Alert.objects.get()
    assert (alert.agency, alert.numerator, alert.denominator) == ("H52.119", 4, 4)


def test_threshold_holds_on_its_days_only(settled):
    rule = set_alert_rule(RULE, by=settled.control, at=at("2026-10-01 08:00"))
    end_alert_rule(rule, dt.date(2026, 9, 30), by=settled.control, at=NOW)
    rule.refresh_from_db()
    assert rule.valid_to == dt.date(2026, 10, 1), "it held one day at least"
    with pytest.raises(WrongState):
        end_alert_rule(rule, dt.date(2026, 10, 8), by=settled.control, at=NOW)
    later = AlertRuleDetails(**{**vars(RULE), "valid_from": dt.date(2026, 11, 1)})
    AlertRule.objects.all().delete()
    set_alert_rule(later, by=settled.control, at=NOW)
    assert raise_alerts(by=OPERATOR, at=NOW) == 0


def test_what_cannot_be_a_threshold_is_said_at_its_field(settled, sign_in):
    client = sign_in("Đèo Thị Kiểm")
    assert client.get(f"{BOARD}nguong/").status_code == 200
    for change, field in (
        ({"limit": "0"}, "limit"), ({"limit": "101"}, "limit"), ({"limit": "chín mươi"}, "limit"),
        ({"basis": ""}, "basis"), ({"valid_to": "01/09/2026"}, "valid_to"),
        ({"agency": "H99"}, "agency"), ({"indicator": "c3"}, "indicator"),
    ):  # fmt: skip
        answer = client.post(f"{BOARD}nguong/", FORM | change)
        assert answer.status_code == 422, change
        assert answer.context["form"].errors[field]
    assert not AlertRule.objects.exists()
    assert client.post(f"{BOARD}nguong/", FORM | {"limit": "97,5"}).status_code == 303
    rule = AlertRule.objects.get()
    assert (rule.limit, rule.below) == (9_750, True)
    assert "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn" in text(client.get(f"{BOARD}nguong/"))
    assert client.post(f"{BOARD}nguong/{rule.pk}/thoi/").status_code == 303
    page = client.get(BOARD, {"ky": "2026-10"})
    assert page.context["trend"].limit == 97.5


def test_only_the_control_office_and_the_home_affairs_set_thresholds(settled, sign_in):
    assert sign_in("Hoàng Văn Nghĩa").get(f"{BOARD}nguong/").status_code == 403
    with pytest.raises(NotAllowed):
        set_alert_rule(RULE, by=settled.leader, at=NOW)
    with pytest.raises(InvalidInput):
        set_alert_rule(AlertRuleDetails(**{**vars(RULE), "basis": " "}), by=settled.control, at=NOW)


def test_thresholds_are_looked_at_each_hour(settled):
    assert alerts.is_due(NOW)
    raise_alerts(by=OPERATOR, at=NOW)
    assert not alerts.is_due(NOW + dt.timedelta(minutes=59))
    assert alerts.is_due(NOW + dt.timedelta(hours=1))
