"""Reports over a reorganisation, of unknown agencies, and at the command line."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.kernel import clock as now_of
from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import merge_units
from motcua.organisations.queries import units
from motcua.reports.queries.periods import reach
from motcua.reports.queries.statutory_figures import fill
from motcua.reports.rules.periods import parse
from tests.reports.made_dossiers import row
from tests.reports.test_report_command import bring
from tests.reports.test_statutory_report import FORM, PERIOD, busy

__all__ = ["busy"]


def total(figures):
    return figures["total"]["cells"]


def run(*options):
    return CliRunner().invoke(build("report"), ["report", *options])


def test_the_successors_form_holds_the_dossiers_of_the_merged_and_says_so(busy):
    since = dt.date(2026, 9, 1)
    merge_units([busy.units["maison"]], into=busy.units["chiengmai"], by=OPERATOR,
                at=now_of.now(), on=since, legal_basis="NQ 5/NQ-HĐND")  # fmt: skip
    units.forget_trees()
    figures = fill(FORM, busy.units["chiengmai"].pk, reach(parse(PERIOD)))
    assert total(figures)["c3"] == 4
    (note,) = (one for one in figures["notes"] if "kế thừa" in one)
    assert "UBND xã Mai Sơn" in note and "trong kỳ, từ ngày 01/09/2026 (NQ 5/NQ-HĐND)" in note
    whole = fill("settlement-units", busy.units["sonla"].pk, reach(parse(PERIOD)))
    assert [one["key"] for one in whole["rows"]] == ["H52.118"] and total(whole)["c3"] == 4


def test_agencies_that_nobody_declared_are_counted_and_named(province, clock, tmp_path):
    bring(tmp_path, [row(code="X.1", agency="K99.7", received_at="2026-09-02T08:15"),
                     row(code="X.2", received_at="2026-09-02T08:15")])  # fmt: skip
    figures = fill("settlement-units", province.units["sonla"].pk, reach(parse(PERIOD)))
    assert total(figures)["c3"] == 2
    assert {one["key"] for one in figures["rows"]} == {"H52.118", "K99.7"}
    told = {one["kind"]: one for one in figures["faults"]}
    assert (told["agency"]["count"], told["agency"]["codes"]) == (1, ["X.1"])


def test_command_line_prints_each_form_in_each_kind_of_file(busy, tmp_path):
    asked = ("--period", PERIOD, "--unit", "H52.118")
    done = run("form", FORM, *asked)
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows[-1]["key"] == "TOTAL" and rows[-1]["c3"] == "4"
    plain = run("settlement", "--from", "2026-08-15", "--to", "2026-09-14", "--by", "field",
                "--as-of", "2026-09-14T23:59:59")  # fmt: skip
    assert list(csv.DictReader(io.StringIO(plain.stdout)))[-1]["c13"] == rows[-1]["c13"]
    fees = json.loads(run("form", "fees", *asked, "--format", "json").stdout)
    assert fees["total"]["cells"] == {"received": 3, "charged": 3, "free": 0, "unknown": 0,
                                      "due": 84_000}  # fmt: skip
    for kind, begins in (("pdf", b"%PDF"), ("xlsx", b"PK"), ("docx", b"PK")):
        file = tmp_path / f"bieu.{kind}"
        assert run("form", FORM, *asked, "--format", kind, "-o", str(file)).exit_code == 0
        assert file.read_bytes().startswith(begins)
    assert "lateness\tII.07" in run("forms").stdout
    assert "2026-Q3\tQuý III năm 2026\t2026-06-15\t2026-09-14" in run("periods", "2026").stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("colour", "--period", PERIOD, "--unit", "H52.118"), "Không có biểu"),
        ((FORM, "--period", "2026", "--unit", "H52.118"), "2026-Q3"),
        ((FORM, "--period", PERIOD, "--unit", "H99"), "Không có đơn vị"),
        (("lateness", "--period", "2018-Q1", "--unit", "H52"), "chưa có ở kỳ"),
    ],
)
def test_bad_arguments_are_told(province, options, words):
    done = run("form", *options)
    assert done.exit_code == 2 and words in done.output


def test_cutoff_of_the_province_is_set_with_its_basis(province, clock):
    done = run("cutoff", "--day", "1", "--from", "2027-01-01", "--basis", "QĐ 12/QĐ-UBND")
    assert done.exit_code == 0 and reach(parse("2027-M02")).first == dt.date(2027, 2, 1)
    assert run("cutoff", "--day", "31", "--from", "2027-01-01", "--basis", "QĐ").exit_code == 2
