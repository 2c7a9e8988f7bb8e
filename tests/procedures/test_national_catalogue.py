"""The whole national catalogue, as far as it is at hand: 2,114 procedures in one run."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from pathlib import Path

import pytest

from motcua.config.cli.catalogue_files import read_rows
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.rules.methods import CHANNELS
from motcua.procedures.rules.record import Reading, Tally, read_record
from tests.procedures.test_import_procedures import run

BY_EYE = json.loads(Path(__file__).with_name("terms_read_by_eye.json").read_text("utf-8"))
UNITS = {"WORKING_DAY": "wd", "DAY": "d", "HOUR": "h", "MONTH": "m"}
SAMPLE_SEED = 20260711


@pytest.fixture(scope="module")
def catalogue(shared_data) -> Path:
    return shared_data / "procedures.jsonl.gz"


@pytest.fixture(scope="module")
def readings(catalogue) -> dict[str, Reading]:
    found = [read_record(row.cells) for row in read_rows(catalogue)]
    return {reading.content.code: reading for reading in found}


def terms_of(reading: Reading) -> list[tuple[int, str]]:
    return [(method.channel, method.term) for method in reading.content.methods]


def test_the_sample_is_drawn_by_its_seed_not_chosen(readings):
    drawn = random.Random(SAMPLE_SEED).sample(sorted(readings), 100)
    assert {row["code"] for row in BY_EYE} == set(drawn)


def test_terms_a_person_can_read_are_read(readings):
    """Read by eye from the raw text: at least 95 % of the readable ones, and none wrongly."""
    expected = defaultdict(list)
    for row in BY_EYE:
        expected[row["code"]].append(row)
    readable = right = 0
    for code, rows in expected.items():
        read = terms_of(readings[code])
        assert [channel for channel, _ in read] == [row["channel"] for row in rows], code
        for (_, term), row in zip(read, rows, strict=True):
            assert term in {"", row["term"]}, f"{code}: {term} instead of {row}"
            is_readable = row["term"] != "" or row.get("why") == "several in the note"
            readable += is_readable
            right += is_readable and term != ""
    assert right / readable >= 0.95, f"{right}/{readable}"


def test_terms_agree_with_the_short_list(readings, shared_data):
    """Two independent readings of the same cells differ in four procedures, each looked at."""
    different = set()
    with (shared_data / "procedures.csv").open(encoding="utf-8-sig") as rows:
        for row in csv.DictReader(rows):
            listed = [item.split(":") for item in row["thoi_han"].split("|") if item]
            theirs = sorted((CHANNELS[c], f"{int(n)}{UNITS[u]}") for c, n, u in listed)
            mine = sorted(pair for pair in terms_of(readings[row["ma_tthc"]]) if pair[1])
            if mine != theirs:
                different.add(row["ma_tthc"])
    # Three state the term only in the note; in the fourth the list took a row out of a note.
    assert different == {"1.003851", "1.004656", "1.014801", "3.000382"}


def test_what_is_read_and_what_is_reported(readings):
    tally = sum((reading.tally for reading in readings.values()), Tally())
    assert tally.terms.read >= 4_539
    with_unit = tally.terms.given - sum(
        gap["why"].startswith(("có số nhưng", "thời hạn không có đơn vị"))
        for reading in readings.values()
        for gap in reading.content.unread
    )
    assert tally.terms.read / with_unit >= 0.99
    assert tally.fees.read / tally.fees.given >= 0.83
    assert tally.papers.read / tally.papers.given >= 0.97
    assert tally.bases.read / tally.bases.given >= 0.97
    assert tally.results.read / tally.results.given >= 0.98


def test_no_term_is_invented(readings, catalogue):
    """Every number of a term stands in the raw cell, right before its unit."""
    words = {"wd": "ngày làm việc", "d": "ngày", "h": "giờ", "m": "tháng"}
    for row in read_rows(catalogue):
        raw = row.cells["cach_thuc_thuc_hien"].lower()
        for _, term in terms_of(readings[row.cells["ma_thu_tuc"]]):
            if term:
                amount, unit = re.fullmatch(r"(\d+)(\D+)", term).groups()
                assert re.search(rf"0*{amount} {words[unit]}", raw), (row.number, term)


@pytest.mark.django_db
def test_all_rows_import_in_one_run_and_again_changes_nothing(catalogue, tmp_path):
    first = run(catalogue, "--report", tmp_path / "report.json")
    assert first.exit_code == 0, first.output
    assert ProcedureVersion.objects.filter(status="published").count() == 2_114
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert (report["created"], report["broken_rows"]) == (2_114, 0)
    assert all(gap["code"] and gap["column"] and gap["why"] for gap in report["unread"])
    again = run(catalogue)
    assert "mới 0, đổi 0, giữ nguyên 2114" in again.stdout
    assert ProcedureVersion.objects.count() == 2_114
