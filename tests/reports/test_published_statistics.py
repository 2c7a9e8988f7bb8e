"""What provinces have published: dossiers in those numbers give those rates, and sums that do not
add up are named.
"""

from __future__ import annotations

import csv
import datetime as dt

import pyarrow as pa
import pytest

from motcua.reports import settlement
from motcua.reports.indicators import engines
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.indicators.reckoning import reckon
from motcua.reports.indicators.span import span
from tests.reports.made_facts import dossier, seconds, tables

YEAR = (dt.date(2020, 1, 1), dt.date(2020, 10, 23))
_RECEIVED, _DUE = seconds("2020-03-02T08:00"), seconds("2020-03-16T08:00")
IN_TIME, LATE, OPEN = _DUE - 60, _DUE + 60, None


def _facts(*groups: tuple[int, dict]) -> tuple[pa.Table, pa.Table]:
    """So many dossiers of each kind."""
    parts, legs = [], None
    for number, told in groups:
        one, legs = tables([dossier(received_s=_RECEIVED, due_s=_DUE, **told)])
        parts.append(one.take(pa.array([0] * number, pa.int64())))
    return pa.concat_tables(parts), legs


def _rows(facts, by=None):
    with engines.in_memory(*facts) as held:
        found = settlement.settle(held, *YEAR, by=by)
    return {row.key: row.cells for row in found.rows}


def _shown(facts, key, by=()):
    one = INDICATORS[key]
    with engines.in_memory(*facts) as held:
        found = reckon(held, span(*YEAR), by=by, indicators=[one])
    return {group: one.shown(*figures.parts(one)) for group, figures in found.items()}


@pytest.fixture(scope="module")
def published(shared_data):
    path = shared_data / "one-stop" / "one_stop_statistics.csv"
    if not path.is_file():
        pytest.skip("không có one-stop/one_stop_statistics.csv; no published statistics here")
    with path.open(encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def _number(row, name):
    return int(row[name])


def test_phu_giao(published):
    row = next(r for r in published if r["unit"] == "UBND huyện Phú Giáo")
    late = _number(row, "late")
    facts = _facts(
        (_number(row, "early_or_on_time"), {"finished_s": IN_TIME}),
        # 367 letters of apology were sent: as many as were late.
        (late, {"finished_s": LATE, "apologies": 1}),
        (_number(row, "pending"), {"finished_s": OPEN}),
    )
    cells = _rows(facts)["TOTAL"]
    assert cells["c3"] == _number(row, "received")
    assert cells["c7"] == _number(row, "resolved")
    assert (cells["c10"], cells["c11"]) == (late, _number(row, "pending"))
    assert _shown(facts, "on_time_rate") == {(): row["printed_rate_percent"]}
    assert _shown(facts, "apologies") == {(): str(late)}
    assert _shown(facts, "apology_rate") == {(): "100.00"}


def test_half_a_year_against_the_one_before():
    """91.08 % against 73.84 %: 17.24 points more (mission S10)."""
    facts = _facts(
        (9_108, {"agency": "2016-H1", "finished_s": IN_TIME}),
        (892, {"agency": "2016-H1", "finished_s": LATE}),
        (7_384, {"agency": "2015-H2", "finished_s": IN_TIME}),
        (2_616, {"agency": "2015-H2", "finished_s": LATE}),
    )
    rates = _shown(facts, "on_time_rate", by=["agency"])
    assert rates == {("2015-H2",): "73.84", ("2016-H1",): "91.08"}
    assert round(float(rates["2016-H1",]) - float(rates["2015-H2",]), 2) == 17.24


def test_lang_son_by_level():
    facts = _facts(
        (26_607, {"field": "tỉnh", "finished_s": IN_TIME}),
        (26_819 - 26_607, {"field": "tỉnh", "finished_s": OPEN}),
        (35_987, {"field": "huyện", "finished_s": IN_TIME}),
        (36_466 - 35_987, {"field": "huyện", "finished_s": OPEN}),
    )
    rows = _rows(facts, by=settlement.By.FIELD)
    assert {key: (cells["c3"], cells["c7"]) for key, cells in rows.items()} == {
        "tỉnh": (26_819, 26_607), "huyện": (36_466, 35_987), "TOTAL": (63_285, 62_594),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("DVC mức 1, 2", r"là 257\.141, .* là 247\.529 \(lệch 9\.612 hồ sơ\)"),
        ("DVC mức 3", r"lệch 2\.267 hồ sơ"),
        ("DVC mức 4", r"lệch 3 hồ sơ"),
    ],
)
def test_thua_thien_hue_does_not_add_up_and_is_named(published, unit, words):
    row = next(r for r in published if (r["place"], r["unit"]) == ("Thừa Thiên Huế", unit))
    names = {"c3": "total", "c7": "resolved", "c8": "early", "c9": "on_time", "c10": "late",
             "c11": "pending"}  # fmt: skip
    cells = {column: _number(row, name) for column, name in names.items()}
    with pytest.raises(settlement.DoesNotAddUp, match=f"Dòng Thừa Thiên Huế, {unit}: .*{words}"):
        settlement.check(f"Thừa Thiên Huế, {unit}", cells)
