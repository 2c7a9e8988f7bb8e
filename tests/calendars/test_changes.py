"""Changes of calendars: inherited down the tree, added and never overwritten, refused when absurd."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from motcua.audit.models import Event
from motcua.calendars.actions import (
    announce_year,
    close_unit,
    open_day,
    set_hours,
    swap_days,
    withdraw_change,
)
from motcua.calendars.models import CalendarChange
from motcua.calendars.queries import calendar_of, calendars_now
from motcua.calendars.rules.entries import NationalDay, hours_text
from motcua.kernel.actor import OPERATOR
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound
from motcua.organisations.actions import place_unit
from motcua.organisations.models import UnitKind
from motcua.worktime import DayKind
from motcua.worktime.calendars import office
from tests.province import at

pytestmark = pytest.mark.usefixtures("clock")
NOW = at("2026-10-08 09:12")
MONDAY = dt.date(2026, 10, 12)
FULL = "07:30-11:30, 13:30-17:30"
BASIS = {"legal_basis": "QĐ 77/QĐ-UBND"}
YEAR = [
    NationalDay(day=dt.date(2027, 2, 4 + n), kind=DayKind.HOLIDAY, name="Tết Nguyên đán")
    for n in range(6)
]


def hours(unit, day):
    return hours_text(calendar_of(unit.pk).hours_on(day))


def close(unit, **told):
    return close_unit(
        unit.pk, by=OPERATOR, at=NOW, **{"first_day": MONDAY, "name": "bão", **BASIS, **told}
    )


def test_unit_without_rows_works_by_the_nation(province):
    mine = calendar_of(province.units["maison-land"].pk)
    assert mine.version == office().provisional().version
    assert mine is calendar_of(province.units["so-nnmt"].pk)


def test_change_reaches_all_below_and_nobody_beside(province):
    units = province.units
    close(units["maison"])
    assert [hours(units[name], MONDAY) for name in ("maison", "maison-land", "maison-centre")] == [
        "", "", "",
    ]  # fmt: skip
    assert [hours(units[name], MONDAY) for name in ("chiengmai", "sonla", "so-nnmt-land")] == [
        FULL, FULL, FULL,
    ]  # fmt: skip
    close(units["sonla"], first_day=dt.date(2026, 10, 14))
    assert hours(units["chiengmai-land"], dt.date(2026, 10, 14)) == ""


def test_own_hours_replace_those_above_from_their_day_on(province):
    units = province.units
    summer, winter = ["07:00-11:00, 14:00-17:30"] * 5 + ["", ""], [FULL] * 5 + ["", ""]
    set_hours(units["sonla"].pk, by=OPERATOR, at=NOW, valid_from=dt.date(2026, 4, 15), week=summer,
              **BASIS)  # fmt: skip
    set_hours(units["sonla"].pk, by=OPERATOR, at=NOW, valid_from=dt.date(2026, 10, 16), week=winter,
              **BASIS)  # fmt: skip
    own = ["08:00-12:00"] * 6 + [""]
    set_hours(units["maison"].pk, by=OPERATOR, at=NOW, valid_from=dt.date(2026, 10, 19), week=own,
              **BASIS)  # fmt: skip
    days = [dt.date(2026, 4, 14), MONDAY, dt.date(2026, 10, 16), dt.date(2026, 10, 24)]
    assert [hours(units["maison-land"], day) for day in days] == [
        FULL, "07:00-11:00, 14:00-17:30", FULL, "08:00-12:00",
    ]  # fmt: skip
    assert hours(units["chiengmai"], days[-1]) == ""


def test_part_of_a_day_is_taken_from_what_was_left(province):
    unit = province.units["maison"]
    close(unit, from_time=dt.time(9), to_time=dt.time(14))
    assert hours(unit, MONDAY) == "07:30-09:00, 14:00-17:30"
    close(unit, from_time=dt.time(16), last_day=dt.date(2026, 10, 13), to_time=dt.time(8))
    assert hours(unit, MONDAY) == "07:30-09:00, 14:00-16:00"
    assert hours(unit, dt.date(2026, 10, 13)) == "08:00-11:30, 13:30-17:30"


def test_swap_and_working_day(province):
    unit = province.units["maison"]
    saturday = dt.date(2026, 10, 17)
    swap_days(unit.pk, by=OPERATOR, at=NOW, off=dt.date(2026, 10, 16), made_up_on=saturday, **BASIS)
    assert (hours(unit, dt.date(2026, 10, 16)), hours(unit, saturday)) == ("", FULL)
    open_day(unit.pk, by=OPERATOR, at=NOW, day=dt.date(2026, 10, 24), hours="07:30-11:30", **BASIS)
    assert hours(unit, dt.date(2026, 10, 24)) == "07:30-11:30"


def test_nothing_entered_is_ever_edited_and_each_leaves_its_event(province):
    row = close(province.units["maison"])
    withdraw_change(row.pk, by=OPERATOR, at=NOW, name="Bão đổi hướng")
    assert hours(province.units["maison"], MONDAY) == FULL
    assert [(r.kind, r.withdraws_id) for r in CalendarChange.objects.order_by("pk")] == [
        ("closing", None), ("withdrawal", row.pk),
    ]  # fmt: skip
    with pytest.raises(TypeError, match="never edited"):
        row.save()
    names = Event.objects.filter(chain=f"calendar:{province.units['maison'].pk}")
    assert list(names.order_by("sequence").values_list("name", flat=True)) == [
        "calendars.unit_closed", "calendars.change_withdrawn",
    ]  # fmt: skip
    with pytest.raises(InvalidInput, match="đã được bỏ"):
        withdraw_change(row.pk, by=OPERATOR, at=NOW, name="lần nữa")
    with pytest.raises(NotFound):
        withdraw_change(9_999, by=OPERATOR, at=NOW, name="x")


def test_another_process_reads_anew_after_a_change(province):
    """What one process remembers is thrown away by the stamp alone."""
    kept = calendars_now()
    assert calendars_now() is kept
    close(province.units["maison"])
    assert calendars_now() is not kept
    assert hours(province.units["maison"], MONDAY) == ""


def test_calendars_cost_one_small_statement(province, django_assert_num_queries):
    close(province.units["maison"])
    calendar_of(province.units["maison"].pk)
    with django_assert_num_queries(1):
        calendars = calendars_now()
        for unit in province.units.values():
            calendars.of(unit.pk)


def test_unit_that_moved_in_the_tree_takes_the_new_parents_calendar(province):
    units = province.units
    place_unit(
        "maison-land", by=OPERATOR, at=NOW, name="Phòng Kinh tế", kind=UnitKind.DIVISION,
        parent=units["chiengmai"], valid_from=dt.date(2026, 10, 9), legal_basis="x",
    )  # fmt: skip
    close(units["chiengmai"])
    number = units["maison-land"].pk
    before, after = (calendars_now().of(number, dt.date(2026, 10, day)) for day in (8, 9))
    assert (hours_text(before.hours_on(MONDAY)), after.hours_on(MONDAY)) == (FULL, ())


WRONG_CLOSINGS = [
    ({"last_day": dt.date(2026, 10, 9)}, "last_day", "phải sau thời điểm bắt đầu"),
    ({"from_time": dt.time(14), "to_time": dt.time(9)}, "last_day", "phải sau thời điểm"),
    ({"from_time": dt.time(11, 30), "to_time": dt.time(13, 30)}, "first_day", "không chạm giờ"),
    ({"first_day": dt.date(2026, 9, 2)}, "first_day", "không chạm giờ"),
    ({"last_day": dt.date(2027, 10, 12)}, "last_day", "tối đa 92 ngày"),
    ({"first_day": dt.date(2205, 10, 12)}, "first_day", "Kiểm tra lại năm"),
    ({"first_day": dt.date(2025, 6, 2)}, "first_day", "Đơn vị chưa có"),
    ({"name": " "}, "name", "Ghi lý do nghỉ"),
    ({"legal_basis": ""}, "legal_basis", "Ghi căn cứ"),
    ({"name": "x" * 300}, "name", "tối đa 200"),
]


def test_closing_that_cannot_be_is_refused(province):
    for told, field, says in WRONG_CLOSINGS:
        with pytest.raises(InvalidInput) as fault:
            close(province.units["maison"], **told)
        assert says in " ".join(fault.value.errors[field]), told
    assert not CalendarChange.objects.exists()


def test_same_closing_twice_changes_nothing_and_says_so(province):
    close(province.units["maison"])
    with pytest.raises(InvalidInput, match="không đổi gì"):
        close(province.units["maison"])


WRONG_WEEKS = [
    (["07:30-11:30, 11:00-17:00"] * 5 + ["", ""], "day_0", "chồng lên nhau"),
    ([FULL] * 4 + ["17:30-07:30", "", ""], "day_4", "Thứ Sáu"),
    ([FULL] * 4 + ["sáng", "", ""], "day_4", "Không hiểu giờ làm việc"),
    ([""] * 7, "day_0", "Cả tuần không có giờ nào"),
    ([FULL] * 3, "day_0", "đủ bảy ngày"),
]


def test_impossible_hours_are_refused_at_their_day(province):
    unit = province.units["maison"].pk
    for week, field, says in WRONG_WEEKS:
        with pytest.raises(InvalidInput) as fault:
            set_hours(unit, by=OPERATOR, at=NOW, valid_from=MONDAY, week=week, **BASIS)
        assert says in " ".join(fault.value.errors[field]), week


def test_two_versions_of_hours_from_one_day_are_refused(province):
    told = {"valid_from": MONDAY, "week": [FULL] * 5 + ["", ""], **BASIS}
    set_hours(province.units["maison"].pk, by=OPERATOR, at=NOW, **told)
    with pytest.raises(InvalidInput, match="đã có giờ làm việc từ ngày 12/10/2026"):
        set_hours(province.units["maison"].pk, by=OPERATOR, at=NOW, **told)


def test_working_day_and_swap_that_make_no_sense(province):
    unit = province.units["maison"].pk
    with pytest.raises(InvalidInput, match="vốn là ngày làm việc"):
        open_day(unit, by=OPERATOR, at=NOW, day=MONDAY, **BASIS)
    with pytest.raises(InvalidInput, match="vốn là ngày nghỉ"):
        swap_days(unit, by=OPERATOR, at=NOW, off=dt.date(2026, 10, 11),
                  made_up_on=dt.date(2026, 10, 17), **BASIS)  # fmt: skip
    with pytest.raises(InvalidInput, match="Viết như"):
        open_day(unit, by=OPERATOR, at=NOW, day=dt.date(2026, 10, 17), hours="8h", **BASIS)


def announce(year=2027, days=YEAR, by=OPERATOR):
    return announce_year(year, by=by, at=NOW, days=days, legal_basis="Thông báo 999/TB-BNV")


def test_announced_year_is_known_to_every_unit(province):
    assert calendar_of(province.units["maison"].pk).years == (2016, 2026)
    announce()
    mine = calendar_of(province.units["maison"].pk)
    assert mine.years == (2016, 2027)
    assert mine.hours_on(dt.date(2027, 2, 9)) == ()
    assert hours_text(mine.hours_on(dt.date(2027, 4, 30))) == FULL


def test_announcement_that_contradicts_or_comes_out_of_turn(province):
    with pytest.raises(InvalidInput, match="Công bố năm đó trước năm 2028"):
        announce(2028, [NationalDay(day=dt.date(2028, 1, 1), kind=DayKind.HOLIDAY, name="x")])
    row = announce()
    other = [*YEAR[:-1], NationalDay(day=dt.date(2027, 3, 1), kind=DayKind.HOLIDAY, name="x")]
    with pytest.raises(InvalidInput, match=re.escape("khác bản này ở: 09/02, 01/03")):
        announce(days=other)
    with pytest.raises(InvalidInput, match="đúng như vậy"):
        announce()
    with pytest.raises(InvalidInput, match="đã có lịch trong hệ thống"):
        announce(2026, YEAR)
    withdraw_change(row.pk, by=OPERATOR, at=NOW, name="Nhập nhầm")
    announce(days=[*YEAR, other[-1]])
    assert calendar_of(None).hours_on(dt.date(2027, 3, 1)) == ()


WRONG_YEARS = [
    (YEAR[:3], "Mới có 3 ngày nghỉ"),
    ([*YEAR, YEAR[0]], "ghi hai lần"),
    (
        [*YEAR, NationalDay(day=dt.date(2026, 1, 1), kind=DayKind.HOLIDAY, name="")],
        "không thuộc năm 2027",
    ),
    (
        [*YEAR, NationalDay(day=dt.date(2027, 3, 1), kind=DayKind.WORKING, name="")],
        "vốn là ngày làm việc",
    ),
]


def test_announcement_with_wrong_days(province):
    for days, says in WRONG_YEARS:
        with pytest.raises(InvalidInput, match=says):
            announce(days=days)


def test_who_may(province):
    with pytest.raises(NotAllowed, match="đơn vị mình"):
        close_unit(province.units["chiengmai"].pk, by=province.leader, at=NOW, first_day=MONDAY,
                   name="bão", **BASIS)  # fmt: skip
    with pytest.raises(NotAllowed, match="đơn vị mình"):
        announce(by=province.leader)
    with pytest.raises(NotAllowed, match="Quản trị nghiệp vụ"):
        close_unit(province.units["maison"].pk, by=province.counter, at=NOW, first_day=MONDAY,
                   name="bão", **BASIS)  # fmt: skip
    assert announce(by=province.control).kind == "year"
