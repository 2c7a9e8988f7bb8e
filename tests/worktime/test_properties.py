"""What must hold for any start, term, pause and hours."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.kernel.clock import VIETNAM
from motcua.worktime import Calendar, DayRule, Pause, Term, TermUnit, Week, WeekVersion
from motcua.worktime.calendars import national_changes, office, office_with_saturday

# The same examples every time: a failure is of the code, not of the day.
STEADY = settings(derandomize=True, deadline=None, max_examples=150)
CALENDARS = st.sampled_from([office(), office_with_saturday(), office().provisional()])
SINCE = dt.datetime(2016, 1, 1, tzinfo=VIETNAM)
MOMENTS = st.timedeltas(dt.timedelta(0), dt.timedelta(3468)).map(lambda later: SINCE + later)
SPANS = st.timedeltas(dt.timedelta(0), dt.timedelta(40))
RULES = st.sampled_from(list(DayRule))
TERMS = st.builds(
    Term,
    st.integers(0, 120).map(Decimal) | st.decimals(0, 120, places=3),
    st.sampled_from([TermUnit.WORKING_DAYS, TermUnit.WORKING_HOURS, TermUnit.MINUTES]),
) | st.builds(
    Term, st.integers(0, 15).map(Decimal), st.sampled_from([TermUnit.DAYS, TermUnit.MONTHS])
)


@STEADY
@given(CALENDARS, MOMENTS, TERMS, RULES)
def test_the_quick_way_and_the_explained_way_agree(
    calendar: Calendar, start: dt.datetime, term: Term, rule: DayRule
) -> None:
    reckoning = calendar.reckon(start, term, day_rule=rule)
    assert calendar.due(start, term, day_rule=rule) == reckoning.due_at
    assert reckoning.sentences()[-1].startswith("Hạn: ")


@STEADY
@given(CALENDARS, MOMENTS, st.integers(0, 900_000))
def test_the_due_time_is_the_earliest_that_holds_the_work(
    calendar: Calendar, start: dt.datetime, seconds: int
) -> None:
    start = start.replace(microsecond=0)
    term = Term(Decimal(seconds * 60) / 3600, TermUnit.MINUTES)
    due = calendar.due(start, term)
    assert due is not None
    assert calendar.elapsed(start, due) == term.seconds
    if term.seconds:
        assert calendar.elapsed(start, due - dt.timedelta(seconds=1)) == term.seconds - 1


@STEADY
@given(CALENDARS, MOMENTS, SPANS, SPANS)
def test_elapsed_adds_up(
    calendar: Calendar, start: dt.datetime, first: dt.timedelta, second: dt.timedelta
) -> None:
    middle, end = start + first, start + first + second
    whole = calendar.elapsed(start, end)
    assert whole == calendar.elapsed(start, middle) + calendar.elapsed(middle, end)
    assert 0 <= whole <= (end - start).total_seconds() + 1


@STEADY
@given(CALENDARS, MOMENTS, TERMS, RULES, SPANS, SPANS)
def test_a_pause_never_brings_the_due_time_forward(
    calendar: Calendar,
    start: dt.datetime,
    term: Term,
    rule: DayRule,
    before: dt.timedelta,
    length: dt.timedelta,
) -> None:
    plain = calendar.due(start, term, day_rule=rule)
    pause = Pause(start + before, start + before + length)
    paused = calendar.due(start, term, day_rule=rule, pauses=[pause])
    assert plain is not None and paused is not None and paused >= plain
    assert calendar.due(start, term, day_rule=rule, pauses=[Pause(plain, None)]) == plain


@STEADY
@given(CALENDARS, MOMENTS, TERMS, RULES, SPANS, SPANS, SPANS)
def test_a_pause_cut_in_two_moves_working_time_alike(
    calendar: Calendar,
    start: dt.datetime,
    term: Term,
    rule: DayRule,
    before: dt.timedelta,
    first: dt.timedelta,
    second: dt.timedelta,
) -> None:
    begin, cut, end = start + before, start + before + first, start + before + first + second
    due = calendar.due(start, term, day_rule=rule)
    # At the due time itself the second part would begin too late to count.
    assume(due is not None and cut < due)
    whole = calendar.due(start, term, day_rule=rule, pauses=[Pause(begin, end)])
    parts = calendar.due(start, term, day_rule=rule, pauses=[Pause(begin, cut), Pause(cut, end)])
    assert whole == parts


@st.composite
def hours_of_a_day(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    edges = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple((opens * 60, closes * 60) for opens, closes in pairs)


@STEADY
@given(hours_of_a_day(), hours_of_a_day(), MOMENTS, st.integers(0, 30))
def test_any_hours_can_be_worked(
    weekday: tuple[tuple[int, int], ...],
    saturday: tuple[tuple[int, int], ...],
    start: dt.datetime,
    days: int,
) -> None:
    week = WeekVersion(dt.date(2000, 1, 1), Week.of(weekday, saturday=saturday))
    calendar = Calendar("any", weeks=[week], changes=national_changes(), years=(2016, 2026))
    opening = calendar.next_opening(start)
    assert calendar.is_open(opening) and calendar.elapsed(start, opening) == 0
    term = Term(Decimal(days), TermUnit.WORKING_DAYS)
    rolled = calendar.due(start, term)
    closing = calendar.due(start, term, day_rule=DayRule.END_OF_DAY)
    assert rolled is not None and closing is not None
    assert opening <= rolled <= closing or days
    assert rolled <= closing
