"""What OpenCPS v2 was seen to answer, right and wrong, and what is right.

Its office was 07:30–11:30 and 13:00–17:00; Monday is 2 March 2026.
"""

from __future__ import annotations

import datetime as dt

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.worktime import (
    Calendar,
    DayChange,
    DayKind,
    Pause,
    Term,
    Week,
    WeekVersion,
    hours,
)

EIGHT_HOURS = hours("07:30-11:30", "13:00-17:00")
SEVEN_HOURS = hours("08:00-11:30", "13:30-17:00")


def at(text: str) -> dt.datetime:
    """`Mon 08:00`, in the week of 2 March 2026; `+Mon` in the next."""
    name, clock = text.lstrip("+").split()
    day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].index(name) + 7 * text.count("+")
    return dt.datetime.fromisoformat(f"2026-03-{2 + day:02} {clock}").replace(tzinfo=VIETNAM)


def calendar(week: Week | None = None, **days: DayKind) -> Calendar:
    changes = [DayChange(day=at(f"{name} 00:00").date(), kind=kind) for name, kind in days.items()]
    version = WeekVersion(dt.date(2016, 1, 1), week or Week.of(EIGHT_HOURS))
    return Calendar("cps", weeks=[version], changes=changes, years=(2026, 2028))


OFF, MADE_UP = DayKind.HOLIDAY, DayKind.WORKING


@pytest.mark.parametrize(
    ("start", "term", "wanted"),
    [
        ("Mon 08:00", "1wd", "Tue 08:00"),
        ("Mon 09:20", "3wd", "Thu 09:20"),
        ("Mon 18:00", "1wd", "Wed 07:30"),
        ("Sat 09:00", "1wd", "+Tue 07:30"),
        ("Mon 08:00", "0.5wd", "Mon 13:30"),
    ],
)
def test_due(start: str, term: str, wanted: str) -> None:
    assert calendar().due(at(start), Term.parse(term)) == at(wanted)


def test_a_long_term_is_not_cut() -> None:
    due = calendar().due(at("Mon 08:00"), Term.parse("300wd"))
    assert due == dt.datetime(2027, 4, 26, 8, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("days", "start", "wanted"),
    [
        ({"Sat": MADE_UP}, "Fri 08:00", "Sat 08:00"),
        ({"Sun": MADE_UP}, "Fri 08:00", "Sun 08:00"),
        ({"Fri": OFF, "Sat": MADE_UP}, "Thu 08:00", "Sat 08:00"),
    ],
)
def test_make_up_days(days: dict[str, DayKind], start: str, wanted: str) -> None:
    assert calendar(**days).due(at(start), Term.parse("1wd")) == at(wanted)


def test_a_half_saturday_has_four_hours() -> None:
    half = calendar(Week.of(EIGHT_HOURS, saturday=hours("07:30-11:30")))
    # Sixteen hours from Friday 08:00: 7.5 on Friday, 4 on Saturday, 4.5 on Monday.
    assert half.due(at("Fri 08:00"), Term.parse("16wh")) == at("+Mon 13:30")
    assert half.due(at("Fri 08:00"), Term.parse("2wd")) == at("+Mon 08:00")


@pytest.mark.parametrize(
    ("term", "wanted"), [("1wd", "03-03"), ("5wd", "03-09"), ("20wd", "03-30"), ("60wd", "05-25")]
)
def test_a_day_of_seven_hours_is_a_day(term: str, wanted: str) -> None:
    due = calendar(Week.of(SEVEN_HOURS)).due(at("Mon 08:00"), Term.parse(term))
    assert f"{due:%m-%d %H:%M}" == f"{wanted} 08:00"


@pytest.mark.parametrize(
    ("start", "end", "worked"),
    [
        ("Mon 08:00", "Tue 17:00", 15.5),
        ("Mon 08:00", "Tue 18:30", 15.5),
        ("Mon 07:30", "Wed 17:00", 24),
        ("Mon 18:00", "Tue 09:00", 1.5),
        ("Fri 16:00", "+Mon 08:00", 1.5),
        ("Fri 16:00", "+Mon 17:00", 9),
        ("Fri 16:00", "+Mon 20:00", 9),
        ("Sat 09:00", "Sun 09:00", 0),
        ("Mon 12:00", "Tue 12:00", 8),
    ],
)
def test_elapsed_and_the_pause_of_that_length(start: str, end: str, worked: float) -> None:
    office = calendar()
    assert office.elapsed(at(start), at(end)) == worked * 3600
    assert office.elapsed(at(end), at(start)) == -worked * 3600
    # Paused from `start` to `end`, a term moves by just that much work.
    term, pause = Term.parse("40wh"), Pause(at(start), at(end))
    moved = office.due(at("Mon 07:30"), term, pauses=[pause])
    unmoved = office.due(at("Mon 07:30"), term)
    assert office.elapsed(unmoved, moved) == (worked * 3600 if at(start) < unmoved else 0)
