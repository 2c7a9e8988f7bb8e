"""Public tables and a set told in words, turned by `motcua index convert` into what scores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.index.sets import answers, motcua, score


@pytest.fixture
def tables(shared_data):
    return Path(shared_data, "par-index")


def test_dak_lak_2017_by_command(tables, tmp_path):
    made, scores = tmp_path / "set.json", tmp_path / "scores.csv"
    done = motcua(
        "convert", tables / "parindex_components.csv", made, "--scores", scores,
        "--place", "Đắk Lắk", "--year", "2017",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    files = ("--set", made, "--scores", scores)
    found = answers(motcua("score", *files))["Đắk Lắk"]
    assert (found["index"], found["max_applicable"], found["area:VII"]) == (
        "75.37", "100.00", "8.86",
    )  # fmt: skip
    lost = motcua("improve", *files, "--unit", "Đắk Lắk").stdout.splitlines()[1:]
    hundredths = [round(float(line.split(",")[-3]) * 100) for line in lost]
    assert (sum(hundredths), len(lost)) == (2463, 7)


def test_the_published_years_compare_as_published(tables, tmp_path):
    files = [tmp_path / f"{year}.csv" for year in (2016, 2017)]
    for file in files:
        source = tables / "parindex_all_years.csv"
        assert motcua("convert", source, file, "--year", file.stem).exit_code == 0
    result = motcua("compare", *files)
    found = answers(result)
    assert (found["Sơn La"]["change"], found["Sơn La"]["places"]) == ("7.63", "14")
    assert (found["Lạng Sơn"]["index_before"], found["Lạng Sơn"]["places"]) == ("", "25")
    assert "thứ hạng ghi như đã công bố, không tính lại" in result.stderr


def test_area_maxima_of_two_years_do_not_compare(tables, tmp_path):
    sets = [tmp_path / f"set-{year}.json" for year in (2017, 2018)]
    for file, year in zip(sets, ("2017", "2018"), strict=True):
        done = motcua("convert", tables / "criteria_sets.json", file, "--year", year)
        assert done.exit_code == 0, done.stderr
    lacking = motcua(
        "convert", tables / "criteria_sets.json", tmp_path / "x.json", "--year", "2022"
    )
    assert lacking.exit_code == 2 and not (tmp_path / "x.json").exists()
    assert "chưa công bố điểm tối đa của lĩnh vực I, II, VI, VII" in lacking.stderr
    table = tmp_path / "t.csv"
    table.write_text("unit,index,rank\nA,80,1\n", "utf-8")
    result = motcua("compare", table, table, "--before-set", sets[0], "--after-set", sets[1])
    assert answers(result)["A"]["comparable"] == "no"
    assert "khác nhau ở 7 tiêu chí" in result.stderr
    assert "tiêu chí I: điểm tối đa 10 → 9" in result.stderr


FULL = {
    "I.1": "30", "I.2.1": "30", "I.2.2": "1", "I.3": "1", "I.4": "2", "II.1.1": "100",
    "II.1.2": "100", "II.1.3": "1", "II.2": "1", "II.3.1": "1", "II.3.2": "1", "II.4.1": "1",
    "II.4.2": "100", "II.5.1": "100", "II.5.2": "100", "II.6": "85/100", "II.7": "1",
}  # fmt: skip
# What each of these answers earns, read in the source by hand.
SOME = {
    "I.1": ("45", "1.50"), "I.2.1": ("27", "0.50"), "II.1.1": ("70", "4.00"),
    "II.1.3": ("2", "3.00"), "II.4.2": ("84", "3.00"), "II.5.1": ("0", "0.00"),
    "II.6": ("68%", "8.00"),
}  # fmt: skip


@pytest.fixture
def commune(tables, tmp_path):
    """The set of QĐ 11-QĐ/TU as JSON, and what the conversion said."""
    file = tmp_path / "qd11.json"
    done = motcua("convert", tables / "criteria_example_qd11_xa.json", file)
    assert done.exit_code == 0, done.stderr
    return json.loads(file.read_text("utf-8")), done.stderr


def test_a_commune_of_quy_dinh_11(commune, tmp_path):
    data, said = commune
    assert "V.1: ghi số ngày trễ" in said and "II.1.3: ghi số thứ tự của mức" in said
    rows = [("Đủ", code, value) for code, value in FULL.items()]
    for code, (value, _points) in SOME.items():
        rows += [(code, other, full) for other, full in FULL.items() if other != code]
        rows.append((code, code, value))
    rows += [("Trễ", code, value) for code, value in FULL.items()] + [("Trễ", "V.1", "4")]
    rows += [("Thưởng", code, value) for code, value in FULL.items()]
    rows += [("Thưởng", "IV.3.1", "1"), ("Thưởng", "IV.1", "2"), ("Thưởng", "IV.3.2", "3")]
    found = answers(score(tmp_path, data, rows))
    assert (found["Đủ"]["points"], found["Đủ"]["index"], found["Đủ"]["grade"]) == (
        "85.00", "85.00", "B",
    )  # fmt: skip
    tops = {leaf["code"]: leaf["max"] for area in data["areas"] for leaf in area["criteria"]}
    for code, (_value, points) in SOME.items():
        assert float(found[code]["points"]) == 85 - tops[code] + float(points), code
    # Four days late: one point for the first two, one more for each of the others.
    assert found["Trễ"]["index"] == "82.00"
    assert (found["Thưởng"]["index"], found["Thưởng"]["grade"]) == ("94.50", "A")


def test_what_was_not_asked_of_a_commune_takes_its_points_out(commune, tmp_path):
    data, _said = commune
    rows = [("A", code, "NA" if code == "II.2" else value) for code, value in FULL.items()]
    found = answers(score(tmp_path, data, rows))["A"]
    assert (found["points"], found["max_applicable"]) == ("77.00", "77.00")


def test_a_table_nobody_knows_and_a_year_it_lacks(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("a,b\n1,2\n", "utf-8")
    unknown = motcua("convert", table, tmp_path / "x.json", "--year", "2017")
    table.write_text("year,rank,province,score\n2016,1,A,80\n", "utf-8")
    absent = motcua("convert", table, tmp_path / "x.csv", "--year", "2017")
    assert (unknown.exit_code, absent.exit_code) == (2, 2)
    assert "không có dòng nào của năm 2017" in absent.stderr
    assert "--year" in motcua("convert", table, tmp_path / "x.csv").stderr
