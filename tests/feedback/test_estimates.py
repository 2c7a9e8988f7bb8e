"""Satisfaction: whom to ask, and how sure the answer is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.feedback.rules.estimates import Answers, Heard, estimate, mean_of, ratio
from motcua.feedback.rules.results import shown
from motcua.feedback.rules.sampling import allocate, allocate_equally, sample_size, weight
from motcua.feedback.rules.screening import screened
from motcua.kernel.errors import InvalidInput


@pytest.mark.parametrize(
    ("population", "size"), [(0, 0), (1, 1), (400, 200), (1_000, 286), (10**9, 400)]
)
def test_sample_size_of_the_guidance(population, size):
    assert sample_size(population) == size


@given(st.integers(0, 10**7), st.integers(0, 1000), st.fractions(Fraction(1, 100), Fraction(1, 2)))
def test_sample_grows_with_the_population_and_never_passes_it(population, more, error):
    size = sample_size(population, error)
    assert size <= population
    assert size <= sample_size(population + more, error) <= size + more


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 500), min_size=1), st.data())
def test_allocation_sums_and_stays_within_each_stratum(populations, data):
    size = data.draw(st.integers(0, sum(populations.values())))
    given_out = allocate(populations, size)
    assert sum(given_out.values()) == size
    for name, people in populations.items():
        assert 0 <= given_out[name] <= people
        assert abs(given_out[name] - Fraction(size * people, max(1, sum(populations.values())))) < 1


def test_small_strata_get_their_least():
    assert allocate({"sở": 9_000, "xã": 10, "huyện": 990}, 400, least=30) == {
        "sở": 351, "xã": 10, "huyện": 39,
    }  # fmt: skip


def test_a_stratum_counts_by_its_people_not_by_its_answers():
    found = estimate({
        "sở": Answers(population=100, valid=50, satisfied=50),
        "xã": Answers(population=900, valid=50, satisfied=25),
    })  # fmt: skip
    assert found.percent == pytest.approx(55)
    assert found.low < 55 < found.high
    assert weight(900, 50) == 18


def test_who_asked_everybody_knows():
    found = estimate({"xã": Answers(population=80, valid=80, satisfied=60)})
    assert found.low == found.percent == found.high == 75


@given(st.integers(2, 300), st.integers(0, 300), st.integers(2, 10))
def test_more_answers_are_surer_and_the_interval_stays_in_bounds(valid, satisfied, times):
    satisfied = min(satisfied, valid)
    few = estimate({"a": Answers(population=10**5, valid=valid, satisfied=satisfied)})
    many = Answers(population=10**5, valid=valid * times, satisfied=satisfied * times)
    assert 0 <= few.low <= few.percent <= few.high <= 100
    assert estimate({"a": many}).error <= few.error


def test_the_index_is_the_mean_of_the_factors_and_one_person_answers_all():
    pairs = {n: [(1.0, 1.0)] * n + [(0.0, 1.0)] * (10 - n) for n in (8, 9, 10)}
    factors = {str(n): {"a": Heard(population=100, pairs=each)} for n, each in pairs.items()}
    found = mean_of(factors)
    assert found.percent == pytest.approx(90)
    # Three answers of one person are not three persons: surer than one question, not by √3.
    alone = mean_of({"8": factors["8"], "again": factors["8"]})
    assert alone.error == pytest.approx(ratio(factors["8"]).error)


def test_the_textbook_variance_of_a_share_by_strata():
    """Cochran, Sampling Techniques, 3rd edition, 5.10: Σ W²(1−f)·p·q/(n−1)."""
    found = estimate({
        "a": Answers(population=1000, valid=100, satisfied=80),
        "b": Answers(population=500, valid=50, satisfied=20),
    })  # fmt: skip
    by_hand = (2 / 3) ** 2 * 0.9 * 0.8 * 0.2 / 99 + (1 / 3) ** 2 * 0.9 * 0.4 * 0.6 / 49
    assert found.percent == pytest.approx(200 / 3)
    assert found.error == pytest.approx(by_hand**0.5 * 100)


def test_all_alike_in_a_sample_is_not_certain():
    found = estimate({"a": Answers(population=1000, valid=20, satisfied=20)})
    # Clopper–Pearson for 20 of 20
    assert found.percent == found.high == 100
    assert found.low == pytest.approx(83.16, abs=0.01)
    # Nine of ten are known: the tenth alone cannot bring it under nine tenths.
    known = estimate({"a": Answers(population=10, valid=9, satisfied=9)})
    assert known.low == pytest.approx(90)


def test_who_skips_questions_counts_for_less():
    whole = Heard(population=3, pairs=[(1.0, 1.0), (2.0, 2.0), (0.0, 2.0)])
    assert ratio({"a": whole}).percent == pytest.approx(60)


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 50), min_size=1), st.data())
def test_equal_shares_sum_and_differ_by_one_at_most_where_there_is_room(populations, data):
    size = data.draw(st.integers(0, sum(populations.values())))
    shared = allocate_equally(populations, size)
    assert sum(shared.values()) == size
    free = [n for name, n in shared.items() if n < populations[name]]
    assert max(shared.values()) <= min(free, default=51) + 1


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 12)))
def test_a_hidden_cell_cannot_be_reckoned_from_the_whole(counts):
    visible = shown(counts, 5)
    assert all(counts[name] >= 5 for name in visible)
    hidden = [name for name in counts if name not in visible and counts[name]]
    assert len(hidden) != 1 or len([n for n in counts.values() if n]) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Gọi tôi 0912.345.678 nhé", "Gọi tôi ••• nhé"),
        ("+84 912-345-678", "•••"),
        ("CCCD 014058004821", "CCCD •••"),
        ("thư lo.van@example.vn", "thư •••"),
        ("hồ sơ H52.118-261001-0042 trễ", "hồ sơ ••• trễ"),
        ("ngày 08/10/2026 nộp 1.234.567.000 đồng", "ngày 08/10/2026 nộp 1.234.567.000 đồng"),
        ("chờ 3 tiếng", "chờ 3 tiếng"),
    ],
)
def test_numbers_of_people_are_masked_in_free_text(text, kept):
    assert screened(text) == kept


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: sample_size(-1),
        lambda: sample_size(10, Fraction(0)),
        lambda: allocate({"a": 5}, 6),
        lambda: allocate({"a": 50, "b": 50}, 10, least=6),
        lambda: weight(5, 0),
        lambda: estimate({}),
        lambda: estimate({"a": Answers(population=5, valid=6, satisfied=1)}),
        lambda: mean_of({}),
    ],
)
def test_impossible_designs_are_refused(wrong):
    with pytest.raises(InvalidInput):
        wrong()
