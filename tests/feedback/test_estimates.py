"""Satisfaction: whom to ask, and how sure the answer is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.index.rules.sipas import (
    Answers,
    allocate,
    estimate,
    mean_percent,
    sample_size,
    satisfaction,
    weight,
)
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


def test_the_index_is_the_mean_of_the_factors():
    strata = [
        {"a": Answers(population=100, valid=10, satisfied=satisfied)} for satisfied in (8, 9, 10)
    ]
    factors = satisfaction(dict(zip(("access", "result", "officials"), strata, strict=True)))
    assert mean_percent(factors) == pytest.approx(90)


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
        lambda: mean_percent({}),
    ],
)
def test_impossible_designs_are_refused(wrong):
    with pytest.raises(InvalidInput):
        wrong()
