"""The indicators: what each says in words is what it counts; the page is made from them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from statistics import mean

import pytest
from typer.testing import CliRunner

from motcua.config.cli import build
from motcua.reports.indicators import engines, page
from motcua.reports.indicators.definitions import INDICATORS, Unit
from motcua.reports.indicators.measures import MEASURES
from motcua.reports.indicators.reckoning import reckon
from motcua.reports.indicators.span import span
from tests.conftest import ROOT
from tests.reports.made_facts import dossier, leg, random_dossiers, random_legs, seconds, tables

MARCH = span(dt.date(2026, 3, 1), dt.date(2026, 3, 31))


def _reckoned(dossiers, legs=(), by=()):
    with engines.in_memory(*tables(dossiers, legs)) as held:
        return reckon(held, MARCH, by=by)


def _shown(figures, key):
    return INDICATORS[key].shown(*figures.parts(INDICATORS[key]))


def test_page_is_in_step_with_the_code():
    assert (ROOT / "docs" / "indicators.md").read_text("utf-8") == page.markdown(), (
        "motcua indicators --catalogue -o docs/indicators.md"
    )


def test_every_definition_is_whole_and_every_measure_used():
    used = {name for one in INDICATORS.values() for name in one.measures}
    assert used == set(MEASURES)
    for key, one in INDICATORS.items():
        assert key == one.key and one.label and one.name and one.legal_basis and one.formula
        assert one.percentile or one.numerator
        assert (
            bool(one.denominator)
            or one.unit not in {Unit.PERCENT, Unit.HOURS, Unit.DAYS}
            or (one.percentile)
        )


def test_shares_times_and_counts_agree_with_plain_counting():
    rows = random_dossiers(3_000)
    by_field = _reckoned(rows, random_legs(rows), by=["field"])
    for (field,), figures in by_field.items():
        here = [r for r in rows if r["field"] == field and r["received_s"] is not None]
        entered = [r for r in here if MARCH.from_s <= r["received_s"] < MARCH.end_s]
        done = [r for r in here if r["finished_s"] is not None
                and MARCH.from_s <= r["finished_s"] < MARCH.end_s]  # fmt: skip
        late = [r for r in done if r["due_s"] is not None and r["finished_s"] > r["due_s"]]
        ended = [r for r in done if r["ending"] in {"granted", "declined"}]
        with_papers = [r for r in entered if r["papers"]]
        expected = {
            "online_share": (sum(r["channel"] == 2 for r in entered), len(entered)),
            "postal_share": (sum(r["channel"] == 3 for r in entered), len(entered)),
            "digitised_share": (
                sum(r["papers_digitised"] == r["papers"] for r in with_papers), len(with_papers)
            ),
            "electronic_share": (sum(r["result_electronic"] for r in ended), len(ended)),
            "on_time_rate": (len(done) - len(late), len(done)),
            "late_rate": (len(late), len(done)),
            "supplemented_again": (sum(r["supplements"] > 1 for r in entered), 1),
            "apologies": (sum(r["apologies"] for r in done), 1),
            "apology_rate": (sum(r["apologies"] > 0 for r in late), len(late)),
            "late_complex": (sum(r["cause"] == "complex" for r in late), 1),
            "late_no_cause": (sum(r["cause"] == "" for r in late), 1),
            "withdrawn": (sum(r["ending"] == "withdrawn" for r in done), 1),
            "working_time": (sum(r["working_s"] for r in done), len(done)),
        }  # fmt: skip
        assert {key: figures.parts(INDICATORS[key]) for key in expected} == expected
        hours = mean(r["working_s"] for r in done) / 3600
        assert float(_shown(figures, "working_time")) == pytest.approx(hours, abs=0.006)
        for share in (50, 90):
            minutes = sorted(r["working_s"] // 60 for r in done)
            nearest = minutes[-(-len(minutes) * share // 100) - 1]
            assert figures.minutes[share] == nearest


def test_legs_are_counted_where_their_dossier_is():
    begin = seconds("2026-03-02T08:00")
    rows = [dossier(code="A", field="Đất đai", received_s=begin),
            dossier(code="B", field="Hộ tịch", received_s=begin)]  # fmt: skip
    legs = [
        leg(code="A", number=1, verb="receive", from_s=begin, to_s=begin + 60, due_s=begin + 50),
        leg(code="A", number=2, verb="send_back", from_s=begin + 60, to_s=begin + 90),
        leg(code="B", number=1, verb="receive", from_s=begin, to_s=begin + 60, due_s=begin + 60),
        leg(code="B", number=2, verb="assign", from_s=begin + 60),
    ]
    found = _reckoned(rows, legs, by=["field"])
    assert _shown(found["Đất đai",], "step_late_rate") == "100.00"
    assert _shown(found["Đất đai",], "sent_back") == "1"
    assert _shown(found["Hộ tịch",], "step_late_rate") == "0.00"


@pytest.mark.parametrize(
    ("above", "below", "shown"),
    [(2, 3, "66.67"), (1, 3, "33.33"), (1, 800, "0.13"), (1, 1, "100.00"), (5, 0, "")],
)
def test_division_comes_last_and_halves_round_up(above, below, shown):
    assert INDICATORS["late_rate"].shown(above, below) == shown


def test_nothing_to_divide_by_is_empty_not_zero():
    figures = _reckoned([])[()]
    assert _shown(figures, "c3") == "0"
    assert _shown(figures, "on_time_rate") == _shown(figures, "working_time_p50") == ""


def test_command_prints_figures_with_their_parts(db):
    asked = ["--from", "2026-03-01", "--to", "2026-03-31", "--only", "c3", "--only", "late_rate"]
    done = CliRunner().invoke(build("indicators"), ["indicators", *asked])
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(r["indicator"], r["value"], r["numerator"], r["denominator"]) for r in rows] == [
        ("c3", "0", "0", "1"), ("late_rate", "", "0", "0"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--by", "colour"], "Không có “colour” ở --by. Chọn: province"),
        (["--only", "c99"], "Không có “c99” ở --only"),
        (["--engine", "spark://x:1"], "thêm --facts"),
        (["--facts", "/nowhere"], "Không có tệp Parquet nào trong /nowhere/dossiers"),
    ],
)
def test_bad_arguments_are_told(db, options, words):
    asked = ["indicators", "--from", "2026-03-01", "--to", "2026-03-31", *options]
    done = CliRunner().invoke(build("indicators"), asked)
    assert done.exit_code == 2 and words in done.output


def test_a_definition_that_begins_inside_the_period_is_said(db):
    asked = ["--from", "2022-06-01", "--to", "2022-06-30", "--only", "online_share"]
    done = CliRunner().invoke(build("indicators"), ["indicators", *asked])
    assert "online_share: định nghĩa có hiệu lực từ 23/06/2022" in done.output
