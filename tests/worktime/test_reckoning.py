"""The Reckoning: what was used, what is left, and why, in the words of the popover."""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.worktime import DayChange, DayKind, DayRule, Pause, Reckoning, Term, UnknownYear
from motcua.worktime.calendars import office, office_with_saturday


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def reckon(
    start: str,
    term: str,
    *pauses: Pause,
    rule: DayRule = DayRule.ROLLING,
    provisional: bool = False,
) -> Reckoning:
    calendar = office().provisional() if provisional else office()
    return calendar.reckon(at(start), Term.parse(term), day_rule=rule, ledger=pauses)


SUPPLEMENT = Pause(at("2026-10-05T10:00"), at("2026-10-06T10:00"), "chờ bổ sung")
NOW = at("2026-10-08T09:12")


class TestTheExampleOfTheScreens:
    reckoning = reckon("2026-10-01T08:20", "10wd", SUPPLEMENT)

    def test_word_for_word(self) -> None:
        sentences = self.reckoning.sentences(source="thủ tục 1.013833, nộp trực tiếp")
        numbered = " ".join(f"{number}. {text}" for number, text in enumerate(sentences, 1))
        assert f"{self.reckoning.question} {numbered}" == (
            "Vì sao hạn là 08:20 thứ Sáu, 16/10/2026? "
            "1. Tiếp nhận lúc 08:20 thứ Năm, 01/10/2026, trong giờ làm việc. "
            "2. Thời hạn 10 ngày làm việc (thủ tục 1.013833, nộp trực tiếp). "
            "3. Đủ 10 ngày làm việc là 08:20 thứ Năm, 15/10/2026; "
            "không tính các ngày 3–4/10 và 10–11/10. "
            "4. Tạm dừng chờ bổ sung từ 10:00 05/10 đến 10:00 06/10: cộng 8 giờ làm việc. "
            "5. Hạn: 08:20 thứ Sáu, 16/10/2026."
        )

    def test_the_clock_panel(self) -> None:
        assert self.reckoning.due_at == at("2026-10-16T08:20")
        assert self.reckoning.consumed_seconds(NOW) == 4 * 28_800 + 52 * 60
        assert self.reckoning.remaining_seconds(NOW) == 5 * 28_800 + 7 * 3600 + 8 * 60
        assert self.reckoning.paused_seconds == 28_800
        assert not self.reckoning.provisional

    def test_consumed_and_remaining_make_up_the_term(self) -> None:
        for day in range(1, 17):
            for hour in (5, 9, 12, 16, 20):
                moment = at(f"2026-10-{day:02}T{hour:02}:00")
                if at("2026-10-01T08:20") <= moment <= at("2026-10-16T08:20"):
                    consumed = self.reckoning.consumed_seconds(moment)
                    assert consumed + self.reckoning.remaining_seconds(moment) == 10 * 28_800

    def test_late_is_negative(self) -> None:
        assert self.reckoning.remaining_seconds(at("2026-10-19T07:30")) == -(28_800 - 50 * 60)
        assert self.reckoning.consumed_seconds(at("2026-09-01T07:30")) == 0


class TestAnOpenPause:
    pause = Pause(at("2026-10-06T10:00"), None, "chờ bổ sung")
    reckoning = reckon("2026-10-01T08:20", "10wd", pause)

    def test_there_is_no_due_time_and_the_clock_stands(self) -> None:
        assert self.reckoning.due_at is None
        used = 3 * 28_800 + 100 * 60
        for moment in ("2026-10-06T10:00", "2026-10-08T09:12", "2026-12-08T09:12"):
            assert self.reckoning.consumed_seconds(at(moment)) == used
            assert self.reckoning.remaining_seconds(at(moment)) == 10 * 28_800 - used

    def test_it_says_so(self) -> None:
        assert self.reckoning.question == "Vì sao chưa có hạn?"
        assert self.reckoning.sentences()[-2:] == [
            "Tạm dừng chờ bổ sung từ 10:00 06/10, chưa kết thúc.",
            "Chưa có hạn: hạn sẽ tính lại khi nhận bổ sung.",
        ]

    def test_it_counts_up_to_the_moment_of_asking(self) -> None:
        asked = office().reckon(
            at("2026-10-01T08:20"), Term.parse("10wd"), ledger=[self.pause], at=NOW
        )
        assert asked.paused_seconds == office().elapsed(self.pause.start, NOW)
        assert self.reckoning.paused_seconds == 0

    def test_what_is_left_needs_the_year_it_runs_into(self) -> None:
        held = reckon("2026-12-01T08:20", "50wd", Pause(at("2026-12-02T10:00"), None))
        assert held.due_at is None
        with pytest.raises(UnknownYear):
            held.remaining_seconds(at("2026-12-03T10:00"))


