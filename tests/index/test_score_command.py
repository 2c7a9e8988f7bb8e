"""`motcua index score`: what it prints, warns of and refuses."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.index.sets import answers, criterion, motcua, of, score

RATIO = {"kind": "ratio", "target": 0.9, "floor": 0.5}
BANDS = {
    "kind": "bands",
    "on": "value",
    "bands": [
        {"min": 100, "points": 10},
        {"min": 90, "points": 8},
        {"max": 50, "open": True, "points": 1},
    ],
}
GRADES = [{"grade": "B", "min": 80}, {"grade": "A", "min": 90}]


def test_index_counts_what_applies_and_ties_share_a_place(tmp_path):
    data = of(
        criterion("1", 5), criterion("2", 5, not_applicable="reduces_max"), grades=GRADES,
        blocks={"A": "sở", "B": "sở", "C": "sở", "D": "sở", "E": "xã"},
    )  # fmt: skip
    rows = [("A", "1", "4.5"), ("A", "2", "NA"), ("B", "1", "4,5"), ("B", "2", "4.5")]
    rows += [("C", "1", "5"), ("C", "2", "5"), ("D", "1", "1"), ("D", "2", "1")]
    found = answers(score(tmp_path, data, [*rows, ("E", "1", "2"), ("E", "2", "2")]))

    assert {unit: row["rank"] for unit, row in found.items()} == {
        "A": "2",
        "B": "2",
        "C": "1",
        "D": "4",
        "E": "1",
    }
    assert found["A"] == {
        "unit": "A", "block": "sở", "points": "4.50", "max_applicable": "5.00",
        "index": "90.00", "rank": "2", "grade": "A", "area:I": "4.50",
    }  # fmt: skip
    assert found["D"]["grade"] == ""


@pytest.mark.parametrize(
    ("most", "rule", "value", "points"),
    [
        (10, {"kind": "yes_no", "yes": 8, "no": 1}, "có", "8.00"),
        (10, {"kind": "yes_no", "yes": 8, "no": 1}, "0", "1.00"),
        (10, BANDS, "100", "10.00"), (10, BANDS, "99.99", "8.00"),
        (10, BANDS, "50", "0.00"), (10, BANDS, "49.9", "1.00"),
        (10, RATIO, "9/10", "10.00"), (10, RATIO, "10/10", "10.00"),
        (10, RATIO, "45/100", "0.00"), (10, RATIO, "1/2", "5.56"), (10, RATIO, "60%", "6.67"),
        (12, "survey", "82.27", "9.87"), (10, "survey", "0.05", "0.01"),
        (3, {"kind": "per_unit", "points": 0.5}, "4", "2.00"),
        (3, {"kind": "per_unit", "points": 0.5}, "9", "3.00"),
        (10, {"kind": "formula", "expression": "a / b * maximum"}, "a=1; b=3", "3.33"),
    ],
)  # fmt: skip
def test_each_rule(tmp_path, most, rule, value, points):
    found = answers(score(tmp_path, of(criterion("1", most, rule)), [("A", "1", value)]))
    assert found["A"]["points"] == points


@pytest.mark.parametrize(
    ("plan", "value", "points"), [("1", "100", "5.00"), ("0", "100", "2.00"), ("NA", "1", "0.00")]
)
def test_a_branch_follows_the_other_criterion(tmp_path, plan, value, points):
    full = {"kind": "bands", "bands": [{"min": 100, "points": 5}]}
    some = {"kind": "bands", "bands": [{"min": 1, "points": 2}]}
    branch = {
        "kind": "branch",
        "on": "1",
        "cases": [{"when": "yes", "rule": full}, {"when": 0, "rule": some}],
    }
    data = of(criterion("1", 5, "yes_no", not_applicable="reduces_max"), criterion("2", 5, branch))
    found = answers(score(tmp_path, data, [("A", "1", plan), ("A", "2", value)]))
    assert float(found["A"]["points"]) - 5 * (plan == "1") == float(points)


def test_bonus_is_capped_penalties_are_taken_off_and_the_index_stays_in_bounds(tmp_path):
    day = {"kind": "per_unit", "points": 1}
    data = of(
        criterion("1", 85), total={"mode": "sum"},
        bonus={"max": 15, "criteria": [criterion("B", 20)]},
        penalties={"criteria": [{"code": "P", "name": "trễ", "rule": day}]},
    )  # fmt: skip
    rows = [
        ("A", "1", "80"),
        ("A", "B", "20"),
        ("A", "P", "2"),
        ("B", "1", "1"),
        ("B", "B", "0"),
        ("B", "P", "9"),
    ]
    found = answers(score(tmp_path, data, rows))
    assert (found["A"]["index"], found["B"]["index"]) == ("93.00", "0.00")


def test_missing_is_zero_with_a_warning(tmp_path):
    result = score(tmp_path, of(criterion("1", 5), criterion("2", 5)), [("A", "1", "5")])
    assert answers(result)["A"]["index"] == "50.00"
    assert "A thiếu giá trị của 2" in result.stderr


def test_nothing_to_divide_by_is_not_applicable_or_an_error(tmp_path):
    rows = [("A", "1", "0/0"), ("A", "2", "5")]
    free = of(criterion("1", 5, "ratio", not_applicable="reduces_max"), criterion("2", 5))
    assert answers(score(tmp_path, free, rows))["A"]["max_applicable"] == "5.00"
    bound = score(tmp_path, of(criterion("1", 5, "ratio"), criterion("2", 5)), rows)
    assert (bound.exit_code, bound.stdout) == (2, "")
    assert "Dòng 2: tiêu chí 1: mẫu số bằng 0" in bound.stderr


def test_json(tmp_path):
    result = score(tmp_path, of(criterion("1", 8)), [("A", "1", "7")], "--format", "json")
    assert json.loads(result.stdout) == [
        {"unit": "A", "block": "", "points": 7.0, "max_applicable": 8.0, "index": 87.5, "rank": 1,
         "grade": "", "area:I": 7.0},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("A", "1", "6"), "6 điểm vượt điểm tối đa 5"),
        (("A", "1", "-1"), "âm"),
        (("A", "1", "NA"), "không ghi NA"),
        (("A", "1", "nhiều"), "không phải là số"),
        (("A", "1", "1.234,5"), "cả dấu chấm và dấu phẩy"),
        (("A", "9", "1"), "không có tiêu chí “9”"),
        (("", "1", "1"), "thiếu tên đơn vị"),
        (("B", "1", "1"), "đã có giá trị của tiêu chí 1"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_scored(tmp_path, row, said):
    result = score(tmp_path, of(criterion("1", 5)), [("B", "1", "4"), row])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Dòng 3" in result.stderr and said in result.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (of({**criterion("1", 5), "rule": None, "criteria": [criterion("1.1", 4.95)]}), "Tiêu chí 1: điểm tối đa ghi 5 nhưng các mục con cộng lại 4.95"),
        (of(criterion("1", 5), max=100), "Bộ tiêu chí: điểm tối đa ghi 100"),
        (of(criterion("1", 5, {"kind": "magic"})), "Tiêu chí 1: cách chấm “magic” không có"),
        (of(criterion("1", 5, {"kind": "ratio", "target": 0})), "không chia được"),
        (of(criterion("1", 5, {"kind": "branch", "on": "7", "cases": [{"when": 1, "rule": "points"}]})), "“7” không có trong bộ"),
        (of(*(criterion(a, 5, {"kind": "formula", "expression": f'points("{b}")'}) for a, b in ("12", "21"))), "phụ thuộc vòng tròn: 1 → 2 → 1"),
        (of(criterion("1", 5, {"kind": "formula", "expression": "__import__('os').system('x')"})), "không được dùng"),
        (of(criterion("1", 5, {"kind": "formula", "expression": "x.real"})), "không được dùng “x.real”"),
        (of(criterion("1", 5, {"kind": "formula", "expression": "9**9**9"})), "không được dùng “**”"),
        (of(criterion("1", 5), criterion("1", 5)), "mã này đã dùng"),
        ([], "tệp phải là một đối tượng"),
        ({"areas": []}, "cần “areas”"),
    ],
)  # fmt: skip
def test_a_wrong_set_is_refused_at_its_criterion(tmp_path, data, said):
    result = score(tmp_path, data, [("A", "1", "1")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr, result.stderr


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b'{"a": 1', b"[" * 9999, b'{"a":NaN}', b"null"]
)
def test_files_that_are_none(tmp_path, content):
    (tmp_path / "f").write_bytes(content)
    result = motcua("score", "--set", tmp_path / "f", "--scores", tmp_path / "f")
    assert result.exit_code == 2 and result.stderr
    assert not result.exception or isinstance(result.exception, SystemExit)


def test_a_half_moves_up_from_the_unrounded_value(tmp_path):
    """2.675 as a float is a little less and would come out 2.67."""
    found = answers(score(tmp_path, of(criterion("1", 10)), [("A", "1", "2.675")]))
    assert found["A"]["points"] == "2.68"


def test_a_grade_may_demand_more_than_the_index(tmp_path):
    grades = [
        {"grade": "A", "min": 50, "requires": [{"criterion": "2", "min": 3}]},
        {"grade": "B", "min": 10},
    ]
    data = of(criterion("1", 5), criterion("2", 5), grades=grades)
    rows = [("A", "1", "5"), ("A", "2", "3"), ("B", "1", "5"), ("B", "2", "2.9")]
    found = answers(score(tmp_path, data, rows))
    assert (found["A"]["grade"], found["B"]["grade"]) == ("A", "B")


def test_the_command_itself_needs_no_django(tmp_path):
    assert score(tmp_path, of(criterion("1", 5)), [("A", "1", "5")]).exit_code == 0
    files = ["--set", tmp_path / "set.json", "--scores", tmp_path / "scores.csv"]
    code = (
        "import sys, atexit; from motcua.config.cli import main;"
        "atexit.register(lambda: print('django' in sys.modules, file=sys.stderr)); main()"
    )
    arguments = [sys.executable, "-c", code, "index", "score", *files, "--format", "csv"]
    ran = subprocess.run(arguments, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "False\n")
    assert ran.stdout.splitlines()[1] == "A,,5.00,5.00,100.00,1,,5.00"
