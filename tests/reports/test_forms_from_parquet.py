"""A statutory form says the same whether it is reckoned from the database or from what was written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.kernel.errors import InvalidInput
from motcua.reports.parquet import reading
from motcua.reports.parquet.places import Place
from motcua.reports.parquet.reading import Written
from motcua.reports.parquet.writing import export
from motcua.reports.queries.periods import reach
from motcua.reports.queries.settlement import settlement_of
from motcua.reports.queries.statutory_figures import end_of, fill
from motcua.reports.rules import statutory
from motcua.reports.rules.periods import parse
from motcua.reports.rules.statutory import Source
from tests.province import at
from tests.reports import made_boards
from tests.reports.made_parquet import written
from tests.reports.test_export_facts import bucket

__all__ = ["bucket"]
PERIOD, DAYS = "2026-Q2", ["--from", "2026-03-15", "--to", "2026-06-14"]
OVER_DOSSIERS = sorted({
    one.key for one in statutory.all_forms() if one.source in {Source.DOSSIERS, Source.STAFF}
})  # fmt: skip


@pytest.fixture
def both(province, clock, tmp_path):
    """The same dossiers in the database and as Parquet, with another province's beside them."""
    rows = made_boards.of_the_province(600)
    for number, row in enumerate(rows):
        row["province"] = "14"
        row["fee"] = (None, 0, 28_000, 150_000)[number % 4]
        row["cause"] = ("", "complex", "partner", "software", "staff", "other")[number % 6]
        row["channel"] = 7 if number % 97 == 0 else row["channel"]
    made_boards.kept(rows)
    place = written(str(tmp_path / "facts"), rows)
    other = [{**row, "province": "01", "agency": "H26.001"} for row in rows[:50]]
    written(str(tmp_path / "other"), other)
    (tmp_path / "other" / "dossiers" / "province=01").rename(
        tmp_path / "facts" / "dossiers" / "province=01"
    )
    return province, Written(address=place)


def without_notes(figures):
    return {name: told for name, told in figures.items() if name != "notes"}


@pytest.mark.parametrize("key", OVER_DOSSIERS)
def test_every_form_is_the_same_cell_by_cell(both, key):
    province, facts = both
    days = reach(parse(PERIOD))
    whole = statutory.form_of(key, days.last).scope is statutory.Scope.WHOLE
    unit = province.units["sonla" if whole else "maison"].pk
    ours, theirs = fill(key, unit, days), fill(key, unit, days, written=facts)
    assert without_notes(theirs) == without_notes(ours)
    assert ours["rows"] and any(fault["kind"] == "channel" for fault in ours["faults"])
    assert any(facts.address in note for note in theirs["notes"])


def run(*command: str):
    return CliRunner().invoke(build("report"), ["report", *command])


def test_the_commands_say_the_same_of_facts_as_of_the_database(both):
    _province, facts = both
    form = ["form", "settlement-units", "--unit", "H52", "--period", PERIOD, "--format", "json"]
    ours, theirs = run(*form), run(*form, "--facts", facts.address)
    assert theirs.exit_code == ours.exit_code == 0, theirs.output
    assert without_notes(json.loads(theirs.stdout)) == without_notes(json.loads(ours.stdout))
    assert facts.address in theirs.stderr


@pytest.mark.parametrize("by", [None, "agency", "field", "month", "channel", "tier"])
def test_settlement_needs_no_database_for_facts(tmp_path, by):
    """Not even to be there: no fixture of one is asked for."""
    rows = made_boards.of_the_province(300)
    facts = Written(address=written(str(tmp_path), rows))
    asked = ["settlement", *DAYS, "--facts", facts.address, *(["--by", by] if by else [])]
    done = run(*asked)
    assert done.exit_code == 0, done.output
    lines = list(csv.DictReader(io.StringIO(done.stdout)))
    assert lines[-1]["key"] == "TOTAL" and int(lines[-1]["c3"]) > 100
    if by == "channel":
        assert [line["name"] for line in lines[:2]] == ["Trực tiếp", "Trực tuyến"]


STRAIGHT = ("transfer", "assign", "submit_for_approval", "approve", "hand_to_counter")