class TestSentences:
    def test_received_out_of_hours(self) -> None:
        first = reckon("2026-10-02T18:05", "4wh").sentences()[0]
        assert first == (
            "Tiếp nhận lúc 18:05 thứ Sáu, 02/10/2026, ngoài giờ làm việc, "
            "nên tính từ 07:30 thứ Hai, 05/10/2026."
        )

    def test_days_off_before_the_moved_start_are_not_counted_twice(self) -> None:
        assert reckon("2026-10-03T08:20", "1wd").sentences()[2] == (
            "Đủ 1 ngày làm việc là 07:30 thứ Ba, 06/10/2026."
        )
        assert reckon("2026-10-02T16:00", "trong ngày").sentences()[2] == (
            "Hết giờ làm việc ngày đó là 17:30 thứ Hai, 05/10/2026; không tính các ngày 3–4/10."
        )

    def test_days_to_the_end_of_the_day(self) -> None:
        sentences = reckon(
            "2026-10-01T08:20", "2wd", Pause(at("2026-10-02T08:00"), at("2026-10-05T08:00")),
            rule=DayRule.END_OF_DAY,
        ).sentences()  # fmt: skip
        assert sentences[2:] == [
            (
                "Không tính ngày tiếp nhận, đủ 2 ngày làm việc là 17:30 thứ Hai, 05/10/2026; "
                "không tính các ngày 3–4/10."
            ),
            "Tạm dừng từ 08:00 02/10 đến 08:00 05/10: cộng 1 ngày làm việc.",
            "Hạn: 17:30 thứ Ba, 06/10/2026.",
        ]

    def test_calendar_days_that_end_on_a_day_off(self) -> None:
        sentences = reckon(
            "2026-10-01T08:20", "15d", Pause(at("2026-10-02T08:00"), at("2026-10-03T08:00"))
        ).sentences()
        assert sentences == [
            "Tiếp nhận lúc 08:20 thứ Năm, 01/10/2026; không tính ngày tiếp nhận.",
            "Thời hạn 15 ngày.",
            "Đủ 15 ngày là thứ Sáu, 16/10/2026.",
            "Tạm dừng từ 08:00 02/10 đến 08:00 03/10: cộng 1 ngày.",
            (
                "Thứ Bảy, 17/10/2026 là ngày nghỉ nên hạn chuyển sang ngày làm việc kế tiếp, "
                "thứ Hai, 19/10/2026."
            ),
            "Hạn: 17:30 thứ Hai, 19/10/2026.",
        ]

    def test_holidays_are_named(self) -> None:
        counted = reckon("2026-04-24T10:00", "5wd").sentences()[2]
        assert counted == (
            "Đủ 5 ngày làm việc là 10:00 thứ Tư, 06/05/2026; không tính các ngày "
            "25–27/4 (Giỗ Tổ Hùng Vương) và 30/4–3/5 (Ngày Chiến thắng, Ngày Quốc tế lao động)."
        )

    def test_many_days_off_are_counted_instead_of_listed(self) -> None:
        counted = reckon("2026-03-02T10:00", "60wd").sentences()[2]
        assert counted.endswith("; không tính 27 ngày nghỉ từ 07/03/2026 đến 24/05/2026.")

    def test_pauses_that_change_nothing_say_why(self) -> None:
        night = Pause(at("2026-10-01T18:00"), at("2026-10-01T19:00"))
        late = Pause(at("2026-10-09T08:00"), at("2026-10-09T09:00"))
        never = Pause(at("2026-10-10T08:00"), None)
        assert reckon("2026-10-01T08:20", "2wd", night, late, never).sentences()[3:6] == [
            "Tạm dừng từ 18:00 01/10 đến 19:00 01/10: không chạm giờ làm việc, không đổi hạn.",
            "Tạm dừng từ 08:00 09/10 đến 09:00 09/10, bắt đầu khi đã hết hạn: không đổi hạn.",
            "Tạm dừng từ 08:00 10/10, chưa kết thúc, bắt đầu khi đã hết hạn: không đổi hạn.",
        ]

    def test_a_pause_over_new_year_shows_its_years(self) -> None:
        pause = Pause(at("2025-12-31T08:00"), at("2026-01-05T08:30"))
        assert "từ 08:00 31/12/2025 đến 08:30 05/01/2026: cộng" in " ".join(
            reckon("2025-12-25T08:20", "10wd", pause).sentences()
        )

    @pytest.mark.parametrize(
        ("start", "why"),
        [
            ("2026-10-01T08:20", "trước 15:00 của ngày làm việc: xong trong ngày"),
            ("2026-10-01T15:00", "đã hết giờ nhận để xong trong ngày: xong trong ngày làm việc"),
            ("2026-10-03T08:20", "là ngày nghỉ: xong trong ngày làm việc kế tiếp"),
        ],
    )
    def test_same_day(self, start: str, why: str) -> None:
        assert why in reckon(start, "trong ngày").sentences()[0]


