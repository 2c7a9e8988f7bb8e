"""The pages of calendars: a year to look at, a change seen with what it moves, then entered."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.audit.actions.deliver import deliver_owed
from motcua.calendars.actions import close_unit
from motcua.calendars.models import CalendarChange
from motcua.dossiers.models import Dossier
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import give_post
from motcua.organisations.rules.roles import Role
from tests.province import FOUNDED, START, at

PAGE = "/ban-lam-viec/lich/"
UNIT = f"{PAGE}maison/"
CLOSE = f"{UNIT}doi/nghi/"
STORM = {
    "kind": "closing", "name": "bão số 10", "first_day": "12/10/2026", "last_day": "13/10/2026",
    "legal_basis": "Công điện 15/CĐ-UBND",
}  # fmt: skip
NOW = at("2026-10-08 09:12")


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def administrator(province, sign_in):
    name = "Bùi Thị Quản"
    province.posts[name] = give_post(
        name, by=OPERATOR, at=FOUNDED, unit=province.units["vp-ubnd"], role=Role.QTN,
        title="Quản trị nghiệp vụ", valid_from=START,
    )  # fmt: skip
    return sign_in(name)


def test_year_of_a_unit_in_colours_marks_and_words(province, leader):
    close_unit(
        province.units["maison"].pk, by=province.leader, at=NOW, first_day=dt.date(2026, 10, 12),
        name="bão số 10", legal_basis="Công điện 15",
    )  # fmt: skip
    page = text_of(leader.get(UNIT))
    assert "12/10/2026, Đơn vị nghỉ, nghỉ do bão số 10" in page
    assert "02/09/2026, Nghỉ lễ, nghỉ bù, Quốc khánh" in page
    assert "08/10/2026, Làm việc cả ngày, 07:30-11:30, 13:30-17:30" in page
    assert "UBND xã Mai Sơn nghỉ do bão số 10 ngày 12/10" in page
    assert "Hoàng Văn Nghĩa, Phó Chủ tịch UBND xã" in page
    below = text_of(leader.get(f"{PAGE}maison-land/"))
    assert "Theo lịch của UBND xã Mai Sơn." in below and "12/10/2026, Đơn vị nghỉ" in below


def test_year_nobody_announced_says_so(leader, province):
    page = text_of(leader.get(UNIT, {"nam": "2027"}))
    assert "Lịch năm 2027 chưa được công bố" in page and "mc-cal--provisional" in page
    assert "Lịch năm 2026" in text_of(leader.get(UNIT, {"nam": "9999"}))


def test_closing_is_shown_with_what_it_moves_before_it_is_entered(province, leader):
    dossier = province.received("2026-10-01 08:20")
    shown = text_of(leader.post(CLOSE, STORM))
    assert "1 hồ sơ đang giải quyết đổi hạn." in shown
    assert dossier.code in shown and "19/10/2026" in shown
    assert not CalendarChange.objects.exists()

    answer = leader.post(CLOSE, {**STORM, "dong-y": "1"})
    assert (answer.status_code, answer["Location"]) == (303, UNIT)
    while deliver_owed():
        pass
    page = text_of(leader.get(f"/ban-lam-viec/ho-so/{dossier.code}/"))
    assert "Hạn mới" in page
    assert "Hạn chuyển từ 15/10 sang 19/10 vì UBND xã Mai Sơn nghỉ do bão số 10" in page
    assert "Tính lại hạn theo lịch làm việc" in page
    assert "Xem lịch làm việc" in page


WRONG = [
    ({"last_day": "11/10/2026"}, "phải sau thời điểm bắt đầu nghỉ"),
    ({"name": ""}, "Chưa có “Nghỉ do”"),
    ({"first_day": "31/02/2026"}, "không phải ngày có thật"),
    ({"first_day": "10/10/2026", "last_day": "11/10/2026"}, "không chạm giờ làm việc nào"),
    ({"from_time": "25:00"}, "Giờ viết như 13:30."),
    ({"last_day": "13/10/2027"}, "tối đa 92 ngày"),
    ({"kind": "hours"}, "Loại"),
]


def test_wrong_closing_is_told_at_its_field_and_nothing_is_entered(province, leader):
    for wrong, says in WRONG:
        answer = leader.post(CLOSE, {**STORM, **wrong, "dong-y": "1"})
        assert answer.status_code == 422
        assert says in text_of(answer), wrong
    assert not CalendarChange.objects.exists()


def test_hours_with_reception_only_saturday(province, leader):
    week = {f"day_{n}": "07:00-11:30, 13:30-17:00" for n in range(5)}
    told = {**week, "day_5": "07:30-11:30", "reception": ["5"], "valid_from": "05/10/2026",
            "legal_basis": "QĐ 77", "dong-y": "1"}  # fmt: skip
    wrong = leader.post(f"{UNIT}doi/gio/", {**told, "day_2": "11:30-07:00"})
    assert "Thứ Tư: Giờ làm việc phải bắt đầu trước khi kết thúc" in text_of(wrong)
    assert leader.post(f"{UNIT}doi/gio/", told).status_code == 303
    page = text_of(leader.get(UNIT))
    assert "10/10/2026, Chỉ tiếp nhận, không tính vào thời hạn, 07:30-11:30" in page


def test_change_is_withdrawn_with_a_reason(province, leader):
    dossier = province.received("2026-10-01 08:20")
    leader.post(CLOSE, {**STORM, "dong-y": "1"})
    change = CalendarChange.objects.get()
    address = f"{UNIT}bo/{change.pk}/"
    assert leader.post(address, {"name": ""}).status_code == 422
    assert "Vì sao bỏ" in text_of(leader.get(address))
    assert leader.post(address, {"name": "Bão đổi hướng"}).status_code == 303
    while deliver_owed():
        pass
    assert Dossier.objects.get(pk=dossier.pk).due_at == at("2026-10-15 08:20")
    assert "Đã bỏ" in text_of(leader.get(UNIT))


def test_who_may_change_which_calendar(province, sign_in, administrator):
    leader, counter = sign_in("Hoàng Văn Nghĩa"), sign_in("Lò Thị Hạnh")
    other = f"{PAGE}chiengmai/doi/nghi/"
    assert leader.get(other).status_code == 403
    assert leader.post(other, {**STORM, "dong-y": "1"}).status_code == 403
    assert leader.get(f"{PAGE}cong-bo/").status_code == 403
    assert counter.get(UNIT).status_code == 200
    assert counter.post(CLOSE, {**STORM, "dong-y": "1"}).status_code == 403
    assert "Cho đơn vị nghỉ" not in text_of(counter.get(UNIT))
    assert administrator.get(other).status_code == 200
    assert sign_in("Đèo Thị Kiểm").get(other).status_code == 200
    assert administrator.get(f"{PAGE}khong-co/").status_code == 404
    assert not CalendarChange.objects.exists()


def test_administrator_sees_how_many_move_but_no_dossier(province, administrator):
    dossier = province.received("2026-10-01 08:20")
    shown = text_of(administrator.post(CLOSE, STORM))
    assert "1 hồ sơ đang giải quyết đổi hạn." in shown and dossier.code not in shown
    assert "UBND xã Mai Sơn: 1" in shown


def test_year_is_announced_from_the_days_by_rule(province, administrator):
    page = text_of(administrator.get(f"{PAGE}cong-bo/"))
    assert "01/01/2027; nghỉ lễ; Tết Dương lịch" in page
    days = "\n".join(f"{n:02d}/02/2027; nghỉ lễ; Tết Nguyên đán" for n in range(5, 11))
    told = {"year": "2027", "legal_basis": "Thông báo 999", "days": days, "dong-y": "1"}
    wrong = administrator.post(f"{PAGE}cong-bo/", {**told, "days": f"{days}\n5 tháng 2"})
    assert wrong.status_code == 422 and "Dòng 7" in text_of(wrong)
    early = administrator.post(f"{PAGE}cong-bo/", {**told, "year": "2029"})
    assert "Công bố năm đó trước năm 2029" in text_of(early)
    assert administrator.post(f"{PAGE}cong-bo/", told).status_code == 303
    page = text_of(administrator.get(f"{PAGE}maison/", {"nam": "2027"}))
    assert "mc-cal--provisional" not in page and "05/02/2027, Nghỉ lễ, nghỉ bù" in page


def test_list_of_units_is_searched_without_marks(province, administrator, leader):
    page = text_of(administrator.get(PAGE, {"q": "chieng mai"}))
    assert "UBND xã Chiềng Mai" in page and "UBND xã Mai Sơn" not in page
    assert "Năm 2027 chưa được công bố" in page
    own = text_of(leader.get(PAGE))
    assert "UBND xã Mai Sơn" in own and "Chiềng Mai" not in own
    assert "Lịch làm việc" in text_of(leader.get("/ban-lam-viec/"))
