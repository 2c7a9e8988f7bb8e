"""Which days a period holds, and by when its report is due."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from motcua.kernel.errors import InvalidInput
from motcua.reports.rules import periods
from motcua.reports.rules.periods import Cutoff, PeriodKind, all_of, latest_ended, parse, reach

LAW = periods.cutoffs_of_law()
MONTHS = Cutoff(day=1, due_days=5, due_days_above=10, valid_from=dt.date(2027, 1, 1),
                legal_basis="QĐ 1/QĐ-UBND")  # fmt: skip


@pytest.mark.parametrize(
    ("key", "first", "last", "due"),
    [
        ("2026-M09", "2026-08-15", "2026-09-14", "2026-09-15"),
        ("2026-M01", "2025-12-15", "2026-01-14", "2026-01-15"),
        ("2026-M03", "2026-02-15", "2026-03-14", "2026-03-15"),
        ("2026-Q1", "2025-12-15", "2026-03-14", "2026-03-15"),
        ("2026-Q3", "2026-06-15", "2026-09-14", "2026-09-15"),
        ("2026-H1", "2025-12-15", "2026-06-14", "2026-06-15"),
        ("2026-H2", "2026-06-15", "2026-12-14", "2026-12-15"),
        ("2026-9M", "2025-12-15", "2026-09-14", "2026-09-15"),
        ("2026-Y", "2025-12-15", "2026-12-14", "2026-12-15"),
        ("2018-Q1", "2018-01-01", "2018-03-31", "2018-04-01"),
        ("2016-M02", "2016-02-01", "2016-02-29", "2016-03-01"),
    ],
)
def test_days_are_those_of_the_law_of_the_time(key, first, last, due):
    found = reach(parse(key), LAW)
    assert (str(found.first), str(found.last), str(found.due)) == (first, last, due)
    assert found.period.key == key


def test_periods_of_a_kind_follow_one_another_without_gap():
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR):
        listed = [reach(one, LAW) for year in (2024, 2025, 2026) for one in all_of(year, [kind])]
        for before, after in pairwise(listed):
            assert after.first == before.last + dt.timedelta(1)
            assert after.period.before() == before.period and not after.notes


def test_a_cutoff_that_moved_leaves_days_in_two_periods_or_in_none_and_says_which():
    doubled = reach(parse("2019-M03"), LAW)
    assert "15/02/2019 – 28/02/2019 nằm trong cả hai kỳ" in doubled.notes[0]
    lost = reach(parse("2027-M01"), [*LAW, MONTHS])
    assert "15/12/2026 – 31/12/2026 không thuộc kỳ nào" in lost.notes[0]
    assert (lost.first, lost.due) == (dt.date(2027, 1, 1), dt.date(2027, 2, 5))
    assert not reach(parse("2026-M12"), [*LAW, MONTHS]).notes


def test_the_latest_period_is_the_last_whose_data_are_complete():
    assert latest_ended(PeriodKind.QUARTER, dt.date(2026, 9, 14), LAW).key == "2026-Q2"
    assert latest_ended(PeriodKind.QUARTER, dt.date(2026, 9, 15), LAW).key == "2026-Q3"
    assert latest_ended(PeriodKind.YEAR, dt.date(2026, 1, 1), LAW).key == "2025-Y"
    assert latest_ended(PeriodKind.MONTH, dt.date(2026, 1, 2), LAW).key == "2025-M12"


def test_names_are_those_on_papers():
    assert [parse(f"2026-{end}").name for end in ("M09", "Q3", "H1", "9M", "Y")] == [
        "Tháng 9 năm 2026", "Quý III năm 2026", "6 tháng đầu năm 2026", "9 tháng đầu năm 2026",
        "Năm 2026",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["", "2026", "2026-Q5", "2026-M13", "2026-M0", "1999-Q1", "9999-Y"])
def test_what_is_no_period_is_told_how_to_write_one(key):
    with pytest.raises(InvalidInput, match="2026-Q3"):
        parse(key)
