"""A set as a workbook: as people write it, and back."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook

from motcua.index.exchange.set_files import demo_set_data
from motcua.index.exchange.workbooks import COLUMNS, CRITERIA, read_set_workbook, workbook_of
from motcua.index.rules.faults import InvalidSet
from motcua.index.rules.reading import read_set
from tests.index.sets import answers, motcua, score

ROWS = [
    ["Lĩnh vực", "I", "Chỉ đạo", None, "7,5", None, None, None],
    ["Tiêu chí", "1", "Kế hoạch", "I", 2.5, "reduces_max", "yes_no", "yes=2,5; no=0,5"],
    ["Tiêu chí", "2", "Kiểm tra", None, 5, None, "bands", ">=100: 5; >=80 và <100: 2,5; <80: 0"],
]


def _book(rows, merged="D3:D4"):
    book = Workbook()
    sheet = book.active
    sheet.title = CRITERIA
    for row in [list(COLUMNS), *rows]:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_merged_cells_and_comma_decimals():
    found = read_set_workbook(_book(ROWS)).criteria_set
    assert [(leaf.code, float(leaf.top)) for leaf in found.regular] == [("1", 2.5), ("2", 5.0)]
    assert found.regular[1].rule.amounts == (5, Decimal("2.5"), 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((1, 4, "2.5.1"), "Ô E3: “2.5.1” không phải là số"),
        ((2, 7, "cao: 5"), "Ô H4: mức “cao: 5” viết chưa đúng"),
        ((2, 0, "Nhóm"), "Ô A4: “nhóm” không có"),
        ((2, 1, "1"), "Ô B4: mã “1” trùng"),
        ((1, 3, "X"), "Ô D3: không có mã “X”"),
        ((2, 4, "4"), "Dòng 2, Lĩnh vực I: điểm tối đa ghi 7.5"),
    ],
)
def test_a_fault_names_its_cell(change, said):
    row, column, value = change
    rows = [list(cells) for cells in ROWS]
    rows[row][column] = value
    with pytest.raises(InvalidSet) as refusal:
        read_set_workbook(_book(rows))
    assert said in refusal.value.message


def test_no_workbook_at_all():
    with pytest.raises(InvalidSet, match="không phải sổ tính"):
        read_set_workbook(b"PK no")


def test_demo_set_goes_out_and_comes_back_the_same():
    data = demo_set_data()
    ours, back = read_set(data).criteria_set, read_set_workbook(workbook_of(data)).criteria_set
    assert back == ours
    assert ours.total == 100
    assert "không phải phụ lục chính thức" in ours.name.lower()


def test_command_turns_one_into_the_other(tmp_path):
    book, back = tmp_path / "set.xlsx", tmp_path / "back.json"
    assert motcua("template", "--to", book).exit_code == 0
    assert motcua("convert", book, back).exit_code == 0
    rows = [
        ("A", leaf.code, "0/1" if leaf.rule.kind == "ratio" else "0")
        for leaf in read_set(demo_set_data()).criteria_set.leaves
    ]
    (tmp_path / "bad.xlsx").write_bytes(b"no")
    assert motcua("convert", tmp_path / "bad.xlsx", tmp_path / "x.json").exit_code == 2
    assert not (tmp_path / "x.json").exists()
    import json

    found = answers(score(tmp_path, json.loads(back.read_text("utf-8")), rows))
    assert 0 <= float(found["A"]["index"]) <= 100
