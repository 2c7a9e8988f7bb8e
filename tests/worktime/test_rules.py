"""The rules of the contract one by one, on dates a person can check on a wall calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.worktime import (
    Calendar,
    DayChange,
    DayKind,
    DayRule,
    InvalidPause,
    Ledger,
    OverlappingPauses,
    Pause,
    Term,
    UnknownYear,
    Week,
    WeekVersion,
    hours,
)
from motcua.worktime.calendars import office, office_with_saturday, unconfirmed_changes

# Monday 2 March 2026 begins a week without holidays.
END = DayRule.END_OF_DAY


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def pauses(*texts: str) -> Ledger:
    parts = [text.partition("/") for text in texts]
    return Ledger(Pause(at(start), at(end) if end else None) for start, _, end in parts)


def due(
    start: str,
    term: str,
    *paused: str,
    rule: DayRule = DayRule.ROLLING,
    calendar: Calendar | None = None,
) -> str:
    got = (calendar or office()).due(
        at(start), Term.parse(term), day_rule=rule, pauses=pauses(*paused)
    )
    return "" if got is None else f"{got:%Y-%m-%d %H:%M:%S}".removesuffix(":00")


@pytest.mark.parametrize(
    ("start", "term", "wanted"),
    [
        # rule 1: the end of an interval is outside it
        ("2026-03-02T11:30", "0wd", "2026-03-02 13:30"),
        ("2026-03-02T11:29:59", "0wd", "2026-03-02 11:29:59"),
        ("2026-03-06T17:30", "0wh", "2026-03-09 07:30"),
        ("2026-03-02T05:00", "0wd", "2026-03-02 07:30"),
        # rule 2: the earliest instant
        ("2026-03-02T07:30", "4wh", "2026-03-02 11:30"),
        ("2026-03-02T07:30", "4,5 giờ làm việc", "2026-03-02 14:00"),
        ("2026-03-02T09:20", "16wh", "2026-03-04 09:20"),
        ("2026-03-02T17:29", "30 phút", "2026-03-03 07:59"),
        ("2026-03-02T07:30", "0.0001wh", "2026-03-02 07:30"),
        ("2026-03-02T07:30", "0.0003wh", "2026-03-02 07:30:01"),
        # rule 3
        ("2026-03-02T09:20", "3wd", "2026-03-05 09:20"),
        ("2026-03-02T18:00", "1wd", "2026-03-04 07:30"),
        ("2026-03-02T08:00", "2.5 ngày làm việc", "2026-03-04 14:00"),
        ("2026-04-24T10:00", "5 ngày làm việc", "2026-05-06 10:00"),
        # clock hours
        ("2026-03-06T18:00", "48 giờ", "2026-03-08 18:00"),
    ],
)
def test_start_hours_and_rolling_days(start: str, term: str, wanted: str) -> None:
    assert due(start, term) == wanted


@pytest.mark.parametrize(
    ("start", "term", "wanted"),
    [
        ("2026-03-02T09:00", "0wd", "2026-03-02 17:30"),
        ("2026-03-02T18:00", "0wd", "2026-03-03 17:30"),
        ("2026-03-02T09:00", "5wd", "2026-03-07 11:30"),
        ("2026-03-02T09:00", "0.5wd", "2026-03-03 11:30"),
        ("2026-03-02T09:00", "1.75wd", "2026-03-04 15:30"),
        # the fraction may run on into the next day: Saturday 7 March has four hours only
        ("2026-03-04T09:00", "2.75wd", "2026-03-09 09:30"),
    ],
)
def test_days_to_the_end_of_the_day(start: str, term: str, wanted: str) -> None:
    assert due(start, term, rule=END, calendar=office_with_saturday()) == wanted


@pytest.mark.parametrize(
    ("start", "term", "wanted"),
    [
        ("2026-03-02T09:00", "0d", "2026-03-02 17:30"),
        ("2026-03-07T09:00", "0d", "2026-03-09 17:30"),
        ("2026-03-02T18:00", "4d", "2026-03-06 17:30"),
        ("2026-03-02T18:00", "30 ngày", "2026-04-01 17:30"),
        ("2026-01-31T09:00", "1m", "2026-03-02 17:30"),  # Saturday 28 February rolls
        ("2024-01-31T09:00", "1m", "2024-02-29 17:30"),
        ("2023-10-31T09:00", "13 tháng", "2024-12-02 17:30"),  # Saturday 30 November rolls
        ("2015-12-20T09:00", "30d", "2016-01-19 17:30"),  # 2015 is only counted through
    ],
)
def test_calendar_days_and_months(start: str, term: str, wanted: str) -> None:
    assert due(start, term) == wanted
    assert due(start, term, rule=END) == wanted


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("2026-03-02T05:00", "2026-03-02 17:30"),
        ("2026-03-02T12:00", "2026-03-02 17:30"),
        ("2026-03-02T14:59:59", "2026-03-02 17:30"),
        ("2026-03-02T15:00", "2026-03-03 17:30"),
        ("2026-03-07T11:29", "2026-03-07 11:30"),
        ("2026-03-07T11:30", "2026-03-09 17:30"),
        ("2026-03-08T09:00", "2026-03-09 17:30"),
        ("2015-12-31T15:00", "2016-01-02 11:30"),
    ],
)
def test_same_day(start: str, wanted: str) -> None:
    assert due(start, "trong ngày", calendar=office_with_saturday()) == wanted


def test_the_cut_off_of_a_same_day_term_can_be_set() -> None:
    calendar = Calendar(
        "early",
        weeks=office().weeks,
        changes=office().changes,
        years=office().years,
        same_day_cut_off=dt.time(10),
    )
    assert due("2026-03-02T10:00", "same-day", calendar=calendar) == "2026-03-03 17:30"
    assert due("2026-03-02T09:59", "same-day", calendar=calendar) == "2026-03-02 17:30"


class TestPauses:
    """Rule 6."""

    def test_working_time_moves_by_what_the_pause_holds(self) -> None:
        assert due("2026-03-02T09:00", "8wh", "2026-03-02T17:00/2026-03-03T08:00") == (
            "2026-03-03 10:00"
        )

    def test_a_pause_that_ends_after_hours_adds_no_evening(self) -> None:
        assert due("2026-03-02T09:00", "2wd", "2026-03-03T09:00/2026-03-03T17:30") == (
            "2026-03-04 17:30"
        )

    def test_a_pause_outside_hours_leaves_a_due_time_at_a_closing_untouched(self) -> None:
        assert due("2026-03-02T07:30", "8wh", "2026-03-02T11:30/2026-03-02T13:30") == (
            "2026-03-02 17:30"
        )

    def test_only_the_part_after_the_start_counts(self) -> None:
        assert due("2026-03-02T09:00", "1wd", "2026-02-23T09:00/2026-03-02T10:00") == (
            "2026-03-03 10:00"
        )
        assert due("2026-03-02T09:00", "1wd", "2026-02-23T09:00/2026-03-02T09:00") == (
            "2026-03-03 09:00"
        )

    def test_each_pause_is_held_against_the_due_time_moved_so_far(self) -> None:
        first, second = "2026-03-02T10:00/2026-03-02T11:00", "2026-03-03T09:30/2026-03-03T10:30"
        assert due("2026-03-02T09:00", "1wd", second) == "2026-03-03 09:00"
        assert due("2026-03-02T09:00", "1wd", second, first) == "2026-03-03 11:00"

    def test_one_that_begins_at_the_due_time_changes_nothing(self) -> None:
        assert due("2026-03-02T09:00", "1wd", "2026-03-03T09:00/") == "2026-03-03 09:00"

    def test_closings_move_the_counted_day(self) -> None:
        closing = "2026-03-03T17:30/2026-03-04T17:30"  # from < t ≤ to: one closing
        assert due("2026-03-02T09:00", "3wd", closing, rule=END) == "2026-03-06 17:30"
        assert due("2026-03-02T09:00", "3wd", closing.replace("17:30/", "17:29/"), rule=END) == (
            "2026-03-09 17:30"
        )
        assert due("2026-03-02T09:00", "same-day", "2026-03-02T10:00/2026-03-03T18:00") == (
            "2026-03-04 17:30"
        )
        assert due("2026-03-02T09:00", "0.5wd", "2026-03-02T10:00/2026-03-02T18:00", rule=END) == (
            "2026-03-04 11:30"
        )

    def test_midnights_move_the_last_day_before_it_rolls(self) -> None:
        # Five days from Monday end on Saturday; one midnight makes it Sunday, and both roll.
        assert due("2026-03-02T09:00", "5d") == "2026-03-09 17:30"
        assert due("2026-03-02T09:00", "5d", "2026-03-03T23:00/2026-03-04T00:00") == (
            "2026-03-09 17:30"
        )
        assert due("2026-03-02T09:00", "5d", "2026-03-03T00:00/2026-03-06T00:00") == (
            "2026-03-10 17:30"
        )

    def test_clock_hours_move_by_the_length_of_the_pause(self) -> None:
        assert due("2026-03-06T18:00", "48h", "2026-03-07T00:00/2026-03-07T01:30") == (
            "2026-03-08 19:30"
        )

    def test_an_open_pause_leaves_no_due_time(self) -> None:
        for term in ("5wd", "16wh", "5d", "48h", "2m"):
            assert due("2026-03-02T09:00", term, "2026-03-02T10:00/") == ""

    def test_an_open_pause_needs_no_unknown_year(self) -> None:
        for term in ("50wd", "500wh", "3m", "90d"):
            assert due("2026-12-01T09:00", term, "2026-12-02T10:00/") == ""
            with pytest.raises(UnknownYear):
                due("2026-12-01T09:00", term, "2027-12-02T10:00/")


class TestLedger:
    """Rule 7."""

    def test_reversed(self) -> None:
        with pytest.raises(InvalidPause, match="kết thúc lúc 09:00 02/03/2026"):
            pauses("2026-03-02T10:00/2026-03-02T09:00")

    def test_overlapping_even_after_the_due_time(self) -> None:
        with pytest.raises(OverlappingPauses):
            due("2020-03-02T09:00", "1wd", "2026-03-02T10:00/2026-03-04T09:00", "2026-03-03T09:00/")

    def test_an_open_one_overlaps_every_later_one(self) -> None:
        with pytest.raises(OverlappingPauses):
            pauses("2026-03-02T10:00/", "2026-05-04T09:00/2026-05-04T10:00")

    def test_touching_and_empty_ones_do_not(self) -> None:
        ledger = pauses(
            "2026-03-02T10:00/2026-03-02T11:00",
            "2026-03-02T11:00/2026-03-02T12:00",
            "2026-03-02T10:30/2026-03-02T10:30",
            "2026-03-02T12:00/",
            "2026-04-02T12:00/2026-04-02T12:00",
        )
        assert len(ledger) == 5
        assert due("2026-03-02T09:00", "1wh", "2026-03-02T09:30/2026-03-02T09:30") == (
            "2026-03-02 10:00"
        )


class TestUnknownYears:
    @pytest.mark.parametrize(
        ("start", "term", "year"),
        [
            ("2026-12-31T17:30", "0wd", 2027),
            ("2026-12-31T17:00", "1wh", 2027),
            ("2026-12-31T09:00", "1wd", 2027),
            ("2026-12-31T09:00", "1d", 2027),
            ("2026-12-31T09:00", "51m", 2031),
            ("2015-12-31T09:00", "1wd", 2015),
            ("2015-12-30T09:00", "0d", 2015),
            ("2031-05-05T09:00", "same-day", 2031),
        ],
    )
    def test_refused_with_the_year_and_the_remedy(self, start: str, term: str, year: int) -> None:
        with pytest.raises(UnknownYear) as refusal:
            due(start, term)
        assert refusal.value.year == year
        limit = "đến 31/12/2026" if year > 2026 else "từ 01/01/2016"
        assert refusal.value.message == (
            f"Năm {year} chưa có lịch làm việc nên chưa tính được hạn. "
            f"Chọn ngày {limit} hoặc báo quản trị nhập lịch."
        )

    def test_the_last_instant_that_is_known(self) -> None:
        assert due("2026-12-30T17:00", "8.5wh") == "2026-12-31 17:30"
        assert due("2026-12-31T09:00", "0wd", rule=END) == "2026-12-31 17:30"

    def test_clock_hours_ask_no_calendar(self) -> None:
        assert due("2031-01-04T09:00", "24h") == "2031-01-05 09:00"


class TestCalendars:
    def test_working_saturdays_have_the_hours_of_a_weekday_in_both(self) -> None:
        for calendar in (office(), office_with_saturday()):
            assert calendar.closing_of(dt.date(2026, 8, 22)) == at("2026-08-22T17:30")

    def test_the_saturday_calendar(self) -> None:
        saturday = office_with_saturday()
        assert saturday.closing_of(dt.date(2026, 3, 7)) == at("2026-03-07T11:30")
        assert saturday.closing_of(dt.date(2025, 2, 1)) is None
        # Friday afternoon + 1: Saturday is shut at 15:00, so the end of its morning
        assert due("2026-03-06T15:00", "1wd", calendar=saturday) == "2026-03-07 11:30"
        assert due("2026-03-06T11:30", "1wd", calendar=saturday) == "2026-03-07 11:30"
        assert due("2026-03-07T09:00", "1wd", calendar=saturday) == "2026-03-09 09:00"
        # a half day counts as one, and a fraction is of eight hours
        assert due("2026-03-06T08:00", "2wd", calendar=saturday) == "2026-03-09 08:00"
        assert due("2026-03-06T15:00", "1.5wd", calendar=saturday) == "2026-03-09 11:30"

    def test_a_later_opening_takes_its_first_instant(self) -> None:
        late = office().with_changes(
            [DayChange(day=dt.date(2026, 3, 3), kind=DayKind.WORKING, hours=hours("09:00-11:00"))]
        )
        assert due("2026-03-02T08:00", "1wd", calendar=late) == "2026-03-03 09:00"
        assert due("2026-03-02T11:15", "1wd", calendar=late) == "2026-03-03 11:00"

    def test_a_local_closing_makes_a_new_version_and_a_later_date(self) -> None:
        storm = DayChange(day=dt.date(2026, 10, 12), kind=DayKind.LOCAL_CLOSING, name="Nghỉ do bão")
        calendar = office().with_changes([storm], name="xa-mai-son")
        assert due("2026-10-01T09:00", "10wd") == "2026-10-15 09:00"
        assert due("2026-10-01T09:00", "10wd", calendar=calendar) == "2026-10-16 09:00"
        assert calendar.version.startswith("xa-mai-son@")
        assert calendar.version != office().with_changes([], name="xa-mai-son").version

    def test_the_day_of_culture_is_worked_unless_configured(self) -> None:
        day = dt.date(2026, 11, 24)
        assert office().closing_of(day) is not None
        assert office().with_changes(unconfirmed_changes()).closing_of(day) is None

    def test_weeks_have_versions(self) -> None:
        summer = Week.of(hours("07:00-11:00", "14:00-17:00"))
        versions = [*office().weeks, WeekVersion(dt.date(2026, 4, 15), summer)]
        calendar = Calendar("hè", weeks=versions, changes=office().changes, years=(2016, 2026))
        assert calendar.closing_of(dt.date(2026, 4, 14)) == at("2026-04-14T17:30")
        assert calendar.closing_of(dt.date(2026, 4, 15)) == at("2026-04-15T17:00")
        assert due("2026-04-14T13:30", "1wd", calendar=calendar) == "2026-04-15 11:00"
        assert due("2026-04-15T07:00", "1.5wd", calendar=calendar) == "2026-04-16 11:00"

    def test_instants_of_any_zone_are_taken(self) -> None:
        utc = dt.datetime(2026, 3, 2, 2, 20, tzinfo=dt.UTC)
        assert office().due(utc, Term.parse("3wd")) == at("2026-03-05T09:20")
        with pytest.raises(TypeError):
            office().due(dt.datetime(2026, 3, 2, 9, 20), Term.parse("3wd"))  # noqa: DTZ001

    def test_open_and_next_opening(self) -> None:
        calendar = office()
        assert calendar.is_open(at("2026-03-02T07:30"))
        assert not calendar.is_open(at("2026-03-02T11:30"))
        assert calendar.next_opening(at("2026-03-06T17:30")) == at("2026-03-09T07:30")
        with pytest.raises(UnknownYear):
            calendar.is_open(at("2027-03-02T07:30"))