class TestProvisionalYears:
    def test_a_due_time_in_an_unannounced_year_says_so(self) -> None:
        reckoning = reckon("2026-12-25T08:00", "10wd", provisional=True)
        assert reckoning.provisional
        assert reckoning.sentences()[-2:] == [
            "Lịch làm việc năm 2027 chưa được công bố: hạn này là tạm tính, sẽ tính lại khi có lịch.",
            "Hạn: 08:00 thứ Hai, 11/01/2027.",
        ]

    @pytest.mark.parametrize(
        ("start", "term", "provisional"),
        [
            ("2026-10-01T08:20", "10wd", False),
            ("2026-12-31T08:20", "9wh", True),
            ("2015-12-30T08:20", "5wd", True),
            ("2015-12-20T08:20", "30d", False),
            ("2026-12-30T08:20", "5d", True),
            ("2026-12-31T08:20", "48h", False),
        ],
    )
    def test_only_what_rests_on_one_is_provisional(
        self, start: str, term: str, provisional: bool
    ) -> None:
        assert reckon(start, term, provisional=True).provisional is provisional

    def test_known_years_stay_as_they_are(self) -> None:
        assert reckon("2026-10-01T08:20", "10wd", provisional=True).due_at == at("2026-10-15T08:20")
        assert office().provisional().version != office().version

    def test_the_rule_finds_every_announced_year_but_its_swaps(self) -> None:
        from motcua.worktime.provisional import changes_of

        def off(changes: tuple[DayChange, ...] | list[DayChange], year: int) -> set[dt.date]:
            kinds = (DayKind.HOLIDAY, DayKind.COMPENSATION)
            return {
                change.day
                for change in changes
                if change.day.year == year and change.kind in kinds and change.day.weekday() < 5
            }

        for year in range(2016, 2027):
            assert off(changes_of(year), year) == off(office().changes, year), year

    def test_2027_by_the_rule(self) -> None:
        from motcua.worktime.provisional import changes_of

        weekdays = sorted(f"{c.day:%d/%m}" for c in changes_of(2027) if c.day.weekday() < 5)
        assert weekdays == sorted(
            [
                "01/01",
                "04/02",
                "05/02",
                "08/02",
                "09/02",
                "10/02",
                "16/04",
                "30/04",
                "03/05",
                "02/09",
                "03/09",
            ]
        )

    def test_new_year_of_the_lunar_calendar(self) -> None:
        from motcua.worktime import lunar

        known = "2028-01-26 2029-02-13 2030-02-02 2033-01-31 2034-02-19 2007-02-17"
        for day in map(dt.date.fromisoformat, known.split()):
            assert lunar.new_year(day.year) == day


def test_the_national_data_cites_the_law_for_each_day() -> None:
    for change in office_with_saturday().changes:
        assert change.name and change.legal_basis, change
    assert {change.day.year for change in office().changes} == set(range(2016, 2027))
