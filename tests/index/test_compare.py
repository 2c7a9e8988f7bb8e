"""Changes of points and places, of figures as they were published."""

from __future__ import annotations

import pytest

from tests.index.sets import answers, motcua

# Reports of the provinces on the PAR Index 2017; Lạng Sơn printed no score for 2016.
Y2016 = "unit,index,rank\nSơn La,73.62,33\nLạng Sơn,,52\n"
Y2017 = "unit,index,rank\nSơn La,81.25,19\nLạng Sơn,79.10,27\n"


def _compare(folder, before, after):
    (folder / "2016.csv").write_text(before, "utf-8-sig")
    (folder / "2017.csv").write_text(after, "utf-8")
    return motcua("compare", folder / "2016.csv", folder / "2017.csv")


def test_published_years(tmp_path):
    found = answers(_compare(tmp_path, Y2016, Y2017))
    assert (found["Sơn La"]["change"], found["Sơn La"]["places"]) == ("7.63", "14")
    assert (found["Lạng Sơn"]["change"], found["Lạng Sơn"]["places"]) == ("", "25")
    # Nobody's place is reckoned from the few whose scores are known.
    assert (found["Sơn La"]["rank"], found["Lạng Sơn"]["rank"]) == ("19", "27")


def test_on_time_rate_of_khanh_hoa(tmp_path):
    before, after = (f"unit,index,rank\nKhánh Hòa,{x},\n" for x in ("73.84", "91.08"))
    assert answers(_compare(tmp_path, before, after))["Khánh Hòa"]["change"] == "17.24"


def test_units_of_one_year_only_stay_and_falling_is_negative(tmp_path):
    before, after = "unit,index,rank\nA,50,1\nB,40,2\n", "unit,index,rank\nA,45.5,3\nC,60,1\n"
    found = answers(_compare(tmp_path, before, after))
    assert (found["A"]["change"], found["A"]["places"]) == ("-4.50", "-2")
    assert (found["B"]["index"], found["C"]["index_before"]) == ("", "")


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("unit,index\nA,1\n", "thiếu cột rank"),
        ("unit,index,rank\nA,x,1\n", "“x” không phải là số"),
        ("unit,index,rank\nA,1,một\n", "không phải số nguyên"),
        ("unit,index,rank\nA,1,1\nA,2,2\n", "đã có ở một dòng trên"),
        ("unit,index,rank\nA,7,5,1\n", "có 4 ô"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, after, said):
    result = _compare(tmp_path, Y2016, after)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_sets_of_both_years_say_whether_points_compare(tmp_path):
    import json

    from tests.index.sets import criterion, of

    first = of(criterion("1", 10, "ratio"), criterion("2", 5))
    second = of(criterion("1", 10, {"kind": "ratio", "target": 0.9}), criterion("3", 5))
    for name, data in (("a.json", first), ("b.json", second)):
        (tmp_path / name).write_text(json.dumps(data), "utf-8")
    result = _compare(tmp_path, Y2016, Y2017)
    assert answers(result)["Sơn La"]["comparable"] == "unknown"
    tables = (tmp_path / "2016.csv", tmp_path / "2017.csv")
    same = motcua("compare", *tables, "--before-set", tmp_path / "a.json",
                  "--after-set", tmp_path / "a.json")  # fmt: skip
    other = motcua("compare", *tables, "--before-set", tmp_path / "a.json",
                   "--after-set", tmp_path / "b.json")  # fmt: skip
    assert answers(same)["Sơn La"]["comparable"] == "yes"
    assert answers(other)["Sơn La"]["comparable"] == "no"
    assert "bộ tiêu chí khác nhau ở 3 tiêu chí" in other.stderr
    assert "tiêu chí 1: cách chấm theo tỷ lệ đạt mục tiêu 100% → " in other.stderr
    assert "tiêu chí 2: bỏ (Tiêu chí 2)" in other.stderr
    alone = motcua("compare", *tables, "--before-set", tmp_path / "a.json")
    assert alone.exit_code == 2 and "--after-set" in alone.stderr


def test_tables_that_name_their_sets(tmp_path):
    tables = [f"unit,index,rank,set\nA,70,1,{name}\n" for name in ("4361/QĐ", "2948/QĐ")]
    assert answers(_compare(tmp_path, *tables))["A"]["comparable"] == "no"
    assert answers(_compare(tmp_path, tables[0], tables[0]))["A"]["comparable"] == "yes"
