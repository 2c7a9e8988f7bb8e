"""What is withheld cannot be reckoned back: asked of a reader who tries every table that fits."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Hashable
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from motcua.reports.queries import open_settlement
from motcua.reports.rules import network, round_trips, suppression
from motcua.reports.rules.round_trips import Trips
from motcua.reports.rules.suppression import Relation, table, withheld

K = 5
TOTAL = "all"


def elsewhere(cells, relations, hidden):
    """Of which withheld counts whole numbers of at least 1 exist that fit and differ: a solver says."""
    names, number = list(hidden), {key: n for n, key in enumerate(hidden)}
    matrix = np.zeros((len(relations), len(names)))
    sums = np.zeros(len(relations))
    for row, one in enumerate(relations):
        for key, sign in ((one.total, 1), *((part, -1) for part in one.parts)):
            if key in number:
                matrix[row, number[key]] = sign
            else:
                sums[row] -= sign * cells[key]
    fits = LinearConstraint(matrix, sums, sums)
    limits = Bounds(1, [2 * cells[key] + 10 for key in names])
    found = set()
    for key, place in number.items():
        for sign in (-1, 1):
            told = milp(sign * np.eye(len(names))[place], integrality=np.ones(len(names)),
                        constraints=fits, bounds=limits)  # fmt: skip
            if round(told.x[place]) != cells[key]:
                found.add(key)
                break
    return found


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
    sums = [(one.total, one.parts) for one in bound]
    assert network.pinned(cells, sums, hidden) == set(hidden) - elsewhere(cells, bound, hidden)


def test_a_public_table_is_walked(monkeypatch):
    monkeypatch.setattr(suppression, "Trips", None)
    cells: dict[Hashable, int] = {}
    for row in range(75):
        for column, count in enumerate((40 + row, row % 7)):
            for key in product((row, TOTAL), (column, TOTAL)):
                cells[key] = cells.get(key, 0) + count
    assert suppression.withheld(cells, suppression.table(range(75), range(2), TOTAL), 5)


# What is no plain table


def cube(numbers, sizes):
    """Counts by three keys with every sum, and its relations: each count stands in three."""
    cells: dict[Hashable, int] = {}
    keys = list(product(*map(range, sizes)))
    for key, number in zip(keys, numbers, strict=True):
        for place in product(*((one, TOTAL) for one in key)):
            cells[place] = cells.get(place, 0) + number
    relations = []
    for side, size in enumerate(sizes):
        others = [(*range(n), TOTAL) if at != side else (TOTAL,) for at, n in enumerate(sizes)]
        for total in product(*others):
            parts = tuple((*total[:side], n, *total[side + 1 :]) for n in range(size))
            relations.append(Relation(total, parts))
    return cells, relations


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([0, 0, 1, 1, 2, 4, 7, 30]), min_size=12, max_size=12))
def test_in_a_table_of_three_keys_every_withheld_count_could_be_another(numbers):
    cells, relations = cube(numbers, (2, 3, 2))
    hidden = withheld(cells, relations, K)
    assert {key for key, count in cells.items() if 0 < count < K} <= hidden
    assert not any(cells[key] == 0 for key in hidden)
    bound = [one for one in relations if set(one.members) & hidden]
    # Where all but zeros is withheld, nothing is told that could pin anything down.
    everything = hidden == {key for key, count in cells.items() if count}
    assert everything or elsewhere(cells, bound, hidden) == hidden
    assert all(few_are_not_alone(cells, one, hidden) for one in relations)


def few_are_not_alone(cells, one, hidden):
    """Under a total that is told, what is withheld adds up to no less than may be told."""
    open_ = [key for key in one.parts if key in hidden]
    if one.total in hidden or not open_:
        return True
    rest = [key for key in one.parts if key not in hidden and cells[key]]
    return sum(cells[key] for key in open_) >= K or not rest


def flows(units, fields, months, seed=1):
    """As the open data of II.06 has them: by unit and by field, from month to month."""
    chance, cells, carried = random.Random(seed), {}, Counter()
    for month in (f"2026-{number + 1:02d}" for number in range(months)):
        rows = {("", "TOTAL"): Counter()}
        for key in product(range(units), range(fields)):
            counts = flow(chance, carried[key], (key[0] + 1) * (key[1] + 1) / (units * fields) * 9)
            carried[key] = counts["open"]
            named = (open_settlement.AGENCY, str(key[0])), (open_settlement.FIELD, str(key[1]))
            for row in (("", "TOTAL"), *named):
                rows.setdefault(row, Counter()).update(counts)
        for row, counts in rows.items():
            cells |= {(month, *row, name): counts[name] for name in open_settlement.EVERY}
    return cells, list(open_settlement._relations(cells))


def flow(chance, carried, size):
    online, counter, post = (int(chance.expovariate(1 / size)) for _way in range(3))
    total = online + counter + post + carried
    settled = chance.randint(total * 6 // 10, total)
    early = chance.randint(0, settled)
    late = min(settled - early, chance.choice((0, 0, 0, 1)))
    overdue = min(total - settled, chance.choice((0, 0, 1)))
    return Counter(
        received_total=total, received_online=online, received_counter=counter, received_post=post,
        received_counter_post=counter + post, carried_in=carried, settled=settled,
        settled_early=early, settled_on_time=settled - early - late, settled_late=late,
        open=total - settled, open_in_time=total - settled - overdue, open_overdue=overdue,
    )  # fmt: skip


def test_thousands_of_withheld_counts_are_each_proven_safe_and_soon():
    """Each on a trip: every sum as shown, nothing below 1, and it is another by one."""
    cells, relations = flows(60, 20, 6)
    sums = [(one.total, one.parts) for one in relations]
    trips = Trips(cells, sums, {key for key, count in cells.items() if 0 < count < K})
    began = time.process_time()
    hidden = suppression._on_trips(trips, relations, K)
    assert time.process_time() - began < 20
    assert len(hidden) > suppression._MOST_WALKED and trips.of.keys() == hidden
    assert len(hidden) < sum(count > 0 for count in cells.values()) / 3
    for trip in {id(one): one for one in trips.of.values()}.values():
        assert trip.keys() <= hidden
        assert all(cells[key] + change >= 1 for key, change in trip.items())
        for total, parts in sums:
            assert trip.get(total, 0) == sum(trip.get(part, 0) for part in parts)
    assert all(trips.of[key][key] for key in hidden)
    assert withheld(cells, relations, K) == hidden
    assert all(few_are_not_alone(cells, one, hidden) for one in relations)


def test_a_search_that_finds_nothing_withholds_too_much_never_too_little(monkeypatch):
    monkeypatch.setattr(round_trips, "_SEARCHES", ((1, 1, 1.0),))
    cells, relations = flows(3, 3, 2)
    apart = {"a": 9, "b": 4, "c": 5}
    hidden = withheld(cells | apart, [*relations, Relation("a", ("b", "c"))], K)
    assert hidden >= {key for key, count in cells.items() if count}
    assert withheld(cells, relations, 1) == frozenset()