def test_what_was_written_as_of_the_end_of_the_period_is_what_the_form_reads(
    province, clock, tmp_path
):
    province.received("2026-09-01 08:20", channel=3)
    province.walk(province.received("2026-09-02 08:20"), *STRAIGHT, day="2026-09-08")
    late = province.received("2026-07-01 08:20")
    days = reach(parse("2026-M09"))
    unit, end = province.units["maison"].pk, end_of(days.last)
    # After the period it is asked for a supplement: the form of September does not know of it.
    province.walk(late, "transfer", "assign", day="2026-09-20")
    for folder, as_of in (("then", end), ("now", None)):
        export(Place.of(str(tmp_path / folder)), as_of=as_of)
    then, now = (Written(address=str(tmp_path / name)) for name in ("then", "now"))
    ours, theirs = (
        fill("settlement-own", unit, days),
        fill("settlement-own", unit, days, written=then),
    )
    assert without_notes(theirs) == without_notes(ours) and ours["total"]["cells"]["c3"] == 3
    assert "không xuất như lúc ấy" not in " ".join(theirs["notes"])
    other = " ".join(fill("settlement-own", unit, days, written=now)["notes"])
    assert "không xuất như lúc ấy" in other and f"--as-of {end.isoformat()}" in other


def test_object_storage_is_read_where_it_lies(db, bucket):
    export_to = written(bucket, [
        {**row, "province": "14"} for row in made_boards.of_the_province(200)
    ])  # fmt: skip
    settled = settlement_of(Written(address=export_to), *_days())
    assert settled.rows[-1].cells["c3"] > 50
    done = run("settlement", *DAYS, "--by", "agency", "--facts", bucket)
    assert done.exit_code == 0 and done.stdout.count("\n") == 5, done.output
    refused = run("settlement", *DAYS, "--facts", bucket, "--engine", "spark://127.0.0.1:1")
    assert refused.exit_code == 2 and "Với s3://… dùng duckdb" in refused.output
    nothing = run("settlement", *DAYS, "--facts", "s3://figures/khong-co")
    assert nothing.exit_code == 2 and "Không có tệp Parquet nào" in nothing.output


def _days():
    days = reach(parse(PERIOD))
    return days.first, days.last


# What cannot be used


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--facts", "/nowhere"], "Không có tệp Parquet nào trong /nowhere/dossiers"),
        (["--engine", "spark://x:1"], "thêm --facts"),
        (["--facts", "ftp://x"], "Không dùng được “ftp://x”"),
    ],
)
def test_bad_places_are_told(db, options, words):
    done = run("settlement", *DAYS, *options)
    assert done.exit_code == 2 and words in done.output, done.output


def test_missing_and_torn_parts_stop_the_form_and_are_named(both):
    _province, facts = both
    part = "dossiers/province=14/month=2026-04"
    (Path(facts.address) / part / "facts.parquet").write_bytes(b"PAR1 torn")
    done = run("settlement", *DAYS, "--facts", facts.address)
    assert done.exit_code == 2 and part in done.output and "--all" in done.output


def test_parts_of_an_earlier_release_are_told_by_what_they_lack(both):
    from pyarrow import parquet

    _province, facts = both
    for file in Path(facts.address).rglob("dossiers/**/facts.parquet"):
        parquet.write_table(parquet.read_table(file).drop_columns(["papers_reused"]), file)
    done = run("settlement", *DAYS, "--facts", facts.address)
    assert done.exit_code == 2 and "thiếu cột papers_reused của dossiers" in done.output
    assert f"motcua facts export {facts.address} --all" in done.output


def test_forms_of_other_sources_and_instants_not_kept_are_refused(both):
    province, facts = both
    unit, days = province.units["sonla"].pk, reach(parse(PERIOD))
    with pytest.raises(InvalidInput, match="không lập từ dữ kiện hồ sơ"):
        fill("petitions", unit, days, written=facts)
    with pytest.raises(InvalidInput, match=r"facts export .* --known-at"):
        fill("lateness", unit, days, written=facts, known_at=at("2026-07-01 08:00"))
    reading.check_known_at(facts, None)
