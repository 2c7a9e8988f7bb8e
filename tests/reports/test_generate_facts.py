"""Generated facts keep what facts promise, and are the same for the same seed."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pytest

from motcua.kernel.errors import InvalidInput
from motcua.reports.parquet.generating import generate
from motcua.reports.parquet.manifest import Manifest, missing
from motcua.reports.parquet.places import Place
from motcua.reports.parquet.world import Plan, checked_month
from motcua.reports.queries.facts import schema
from motcua.reports.rules.facts import DOSSIERS, LEGS
from motcua.worktime.calendars import office

PLAN = Plan(dossiers=4_000, agencies=60, months=4, seed=7, last="2025-08", provinces=2)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    place = Place.of(str(tmp_path_factory.mktemp("generated")))
    assert sum(number for _, number in generate(place, PLAN)) == PLAN.dossiers
    return place


def table(place, name):
    return ds.dataset(place.path(name), format="parquet").to_table()


@pytest.fixture(scope="module")
def columns(made):
    """Numbers by name; what is null is NaN, so that it never compares."""
    whole = table(made, "dossiers")
    return {
        name: np.array([np.nan if v is None else v for v in whole[name].to_pylist()])
        for name in DOSSIERS
    }


def test_tables_are_those_of_the_schema(made):
    assert table(made, "dossiers").schema.equals(schema(DOSSIERS))
    assert table(made, "legs").schema.equals(schema(LEGS))
    assert table(made, "dossiers").num_rows == PLAN.dossiers
    assert list(missing(made)) == []
    assert len(Manifest.read(made).parts["dossiers"]) == 8


def test_codes_are_unique_and_texts_never_null(made, columns):
    assert len(set(columns["code"])) == PLAN.dossiers
    for name in ("dossiers", "legs"):
        whole = table(made, name)
        texts = [f.name for f in whole.schema if not f.nullable]
        assert texts and all(whole[name].null_count == 0 for name in texts)


def test_instants_stand_in_their_order(columns):
    c = columns
    for earlier, later in (
        ("submitted_s", "received_s"), ("received_s", "finished_s"), ("finished_s", "returned_s"),
        ("received_s", "due_s"), ("received_s", "supplement_from_s"), ("due_s", "appointed_s"),
        ("supplement_from_s", "supplement_to_s"), ("supplement_to_s", "finished_s"),
        ("submitted_s", "known_s"), ("finished_s", "known_s"), ("papers_digitised", "papers"),
    ):  # fmt: skip
        assert not (c[later] < c[earlier]).any(), (earlier, later)
    for name in ("submitted_s", "received_s", "due_s", "finished_s", "returned_s"):
        assert np.nanmin(c[name]) > 1_600_000_000
        assert name == "due_s" or np.nanmax(c[name]) <= PLAN.as_of_s


def test_states_and_endings_agree(columns):
    c = columns
    done, received = ~np.isnan(c["finished_s"]), ~np.isnan(c["received_s"])
    assert ((c["ending"] != "") == done).all()
    assert (received == (c["ending"] != "refused")).all()
    assert (np.isin(c["status"], [3, 8, 9, 10]) == done).all()
    assert ((c["status"] == 10) == ~np.isnan(c["returned_s"])).all()
    assert (~np.isnan(c["working_s"]) == (done & received)).all()
    assert set(c["ending"]) == {"", "granted", "declined", "refused", "withdrawn", "stopped"}
    late = c["finished_s"] > c["due_s"]
    assert 0.02 < late.sum() / done.sum() < 0.3
    assert not (c["cause"] != "")[~late].any()
    assert not (c["tier"] == "district")[c["submitted_s"] > 1_751_302_800].any(), "after June 2025"


def test_working_time_is_that_of_the_calendar(columns):
    c, calendar = columns, office()
    rows = np.flatnonzero(~np.isnan(c["working_s"]))[::40]
    paused = 0
    for row in rows:
        whole = calendar.elapsed_seconds(
            *(int(c[n][row]) - 946_659_600 for n in ("received_s", "finished_s"))
        )
        assert whole == c["working_s"][row] + c["paused_s"][row]
        paused += c["paused_s"][row] > 0
    assert paused


def test_legs_follow_each_other_from_first_to_last(made, columns):
    legs = table(made, "legs").sort_by([("code", "ascending"), ("number", "ascending")])
    rows = legs.to_pylist()
    assert set(legs["code"].to_pylist()) == set(columns["code"])
    for one, after in pairwise(rows):
        if after["code"] == one["code"]:
            assert (one["number"] + 1, one["to_s"]) == (after["number"], after["from_s"])
        else:
            assert after["number"] == 1
    status = dict(zip(columns["code"], columns["status"], strict=True))
    last = {row["code"]: row for row in rows}
    assert all(
        (row["to_s"] is None) == (status[code] not in {3, 8, 10}) for code, row in last.items()
    )
    ends = {code: row["status"] for code, row in last.items() if row["to_s"] is not None}
    assert all(ends[code] == status[code] for code in ends)
    assert pc.min(legs["working_s"]).as_py() == 0


def test_same_seed_same_bytes_other_seed_others(made, tmp_path):
    again, other = Place.of(str(tmp_path / "again")), Place.of(str(tmp_path / "other"))
    list(generate(again, PLAN))
    list(
        generate(
            other, Plan(dossiers=400, agencies=60, months=4, seed=8, last="2025-08", legs=False)
        )
    )
    assert Manifest.read(again).parts == Manifest.read(made).parts
    assert Manifest.read(other).parts["legs"] == {}
    assert len(Manifest.read(other).parts["dossiers"]) == 4


@pytest.mark.parametrize("text", ["2026-13", "1999-01", "tháng 9"])
def test_month_that_is_none_is_refused(text):
    with pytest.raises(InvalidInput, match="2018-01"):
        checked_month(text)
