"""Every spelling of a term, and what is no term."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.worktime import InvalidTerm, Term, TermUnit


@pytest.mark.parametrize(
    ("text", "canonical", "printed"),
    [
        ("10 ngày làm việc", "10wd", "10 ngày làm việc"),
        ("10wd", "10wd", "10 ngày làm việc"),
        ("0,5 ngày làm việc", "0.5wd", "0,5 ngày làm việc"),
        ("2.50wd", "2.5wd", "2,5 ngày làm việc"),
        ("16 giờ làm việc", "16wh", "16 giờ làm việc"),
        ("30 ngày", "30d", "30 ngày"),
        ("2 tháng", "2m", "2 tháng"),
        ("2m", "2m", "2 tháng"),
        ("trong ngày", "same-day", "trong ngày"),
        ("same-day", "same-day", "trong ngày"),
        ("48 giờ", "48h", "48 giờ"),
        ("30 phút", "30min", "30 phút"),
        ("30 phút làm việc", "30min", "30 phút"),
        ("1000wd", "1000wd", "1000 ngày làm việc"),
        ("0wd", "0wd", "0 ngày làm việc"),
        ("  05  NGÀY   Làm Việc ", "5wd", "5 ngày làm việc"),
        (unicodedata.normalize("NFD", "5 ngày làm việc"), "5wd", "5 ngày làm việc"),
    ],
)
def test_spellings(text: str, canonical: str, printed: str) -> None:
    term = Term.parse(text)
    assert (str(term), term.text()) == (canonical, printed)
    assert Term.parse(printed) == term == Term.parse(canonical)


@pytest.mark.parametrize(
    "text",
    [
        *("", "5", "wd", "-1wd", "+1wd", "1e3wd", "5 tuần", "mười ngày", "1.2.3wd", ".5wd", "5.wd"),
        *("٣wd", "NaNwd", "5 ngày làm việc sau", "5 same-day", "1.5d", "0,5 tháng", "1" * 13 + "d"),
    ],
)
def test_what_is_no_term(text: str) -> None:
    with pytest.raises(InvalidTerm) as refusal:
        Term.parse(text)
    assert refusal.value.field == "term"


def test_an_amount_is_cut_down_to_the_whole_second_however_long() -> None:
    nines = "0." + "9" * 30
    assert Term.parse(f"{nines}wd").seconds == 28_799
    assert Term.parse(f"{nines}wh").seconds == 3_599
    term = Term.parse("2.00001wd")
    assert (term.whole, term.seconds) == (2, 0)


def test_a_term_is_checked_however_it_is_made() -> None:
    assert Term(Decimal(3), TermUnit("wd")) == Term.parse("3wd")
    for amount in (Decimal(-1), Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(InvalidTerm):
            Term(amount, TermUnit.WORKING_DAYS)


UNITS = st.sampled_from([unit for unit in TermUnit if unit is not TermUnit.SAME_DAY])


@settings(derandomize=True, deadline=None)
@given(st.decimals(0, 999_999, places=4), UNITS)
def test_canonical_text_reads_back_as_the_same_term(amount: Decimal, unit: TermUnit) -> None:
    if unit in (TermUnit.DAYS, TermUnit.MONTHS):
        amount = Decimal(int(amount))
    term = Term(amount, unit)
    assert Term.parse(str(term)) == term == Term.parse(term.text())
    assert Term.parse(str(term)).seconds == term.seconds
