"""`motcua report settlement` over imported dossiers: cell by cell as reckoned a second time."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.dossiers.models import Dossier
from motcua.reports.indicators.engines import in_memory
from motcua.reports.queries import by_instant
from motcua.reports.queries.settlement import NEEDED
from motcua.reports.settlement import By, settle
from tests.province import at
from tests.reports import reckoner
from tests.reports.made_dossiers import frame, random_rows, row, write
from tests.reports.test_settlement import FIRST, LAST

PERIOD = ["--from", str(FIRST), "--to", str(LAST)]
EVERY = (None, "agency", "field", "procedure", "month", "channel")


def report(*options):
    done = CliRunner().invoke(build("report"), ["report", "settlement", *PERIOD, *options])
    assert done.exit_code == 0, done.output
    return done


def cells(*options):
    rows = csv.DictReader(io.StringIO(report(*options).stdout))
    return {r.pop("key"): {k: int(v) for k, v in r.items() if k != "name"} for r in rows}


def bring(tmp_path, rows, *options):
    file = write(tmp_path / "ho-so.csv", rows)
    command = ["import", "dossiers", str(file), "--create-missing", *options]
    done = CliRunner().invoke(build("import"), command)
    assert done.exit_code == 0, done.output


def _agree(rows, *options, as_of=None):
    told = frame(rows)
    for by in EVERY:
        ours = cells(*options, *(["--by", by] if by else []))
        assert ours == reckoner.settlement(told, str(FIRST), str(LAST), by, as_of), by


def _both_ways(tmp_path, clock, count):
    rows = random_rows(count)
    first, second = rows[: count * 3 // 4], rows[count * 3 // 4 :]
    bring(tmp_path, first)
    clock.shift(dt.timedelta(days=2))
    bring(tmp_path, second, "--count-later")

    _agree(rows)
    _agree(rows, "--as-of", "2026-03-17T10:20:00", as_of="2026-03-17T10:20:00")
    _agree(first, "--known-at", "2026-10-09")


def test_as_it_stands_as_it_stood_and_as_it_was_known(province, clock, tmp_path):
    _both_ways(tmp_path, clock, 1_400)


@pytest.mark.heavy
def test_twenty_thousand_agree_cell_by_cell(province, clock, tmp_path, database_vendor):
    """On SQLite; PostgreSQL, where nothing but the reading is another, tries a part of them."""
    rows = random_rows(20_000 if database_vendor == "sqlite" else 3_000, seed=77)
    bring(tmp_path, rows, "--count-later")
    told = frame(rows)
    with in_memory(by_instant.dossiers(NEEDED)) as held:
        for by in EVERY:
            found = settle(held, FIRST, LAST, by=By(by) if by else None)
            ours = {one.key: dict(one.cells) for one in found.rows}
            assert ours == reckoner.settlement(told, str(FIRST), str(LAST), by), by


@pytest.mark.long
def test_two_hundred_thousand_agree_cell_by_cell(province, clock, tmp_path):
    _both_ways(tmp_path, clock, 200_000)


@pytest.fixture
def some(province, clock, tmp_path):
    bring(tmp_path, [
        row(code="X.1", status=9, finished_at="2026-03-09T08:00", due_at="2026-03-12T08:15"),
        row(code="X.2", channel=2, agency="=1+2", due_at="2026-03-12T08:15"),
    ])  # fmt: skip


def test_columns_names_and_the_last_row_are_those_of_the_contract(some):
    lines = report("--by", "agency").stdout.splitlines()
    assert lines == [
        "key,name,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13",
        "=1+2,Đơn vị =1+2 (chưa khai báo),1,1,0,0,0,0,0,0,1,0,1",
        "H52.118,UBND xã Mai Sơn,1,0,1,0,1,1,0,0,0,0,0",
        "TOTAL,Tổng số,2,1,1,0,1,1,0,0,1,0,1",
    ]
    (march,) = [r for r in json.loads(report("--by", "month", "--format", "json").stdout)
                if r["key"] == "2026-03"]  # fmt: skip
    assert (march["name"], march["c3"], march["c13"]) == ("Tháng 3/2026", 2, 1)


def test_spreadsheet_and_document_hold_the_same_figures(some):
    from docx import Document

    whole = report("--by", "agency", "--format", "xlsx").stdout_bytes
    sheet = load_workbook(io.BytesIO(whole)).active
    last = [cell.value for cell in sheet[sheet.max_row]]
    assert last[1:] == ["Tổng số", 2, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}

    paper = Document(io.BytesIO(report("--by", "agency", "--format", "docx").stdout_bytes))
    told = [cell.text for cell in paper.tables[0].rows[-1].cells]
    assert told[1:] == ["Tổng số", "2", "1", "1", "0", "1", "1", "0", "0", "1", "0", "1"]
    assert "10/02/2026 đến ngày 20/04/2026" in paper.paragraphs[2].text


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--from", "2026-13-01", "--to", "2026-03-31"], 2, "không phải ngày"),
        (["--from", "2026-03-31", "--to", "2026-03-01"], 2, "Đổi lại hai ngày"),
        ([*PERIOD, "--by", "colour"], 2, "colour"),
        ([*PERIOD, "--as-of", "hôm qua"], 2, "hôm qua"),
    ],
)
def test_bad_arguments_are_told(db, options, code, words):
    done = CliRunner().invoke(build("report"), ["report", "settlement", *options])
    assert done.exit_code == code and words in done.output


def test_a_row_that_does_not_add_up_is_named(some, database_vendor):
    from motcua.kernel.actor import OPERATOR
    from motcua.reports.actions import rebuild_facts
    from motcua.reports.models import DossierFact

    rebuild_facts(by=OPERATOR, at=at("2026-10-08 10:00"))
    # Somebody wrote into the database: finished before it was received.
    early = int(at("2026-01-01 08:00").timestamp())
    DossierFact.objects.filter(code="X.1").update(finished_s=early)
    done = CliRunner().invoke(build("report"), ["report", "settlement", *PERIOD, "--by", "agency"])
    assert done.exit_code == 1
    assert "Dòng H52.118: cột (3) là 1, nhưng (7) + (11) là 0" in done.output
    assert Dossier.objects.count() == 2
