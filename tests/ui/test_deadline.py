"""The words of a deadline, row by row of the design guide's table."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.ui.deadline import LOOKS, DeadlineFacts, State, deadline_view
from motcua.ui.spans import DAY, HOUR, MINUTE


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 10, day, hour, minute, tzinfo=VIETNAM)


def length(days: int = 0, hours: int = 0, minutes: int = 0) -> int:
    return days * DAY + hours * HOUR + minutes * MINUTE


NOW = at(8, 9, 12)
RUNNING = DeadlineFacts(
    now=NOW,
    due_at=at(16, 8, 20),
    remaining_seconds=length(5, 7, 8),
    term_seconds=10 * DAY,
    pauses=((length(1, 9, 40), length(2, 9, 40)),),
)


def view(**changes):
    return deadline_view(replace(RUNNING, **changes))


def test_not_started():
    found = deadline_view(now=NOW, started=False)

    assert (found.words, found.sentence) == (
        "Chưa tính giờ",
        "Chưa tính thời hạn: hồ sơ chưa được tiếp nhận.",
    )
    assert not found.segments


def test_running():
    found = view()

    assert found.words == "Còn 5 ngày 7 giờ"
    assert found.sentence == "Còn 5 ngày 7 giờ làm việc. Hạn: 08:20 thứ Sáu, 16/10/2026."
    assert found.summary == "Đã dùng 4 ngày 0 giờ / 10 ngày · Tạm dừng 1 ngày · Còn 5 ngày 7 giờ"
    assert (found.token, found.icon) == ("con", "clock-hour-4")


def test_due_today():
    found = view(due_at=at(8, 15, 40), remaining_seconds=length(0, 4, 28))

    assert (found.state, found.words) == (State.SOON, "Hôm nay 15:40")
    assert found.sentence == "Sắp đến hạn: còn 4 giờ 28 phút làm việc, đến 15:40 hôm nay."
    assert found.name.startswith("Hôm nay 15:40. ")


def test_due_soon():
    found = view(due_at=at(9, 11, 12), remaining_seconds=length(1, 2))

    assert (found.state, found.words) == (State.SOON, "Còn 1 ngày 2 giờ")
    assert found.sentence == (
        "Sắp đến hạn: còn 1 ngày 2 giờ làm việc, đến 11:12 thứ Sáu, 09/10/2026."
    )


@pytest.mark.parametrize(
    ("term", "left", "state"),
    [
        (length(10), length(2), State.SOON),  # a fifth of ten days
        (length(10), length(2, 0, 1), State.RUNNING),
        (length(1), length(0, 4), State.SOON),  # at least four hours
        (length(1), length(0, 4, 1), State.RUNNING),
        (length(60), length(3), State.SOON),  # at most three days
        (length(60), length(3, 0, 1), State.RUNNING),
    ],
)
def test_soon_begins_at_a_fifth_between_four_hours_and_three_days(term, left, state):
    assert view(term_seconds=term, remaining_seconds=left).state == state


def test_soon_can_be_set_for_a_unit():
    assert view(soon_seconds=length(6)).state == State.SOON


def test_overdue():
    found = view(due_at=at(7, 10), remaining_seconds=-length(0, 7, 12))

    assert found.words == "Quá 7 giờ"
    assert found.sentence == "Quá hạn 7 giờ 12 phút làm việc, từ 10:00 thứ Tư, 07/10/2026."
    assert found.print_words == "[Quá hạn 7 giờ]"
    assert (found.token, found.icon) == ("qua", "alert-octagon")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (-length(1, 3, 59), "Quá 1 ngày 3 giờ"),
        (-length(2), "Quá 2 ngày"),
        (-length(0, 0, 45), "Quá 45 phút"),
        (-30, "Vừa quá hạn"),
        (0, "Vừa quá hạn"),  # the office closed at the due time: no working second has passed
    ],
)
def test_overdue_is_rounded_down(left, words):
    assert view(due_at=at(7, 10), remaining_seconds=left).words == words


def test_paused():
    found = deadline_view(
        now=NOW,
        term_seconds=10 * DAY,
        used_seconds=length(3, 2),
        paused_since=at(6, 10),
        pauses=((length(3, 2), None),),
    )

    assert found.words == "Tạm dừng · chờ bổ sung"
    assert found.sentence == (
        "Tạm dừng tính giờ từ 10:00 06/10/2026 để chờ bổ sung. Đã dùng 3 ngày 2 giờ."
    )
    assert found.due_text == "Hạn sẽ tính lại khi nhận bổ sung"
    assert [kind for kind, _, _ in found.segments] == ["used", "paused"]


def test_reappointment_never_hides_the_due_date_of_the_law():
    found = view(reappointed_to=dt.date(2026, 10, 22))

    assert (found.words, found.second_line) == ("Còn 5 ngày 7 giờ", "Hẹn lại 22/10")
    assert found.sentence.endswith(
        "Đã xin lỗi và hẹn lại 1 lần. Hạn theo quy định vẫn là 16/10/2026."
    )


@pytest.mark.parametrize(
    ("finished", "left", "state", "words"),
    [
        (at(14, 8, 20), length(2), State.DONE_EARLY, "Xong trước hạn 2 ngày"),
        (at(15, 15), length(0, 2, 50), State.DONE_EARLY, "Xong trước hạn 2 giờ"),
        (at(16, 8), length(0, 0, 20), State.DONE_ON_TIME, "Xong đúng hạn"),
        (at(16, 8, 20), 0, State.DONE_ON_TIME, "Xong đúng hạn"),
        (at(19, 8, 30), -length(1, 0, 10), State.DONE_LATE, "Xong quá hạn 1 ngày"),
    ],
)
def test_done(finished, left, state, words):
    found = view(finished_at=finished, remaining_at_finish=left)

    assert (found.state, found.words) == (state, words)
    assert "16/10/2026" in found.sentence
    assert f"{finished:%d/%m/%Y}" in found.sentence


@pytest.mark.parametrize(
    ("how", "words"), [("stopped", "Đã dừng"), ("withdrawn", "Đã rút"), ("refused", "Từ chối")]
)
def test_ended_says_reason_and_paper(how, words):
    found = view(ended=how, ended_reason="không thuộc thẩm quyền", ended_paper="Phiếu số 12")

    assert found.words == words
    assert found.sentence == f"{words}: không thuộc thẩm quyền. Phiếu số 12."


def test_calendar_changed():
    found = view(moved_from=dt.date(2026, 10, 15), moved_reason="UBND xã nghỉ do bão ngày 12/10")

    assert found.moved
    assert found.sentence.endswith(
        "Hạn chuyển từ 15/10 sang 16/10 vì UBND xã nghỉ do bão ngày 12/10."
    )


def test_after_hours_says_so_and_does_not_tick():
    found = view(is_open=False, open_seconds=3600, open_hours_text="07:30–11:30, 13:30–17:30")

    assert "Ngoài giờ làm việc, đồng hồ đang dừng." in found.sentence
    assert "07:30–11:30" in found.sentence
    assert not found.ticks
    assert view(open_seconds=3600).ticks


def test_no_term_in_the_law():
    assert deadline_view(now=NOW).words == "Không quy định hạn"
    assert deadline_view(now=NOW, finished_at=at(8, 9)).words == "Đã xong"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (length(5, 7, 59) + 59, "Còn 5 ngày 7 giờ"),
        (length(5), "Còn 5 ngày"),
        (length(0, 7, 59), "Còn 7 giờ 59 phút"),
        (length(0, 1, 5), "Còn 1 giờ 05 phút"),
        (length(0, 0, 59) + 59, "Còn 59 phút"),
        (59, "Còn dưới 1 phút"),
    ],
)
def test_rounding_is_always_down(left, words):
    assert view(remaining_seconds=left).words == words


def test_bar_shows_use_pause_and_rest_without_gaps():
    found = view()
    kinds = [kind for kind, _, _ in found.segments]
    joints = [
        (end, following[1])
        for (_, _, end), following in zip(found.segments, found.segments[1:], strict=False)
    ]

    assert kinds == ["used", "paused", "used", "left"]
    assert all(end == start for end, start in joints)
    assert (found.segments[0][1], found.segments[-1][2]) == (0.0, 1.0)
    assert found.today_fraction == found.segments[-1][1]


def test_bar_of_an_overdue_one_runs_past_its_end():
    found = view(due_at=at(7, 10), remaining_seconds=-length(5))

    assert found.segments[-1][0] == "over"
    assert found.today_fraction == 1.0


def test_every_state_has_a_shape_of_its_own():
    icons = [icon for _, icon in LOOKS.values()]

    assert set(LOOKS) == set(State)
    assert len(set(icons)) == len(icons)
