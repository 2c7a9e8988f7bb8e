"""What is withheld cannot be reckoned back: asked of a reader who tries every table that fits."""

from __future__ import annotations

import random
from collections.abc import Hashable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.reports.rules import network, suppression
from motcua.reports.rules.suppression import Relation, table, withheld

K = 5
TOTAL = "all"


def summed(grid):
    """Cells of a table with its sums, and its relations."""
    rows, columns = range(len(grid)), range(len(grid[0]))
    cells = {(r, c): grid[r][c] for r in rows for c in columns}
    cells |= {(r, "all"): sum(grid[r]) for r in rows}
    cells |= {("all", c): sum(row[c] for row in grid) for c in columns}
    cells["all", "all"] = sum(map(sum, grid))
    return cells, table(rows, columns, "all")


def movable(cells, relations, hidden):
    """Withheld counts of which a reader finds another table that fits, ever farther from the true."""
    names = sorted((name for name in hidden if "all" not in name), key=repr)
    found: set = set()
    for reach in range(1, 4):
        for steps in product(range(-reach, reach + 1), repeat=len(names)):
            told = {**cells, **{n: cells[n] + step for n, step in zip(names, steps, strict=True)}}
            for one in relations:
                if one.total in hidden:
                    told[one.total] = sum(told[part] for part in one.parts)
            if all(told[key] >= 1 for key in hidden) and all(
                told[one.total] == sum(told[part] for part in one.parts) for one in relations
            ):
                found |= {key for key in hidden if told[key] != cells[key]}
        if found == hidden:
            break
    return found


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=2), min_size=2, max_size=3))
def test_no_withheld_count_can_be_reckoned_back(grid):
    cells, relations = summed(grid)
    hidden = withheld(cells, relations, K)

    assert {key for key, count in cells.items() if 0 < count < K} <= hidden
    assert not any(cells[key] == 0 for key in hidden)
    assert movable(cells, relations, hidden) == hidden


def test_two_that_are_few_together_are_not_left_between_a_total():
    """1 and 1 withheld under a told total of the rest are known to be 1 and 1."""
    cells = {"all": 22, "a": 1, "b": 1, "c": 9, "d": 11}
    hidden = withheld(cells, [Relation("all", ("a", "b", "c", "d"))], K)
    assert hidden == {"a", "b", "c"}


def test_a_ring_of_ones_that_only_whole_numbers_pin_is_broken():
    """Each row and column leaves two open, and still only one table fits."""
    grid = [[1, 4, 0], [0, 4, 1], [4, 0, 4]]
    cells, relations = summed(grid)
    hidden = withheld(cells, relations, K)
    small = {key for key, count in cells.items() if 0 < count < K}
    assert movable(cells, relations, small) == set()
    assert movable(cells, relations, hidden) == hidden > small


def test_nothing_small_withholds_nothing_and_zeros_are_told():
    cells, relations = summed([[0, 7], [12, 30]])
    assert withheld(cells, relations, K) == frozenset()
    cells, relations = summed([[3, 7], [12, 30]])
    assert withheld(cells, relations, 1) == frozenset()


def test_a_part_alone_takes_its_total_with_it():
    cells = {"all": 3, "a": 3, "b": 0}
    assert withheld(cells, [Relation("all", ("a", "b"))], K) == {"all", "a"}


def test_a_count_told_twice_is_withheld_twice():
    """What is open at the end of a month is what the next carries over."""
    cells = {"march": 40, "march_open": 3, "march_done": 37, "april_carried": 3, "april": 60,
             "april_new": 57}  # fmt: skip
    relations = [
        Relation("march", ("march_open", "march_done")),
        Relation("april_carried", ("march_open",)),
        Relation("april", ("april_carried", "april_new")),
    ]
    hidden = withheld(cells, relations, K)
    assert {"march_open", "april_carried", "march_done", "april_new"} <= hidden


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        (Relation("all", ("a", "x")), "no cell 'x'"),
        (Relation("all", ("a",)), "the parts of 'all' do not add up"),
    ],
)
def test_tables_that_do_not_add_up_are_refused(relation, words):
    with pytest.raises(ValueError, match=words):
        withheld({"all": 9, "a": 4, "b": 5}, [relation], K)


@pytest.mark.parametrize("seed", range(25))
def test_walking_pins_down_exactly_what_a_solver_does(seed):
    """Every withheld count pushed as far up and down as the reader's equations allow."""
    chance = random.Random(seed)
    rows, columns = range(chance.randint(2, 6)), range(chance.randint(2, 4))
    cells: dict[Hashable, int] = {}
    for row in rows:
        for column in columns:
            count = chance.choice([0, 1, 1, 2, 3, 6, 20])
            for key in product((row, TOTAL), (column, TOTAL)):
                cells[key] = cells.get(key, 0) + count
    hidden = [key for key, count in cells.items() if count and chance.random() < 0.4]
    relations = suppression.table(rows, columns, TOTAL)
    bound = [one for one in relations if set(one.members) & set(hidden)]
    solve, far = suppression._programme(cells, bound, hidden), set()
    for place, key in enumerate(hidden):
        for sign in (-1, 1):
            told = solve([sign if n == place else 0 for n in range(len(hidden))])
            if abs(told[place] - cells[key]) >= 1 - 1e-6:
                far.add(key)
    sums = [(one.total, one.parts) for one in bound]
    assert network.pinned(cells, sums, hidden) == set(hidden) - far


def test_a_public_table_is_withheld_without_a_solver(monkeypatch):
    monkeypatch.setattr(suppression, "_programme", None)
    cells: dict[Hashable, int] = {}
    for row in range(75):
        for column, count in enumerate((40 + row, row % 7)):
            for key in product((row, TOTAL), (column, TOTAL)):
                cells[key] = cells.get(key, 0) + count
    assert suppression.withheld(cells, suppression.table(range(75), range(2), TOTAL), 5)
