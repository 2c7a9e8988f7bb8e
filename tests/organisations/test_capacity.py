"""Headcount, streamlining, training and e-office coverage: entered, imported whole, counted."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import Workbook

from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.organisations.actions import (
    enter_certificate,
    enter_coverage,
    enter_headcount,
    enter_streamlining,
    import_capacity,
)
from motcua.organisations.actions.enter_unit_row import CHANGED, CREATED, UNCHANGED
from motcua.organisations.models import DigitalCertificate, Headcount, OfficeCoverage
from motcua.organisations.queries import capacity, figures
from motcua.organisations.queries.capacity import Filters
from motcua.organisations.rules.capacity import COLUMNS, Sheet
from motcua.organisations.rules.workbook_cells import rows_of
from tests.oversight.conftest import people
from tests.province import at

DAY = dt.date
TODAY = DAY(2026, 10, 8)
NOW = at("2026-10-08 09:12")
HEADS = [(column.key, column.label) for column in COLUMNS[Sheet.HEADCOUNT]]
HEADCOUNT = {"unit": "H52.118", "year": "2026", "kind": "Công chức", "given": "45", "filled": "41",
             "decision": "10/QĐ-UBND", "decided_on": "05/01/2026"}  # fmt: skip
CERTIFICATE = {"unit": "maison", "serial": "5401", "holder": "person", "title": "Chủ tịch",
               "valid_from": "01/01/2025", "valid_to": "20/10/2026"}  # fmt: skip


@pytest.fixture
def keeper(province, clock):
    people(province)
    return province.officer("Cầm Văn Nội")


def book(*rows: tuple[Any, ...], heads: list[str] | None = None, merge: str = "") -> bytes:
    made = Workbook()
    sheet = made.active
    sheet.append(["Biểu biên chế"])
    sheet.append(heads or [label for _key, label in HEADS])
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


ROW = ("H52.118", 2026, "Công chức", 45, 41.0, "10/QĐ-UBND", dt.date(2026, 1, 5))


def test_a_row_is_entered_once_and_changed_by_its_identity(keeper):
    assert enter_headcount(HEADCOUNT, by=keeper, at=NOW) == CREATED
    assert enter_headcount(HEADCOUNT, by=keeper, at=NOW) == UNCHANGED
    assert enter_headcount({**HEADCOUNT, "filled": "1.042"}, by=keeper, at=NOW) == CHANGED
    assert Headcount.objects.get().filled == 1042


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"unit": "H52.999"}, "unit"), ({"given": "4,5"}, "given"), ({"given": "-1"}, "given"),
        ({"year": "1990"}, "year"), ({"decided_on": "31/02/2026"}, "decided_on"),
        ({"decision": " "}, "decision"), ({"kind": "khác"}, "kind"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be(keeper, change, field):
    with pytest.raises(InvalidInput) as refused:
        enter_headcount({**HEADCOUNT, **change}, by=keeper, at=NOW)
    assert refused.value.errors.keys() == {field}
    assert not Headcount.objects.exists()


def test_a_workbook_comes_in_whole_with_merged_cells(keeper):
    content = book(ROW, (None, 2026, "Viên chức", "1.204", 0, "10", "05/01/2026"), merge="A3:A4")
    done = import_capacity(Sheet.HEADCOUNT, rows_of(content, HEADS), by=keeper, at=NOW)
    assert done == {CREATED: 2}
    assert sorted(Headcount.objects.values_list("given", flat=True)) == [45, 1204]


def test_one_bad_cell_and_nothing_is_imported(keeper):
    content = book(ROW, ("maison", 2026, "Viên chức", "mười", 0, "10", "32/01/2026"), ROW)
    with pytest.raises(InvalidInput) as refused:
        import_capacity(Sheet.HEADCOUNT, rows_of(content, HEADS), by=keeper, at=NOW)
    assert refused.value.errors.keys() == {"D4", "G4", "A5"}
    assert not Headcount.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a workbook", "không phải sổ tính"),
        (b"", "không phải sổ tính"),
        (book(heads=["Đơn vị"]), "Không thấy dòng tiêu đề"),
        (book(), "không có dòng nào"),
    ],
)
def test_a_file_that_cannot_be_read(content, said):
    with pytest.raises(InvalidInput, match=said) as refused:
        rows_of(content, HEADS)
    assert refused.value.errors.keys() == {"file"}


def test_a_unit_keeps_its_own_rows_and_no_others(keeper, province):
    clerk = province.clerk
    enter_headcount(HEADCOUNT, by=clerk, at=NOW)
    with pytest.raises(InvalidInput, match="không thuộc đơn vị"):
        enter_headcount({**HEADCOUNT, "unit": "chiengmai"}, by=clerk, at=NOW)
    with pytest.raises(NotAllowed):
        enter_headcount(HEADCOUNT, by=province.counter, at=NOW)
    other = province.officer("Lèo Văn Pâng")
    enter_certificate(CERTIFICATE, by=clerk, at=NOW)
    with pytest.raises(NotAllowed, match="ở một đơn vị khác"):
        enter_certificate({**CERTIFICATE, "unit": "chiengmai"}, by=other, at=NOW)
    assert DigitalCertificate.objects.get().unit.slug == "maison"
    assert capacity.lines(Sheet.HEADCOUNT, other, TODAY, Filters()) == []
    assert len(capacity.lines(Sheet.HEADCOUNT, keeper, TODAY, Filters())) == 1


def test_certificates_that_end_are_warned_of(keeper, province):
    enter_certificate(CERTIFICATE, by=keeper, at=NOW)
    enter_certificate(
        {**CERTIFICATE, "serial": "5402", "valid_to": "01/10/2026"}, by=keeper, at=NOW
    )
    enter_certificate(
        {**CERTIFICATE, "serial": "5403", "valid_to": "01/10/2027"}, by=keeper, at=NOW
    )
    lines = capacity.lines(Sheet.CERTIFICATES, province.leader, TODAY, Filters(soon=True))
    assert [line.warning for line in lines] == ["hết hạn 7 ngày trước", "còn 12 ngày"]
    assert capacity.certificates_ending(province.leader, TODAY) == 2
    told = figures.certificates_valid(["H52.118", "H52.119"], DAY(2026, 1, 1), TODAY)
    assert (told["H52.118"].numerator, told["H52.118"].denominator) == (2, 3)
    assert told["H52.119"].denominator == 0


def test_figures_of_coverage_and_streamlining(keeper):
    year = (DAY(2026, 1, 1), DAY(2026, 12, 31))
    coverage = {"unit": "maison", "on_system": "có", "since": "01/03/2026", "people": "40",
                "mailboxes": "38"}  # fmt: skip
    enter_coverage(coverage, by=keeper, at=NOW)
    with pytest.raises(InvalidInput) as refused:
        enter_coverage({**coverage, "mailboxes": "41", "since": ""}, by=keeper, at=NOW)
    assert refused.value.errors.keys() == {"mailboxes", "since"}
    assert OfficeCoverage.objects.get().mailboxes == 38
    told = figures.on_document_system(["H52", "H52.118"], *year)
    assert (told["H52.118"].numerator, told["H52.118"].denominator) == (1, 1)
    rows = figures.on_document_system_rows("H52", *year)
    assert told["H52"].numerator == 1 and told["H52"].denominator == len(rows) > 2
    assert figures.on_document_system(["H52.118"], DAY(2026, 1, 1), DAY(2026, 2, 1))[
        "H52.118"
    ].numerator == 0  # fmt: skip
    for label, planned, done in (("Đợt 1/2026", "3", "3"), ("Đợt 2/2026", "4", "2")):
        row = {"unit": "maison", "label": label, "decision": "1", "decided_on": "01/06/2026",
               "planned": planned, "done": done}  # fmt: skip
        enter_streamlining(row, by=keeper, at=NOW)
    found = figures.staff_streamlined(["H52", "khong-co"], *year)
    assert (found["H52"].numerator, found["H52"].denominator) == (5, 7)
    assert (found["khong-co"].numerator, found["khong-co"].denominator) == (0, 0)
    rows = figures.staff_streamlined_rows("H52.118", *year)
    assert [row.counted for row in rows] == [True, False]
