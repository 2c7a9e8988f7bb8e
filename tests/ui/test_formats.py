from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from motcua.kernel.clock import VIETNAM
from motcua.ui import formats


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1234.5, None, "1.234,5"),
        (1234567, None, "1.234.567"),
        (Decimal("71.25"), 2, "71,25"),
        (Decimal("0.005"), 2, "0,01"),
        (-0.4, 2, "−0,40"),
        (0, None, "0"),
        (None, None, "–"),
    ],
)
def test_numbers(value, places, text):
    assert formats.number_text(value, places) == text


def test_percent_of_nothing_is_unknown_and_never_zero():
    assert formats.percent_text(3152, 3226) == "97,71%"
    assert formats.percent_text(Decimal("0.9108")) == "91,08%"
    assert formats.percent_text(0, 0) == "–"
    assert formats.percent_text(0, 5, 0) == "0%"


def test_money_in_sentences_and_tables():
    assert formats.money_text(14000) == "14.000\u00a0đồng"
    assert formats.money_cell(123456789) == "123.456.789\u00a0₫"
    assert formats.money_cell(None) == "–"


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (999, "999"), (1000, "999+"), (None, "–")])
def test_counts_stop(count, text):
    assert formats.count_text(count) == text


def test_sizes():
    assert formats.size_text(1_258_291) == "1,2\u00a0MB"
    assert formats.size_text(860_000) == "840\u00a0KB"
    assert formats.size_text(3) == "1\u00a0KB"


def test_ranges():
    assert formats.range_text(dt.date(2026, 9, 1), dt.date(2026, 9, 30)) == "01–30/9/2026"
    assert formats.range_text(dt.date(2026, 8, 1), dt.date(2026, 9, 30)) == "01/08/2026–30/09/2026"


def test_relative_words_only_within_the_day():
    now = dt.datetime(2026, 10, 8, 0, 20, tzinfo=VIETNAM)

    assert formats.ago_text(now - dt.timedelta(minutes=12), now) == "12 phút trước"
    assert formats.ago_text(now, now) == "vừa xong"
    assert formats.ago_text(now - dt.timedelta(minutes=30), now) == "23:50 thứ Tư, 07/10/2026"


def test_a_moment_is_told_by_its_day_in_vietnam():
    late_evening_in_utc = dt.datetime(2026, 10, 7, 20, 0, tzinfo=dt.UTC)

    assert formats.day_text(late_evening_in_utc) == "08/10/2026"
    assert formats.instant_text(None) == "–"
