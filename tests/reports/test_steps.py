"""Steps of colour: of equal width, or with as many in each; the legend tells their bounds."""

from __future__ import annotations

import pytest

from motcua.reports.rules.steps import EQUAL, RANKED, steps


def test_equal_steps_are_equally_wide_and_hold_everything():
    scale = steps([0, 1_000, 9_999, 10_000], EQUAL)
    told = [(one.number, one.least, one.most, one.places) for one in scale.legend]
    assert told == [(1, 0, 1_999, 2), (2, 2_000, 3_999, 0), (3, 4_000, 5_999, 0),
                    (4, 6_000, 7_999, 0), (5, 8_000, 10_000, 2)]  # fmt: skip


def test_steps_by_rank_hold_as_many_each():
    scale = steps([*range(9_900, 9_910), 100], RANKED)
    assert [one.places for one in scale.legend] == [2, 2, 2, 2, 3]
    assert scale.of(100) == 1 and scale.of(9_909) == 5


@pytest.mark.parametrize("kind", [EQUAL, RANKED])
def test_where_nothing_differs_or_is_known(kind):
    assert steps([], kind).legend == [] and steps([], kind).of(5) == 1
    (one,) = steps([10_000, 10_000], kind).legend
    assert (one.number, one.least, one.most, one.places) == (3, 10_000, 10_000, 2)
    most = steps([10_000] * 9 + [5_000], RANKED)
    assert most.of(10_000) == 5 and sum(one.places for one in most.legend) == 10
