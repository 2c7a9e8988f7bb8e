"""Whatever the sheet: both ways of scoring agree, and an index keeps its promises."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.index.exchange.results import result_rows
from motcua.index.rules.numbers import rounded_units
from motcua.index.rules.ranking import ranked
from motcua.index.rules.reading import read_set
from motcua.index.rules.scoring import score
from motcua.index.rules.sheet import SheetReader
from motcua.index.rules.table import scored_table, total_hundredths
from tests.index.sets import criterion, of

# Each rises with its value, so that a better value must never lower the index.
RULES = {
    "points": lambda r: f"{r.randrange(0, 501) / 100}",
    "yes_no": lambda r: str(r.randrange(2)),
    "survey": lambda r: f"{r.randrange(0, 10001) / 100}",
    "ratio": lambda r: f"{r.randrange(0, 8)}/{r.choice([7, 9, 23])}",
    "per_unit": lambda r: str(r.randrange(0, 12)),
    "bands": lambda r: str(r.randrange(0, 101)),
    "formula": lambda r: f"a={r.randrange(9)};b={r.randrange(1, 9)}",
}
FORMS = {
    "per_unit": {"kind": "per_unit", "points": 0.35},
    "ratio": {"kind": "ratio", "target": 0.9, "floor": 0.2},
    "bands": {"kind": "bands", "bands": [{"min": m, "points": m / 20} for m in (50, 80, 20, 100)]},
    "formula": {"kind": "formula", "expression": "a / b"},
}


def _set(kinds, mode):
    leaves = [
        criterion(str(n), 5, FORMS.get(kind, kind), not_applicable="reduces_max")
        for n, kind in enumerate(kinds)
    ]
    grades = [{"grade": name, "min": least} for name, least in (("A", 60), ("B", 40))]
    bonus = {"max": 1, "criteria": [criterion("B", 5, FORMS["ratio"])]}
    penalties = {"criteria": [{"code": "P", "rule": FORMS["per_unit"]}]}
    more = {"grades": grades, "bonus": bonus, "penalties": penalties, "total": {"mode": mode}}
    return read_set(of(*leaves, **more)).criteria_set


def _rows(criteria_set, kinds, rng, units):
    rows = []
    for unit in range(units):
        for n, kind in enumerate(kinds):
            value = "NA" if rng.random() < 0.1 else RULES[kind](rng)
            rows.append((f"U{unit}", str(n), value))
        rows += [(f"U{unit}", "B", RULES["ratio"](rng)), (f"U{unit}", "P", RULES["per_unit"](rng))]
    return rows


def _table(criteria_set, rows):
    reader = SheetReader(criteria_set)
    for unit, code, value in rows:
        reader.add(unit, code, value, where="")
    return scored_table(reader.sheet())


SHEETS = st.tuples(
    st.lists(st.sampled_from(sorted(RULES)), min_size=1, max_size=6),
    st.sampled_from(["percent", "sum"]),
    st.integers(0, 10**6),
)


@settings(max_examples=30, deadline=None)
@given(SHEETS)
def test_all_at_once_is_one_by_one(made):
    kinds, mode, seed = made
    criteria_set = _set(kinds, mode)
    table = _table(criteria_set, _rows(criteria_set, kinds, Random(seed), 9))
    one = [score(criteria_set, u, table.sheet.given_of(n)) for n, u in enumerate(table.sheet.units)]

    assert total_hundredths(table.points).tolist() == [rounded_units(s.points) for s in one]
    assert total_hundredths(table.most).tolist() == [rounded_units(s.most) for s in one]
    assert table.index_hundredths.tolist() == [
        -1 if s.index is None else rounded_units(s.index) for s in one
    ]
    assert [place or None for place in table.places.tolist()] == list(
        ranked({s.unit: s.index for s in one}).values()
    )
    assert table.grades == [s.grade for s in one]
    for n, s in enumerate(one):
        assert table.scored(n).earned == s.earned
        assert s.index is None or 0 <= s.index <= 100


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_order_of_rows_and_criteria_is_no_matter(made):
    kinds, mode, seed = made
    criteria_set = _set(kinds, mode)
    rows = _rows(criteria_set, kinds, Random(seed), 5)
    data = _set(kinds, mode)
    shuffled = Random(seed + 1).sample(rows, len(rows))
    assert result_rows(_table(criteria_set, rows)) == result_rows(_table(data, shuffled))


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_better_is_never_worse_and_na_earns_nothing(made):
    kinds, mode, seed = made
    criteria_set, rng = _set(kinds, mode), Random(seed)
    sheet = _table(criteria_set, _rows(criteria_set, kinds, rng, 1)).sheet
    best = {"yes_no": "1", "ratio": "1/1", "survey": "100", "bands": "100", "per_unit": "99"}
    before = score(criteria_set, "U0", sheet.given_of(0))
    for n, kind in enumerate(kinds):
        top = {"points": "5", "formula": "a=9;b=1"}.get(kind) or best[kind]
        changed = sheet.changed("U0", {str(n): top}).given_of(0)
        better = score(criteria_set, "U0", changed)
        assert better.points >= before.points
        assert (better.index or 0) >= (before.index or 0)
        without = score(criteria_set, "U0", sheet.changed("U0", {str(n): "NA"}).given_of(0))
        assert without.points <= before.points


def test_equal_by_different_roads_is_a_tie():
    """0.1 three times against 0.3, thirds against one: floats would part them."""
    criteria_set = read_set(
        of(*(criterion(str(n), 1) for n in range(3)), criterion("R", 3, "ratio"))
    ).criteria_set
    rows = [("A", str(n), "0.1") for n in range(3)] + [("A", "R", "1/3")]
    rows += [("B", "0", "0.3"), ("B", "1", "0"), ("B", "2", "0"), ("B", "R", "100/300")]
    rows += [("C", "0", "0.3"), ("C", "1", "0.000000000001"), ("C", "2", "0"), ("C", "R", "1/3")]
    table = _table(criteria_set, rows)
    assert table.places.tolist() == [2, 2, 1]
    assert table.exact_index(0) == Fraction(130, 6)


@pytest.mark.parametrize("order", [1, -1])
def test_bands_in_any_order(order):
    bands = [{"min": m, "points": m / 20} for m in (100, 80, 50, 20)][::order]
    criteria_set = read_set(of(criterion("1", 5, {"kind": "bands", "bands": bands}))).criteria_set
    table = _table(criteria_set, [("A", "1", "85")])
    assert table.points.value.tolist() == [4.0]
