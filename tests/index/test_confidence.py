"""How sure a place is, and what the next one costs."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from motcua.index.rules.confidence import Disputed, Uncertainty, confidence_rows, simulate
from motcua.index.rules.improving import improvement_rows, losses, what_if
from motcua.index.rules.reading import read_set
from motcua.index.rules.sheet import SheetReader
from motcua.index.rules.table import scored_table
from tests.index.sets import answers, criterion, motcua, of, score


def _table(rows, **more):
    data = of(criterion("1", 10, "ratio"), criterion("2", 10), criterion("S", 10, "survey"), **more)
    reader = SheetReader(read_set(data).criteria_set)
    for unit, *values in rows:
        for code, value in zip(("1", "2", "S"), values, strict=True):
            reader.add(unit, code, value, where="")
    return scored_table(reader.sheet())


ROWS = [("A", "95/100", "9", "90"), ("B", "90/100", "9", "90"), ("C", "1/100", "1", "10")]


def test_no_doubt_leaves_every_place_as_it_is():
    table = _table([*ROWS, ("D", "90/100", "9", "90")])
    places = simulate(table, Uncertainty(weights=0), runs=50, seed=1).places
    assert (places == table.places[None, :]).all() and table.places.tolist() == [1, 2, 4, 2]


def test_who_is_better_in_everything_is_first_under_any_weights():
    places = simulate(_table(ROWS), Uncertainty(weights=1), runs=500, seed=1).places
    assert (places[:, 2] == 3).all() and (places[:, 0] == 1).all()


def test_runs_can_be_had_again_and_other_seeds_differ():
    table = _table([("A", "9/10", "5", "50"), ("B", "5/10", "9", "51"), ("C", "5/10", "5", "90")])
    runs = [simulate(table, Uncertainty(), runs=300, seed=seed).places for seed in (3, 3, 4)]
    assert (runs[0] == runs[1]).all() and (runs[0] != runs[2]).any()
    assert set(np.unique(runs[0])) == {1, 2, 3}


def test_a_small_survey_makes_places_unsure():
    table = _table([("A", "5/10", "5", "80"), ("B", "5/10", "5", "78")])
    few, many = (
        simulate(table, Uncertainty(weights=0, respondents=n), runs=2000, seed=1).places
        for n in (30, 300_000)
    )
    assert 0.3 < (few[:, 0] == 1).mean() < 0.8
    assert (many[:, 0] == 1).all()


def test_each_unit_is_as_sure_as_its_own_answers():
    """Six of six in a hamlet is no certainty; of those nobody counted the default holds."""
    table = _table([("A", "5/10", "5", "100"), ("B", "5/10", "5", "90"), ("C", "5/10", "5", "1")])

    def first(**answers: int) -> float:
        doubt = Uncertainty(weights=0, answered={"S": answers})
        return float((simulate(table, doubt, runs=2000, seed=1).places[:, 0] == 1).mean())

    assert first(A=6, B=100_000) < 0.95
    assert first(A=100_000, B=100_000) == 1
    assert first() == 1


def test_disputed_points_decide():
    table = _table([("A", "5/10", "5", "50"), ("B", "5/10", "6", "50")])
    dispute = Disputed("A", "2", Fraction(5), Fraction(9))
    doubt = Uncertainty(weights=0, disputed=(dispute,))
    rows = confidence_rows(table, simulate(table, doubt, runs=4000, seed=1))
    assert [row["unit"] for row in rows] == ["B", "A"]
    assert 20 < float(rows[0]["same_rank_percent"]) < 30


def test_the_next_place_costs_so_many_dossiers():
    """B lacks 1.7 index points: 5 dossiers more on time of 100 make it equal to A."""
    table = _table(ROWS)
    found = {loss.criterion.code: loss for loss in losses(table, "B")}
    assert found["1"].more == 5
    assert found["1"].lost == 1 and found["1"].gain == Fraction(10, 3)
    assert what_if(table, "B", {"1": "95/100"}).index == table.exact_index(0)
    assert what_if(table, "B", {"1": "94/100"}).index < table.exact_index(0)
    assert table.exact_index(1) == what_if(table, "B", {}).index
    assert all(loss.more is None for loss in losses(table, "A"))
    assert {row["criterion"] for row in improvement_rows(table, "C")} == {"1", "2", "S"}


def test_commands(tmp_path):
    data = of(criterion("1", 10, "ratio"), criterion("2", 10))
    rows = [("A", "1", "9/10"), ("A", "2", "9"), ("B", "1", "8/10"), ("B", "2", "9")]
    assert score(tmp_path, data, rows).exit_code == 0
    files = ("--set", tmp_path / "set.json", "--scores", tmp_path / "scores.csv")
    sure = answers(motcua("confidence", *files, "--runs", 100, "--seed", 2))
    assert sure["A"]["same_rank_percent"] == "100.00"
    result = motcua("improve", *files, "--unit", "B")
    assert result.stdout.splitlines()[1] == "B,1,Tiêu chí 1,2.00,10.00,1"
    assert motcua("improve", *files, "--unit", "Z").exit_code == 2


@pytest.mark.parametrize("mode", ["percent", "sum"])
def test_without_doubt_the_index_is_the_index(mode):
    from motcua.index.rules.confidence import _indices

    table = _table(ROWS, total={"mode": mode})
    index = _indices(table, Uncertainty(weights=0), 2, np.random.default_rng(1))
    assert np.allclose(index, table.index[None, :])


def _doubted(folder, lines):
    data = of(criterion("1", 10), criterion("2", 10))
    assert score(folder, data, [("A", "1", "5"), ("A", "2", "5"), ("B", "1", "5"), ("B", "2", "6")])
    (folder / "d.csv").write_text(lines, "utf-8")
    files = ("--set", folder / "set.json", "--scores", folder / "scores.csv")
    return motcua("confidence", *files, "--weights", 0, "--runs", 2000, "--disputed",
                  folder / "d.csv")  # fmt: skip


@pytest.mark.parametrize("head", ["low,high\nA,2,5,9", "self,appraised\nA,2,9,5"])
def test_disputed_points_by_command(tmp_path, head):
    found = answers(_doubted(tmp_path, f"unit,criterion,{head}\n"))
    assert (found["A"]["rank_p05"], found["A"]["rank_p95"]) == ("1", "2")
    assert 20 < float(found["B"]["same_rank_percent"]) < 30


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("C,2,1,2", "không có đơn vị “C”"),
        ("A,9,1,2", "“9” không phải tiêu chí"),
        ("A,2,1,11", "11 điểm nằm ngoài 0 và điểm tối đa 10"),
        ("A,2,x,1", "“x” không phải là số"),
        ("A,2,1,2\nA,2,1,3", "đã ghi ở trên"),
    ],
)
def test_a_wrong_dispute_is_named(tmp_path, row, said):
    result = _doubted(tmp_path, f"unit,criterion,low,high\n{row}\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
