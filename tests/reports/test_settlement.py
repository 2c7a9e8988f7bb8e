"""Biểu II.06 over facts: every cell against a second reckoning, every border, every broken sum."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import InvalidInput
from motcua.reports import settlement
from motcua.reports.indicators import engines
from tests.reports import reckoner
from tests.reports.made_facts import dossier, random_dossiers, seconds, tables

FIRST, LAST = dt.date(2026, 2, 10), dt.date(2026, 4, 20)


def _settled(rows, first=FIRST, last=LAST, **asked):
    dossiers, legs = tables(rows)
    with engines.in_memory(dossiers, legs) as held:
        found = settlement.settle(held, first, last, **asked)
    return {row.key: dict(row.cells) for row in found.rows}


def _frame(rows):
    def times(name):
        column = pd.Series([row[name] for row in rows], dtype="Int64")
        moments = pd.to_datetime(column, unit="s", utc=True)
        return moments.dt.tz_convert("Asia/Ho_Chi_Minh").dt.tz_localize(None)

    return pd.DataFrame({
        "received": times("received_s"), "due": times("due_s"), "finished": times("finished_s"),
        "wait_from": times("supplement_from_s"), "wait_to": times("supplement_to_s"),
        **{name: [row[name] for row in rows]
           for name in ("channel", "agency", "field", "procedure")},
    })  # fmt: skip


@pytest.fixture(scope="module")
def many():
    rows = random_dossiers(8_000)
    return rows, _frame(rows)


@pytest.mark.parametrize("by", [None, "agency", "field", "procedure", "month", "channel"])
@pytest.mark.parametrize("as_of", [None, "2026-03-17T10:20:00", "2026-01-05T08:00:00"])
def test_every_cell_agrees_with_a_second_reckoning(many, by, as_of):
    rows, frame = many
    moment = as_of and dt.datetime.fromisoformat(as_of).replace(tzinfo=VIETNAM)
    chosen = settlement.By(by) if by else None

    ours = _settled(rows, by=chosen, as_of=moment)

    assert ours == reckoner.settlement(frame, str(FIRST), str(LAST), by, as_of)
    assert list(ours)[-1] == "TOTAL"


def _one(**times):
    told = {name: seconds(text) for name, text in times.items()}
    cells = _settled([dossier(code="A", **told)])["TOTAL"]
    return {name for name, count in cells.items() if count}


@pytest.mark.parametrize(
    ("finished", "column"),
    [
        ("2026-03-01T23:59:59", "c8"),  # the evening before is another, earlier date
        ("2026-03-02T00:00:00", "c9"),
        ("2026-03-02T10:00:00", "c9"),  # at the very second
        ("2026-03-02T10:00:01", "c10"),
    ],
)
def test_early_is_a_date_before_and_late_is_a_second_after(finished, column):
    found = _one(received_s="2026-02-20T08:00", due_s="2026-03-02T10:00", finished_s=finished)
    assert found == {"c3", "c5", "c7", column}


def test_days_are_those_of_vietnam():
    assert _one(received_s="2026-02-10T00:00") == {"c3", "c5", "c11", "c12"}
    assert _one(received_s="2026-02-09T23:59:59") == {"c3", "c6", "c11", "c12"}
    assert _one(received_s="2026-04-20T23:59:59") == {"c3", "c5", "c11", "c12"}
    assert _one(received_s="2026-04-21T00:00") == set()
    assert _one(received_s="2026-01-02T08:00", finished_s="2026-02-09T23:59:59") == set()


def test_waiting_for_the_first_supplement_is_in_time_and_for_the_second_is_not():
    waits = {"received_s": "2026-03-02T08:00", "due_s": "2026-03-12T08:00",
             "supplement_from_s": "2026-03-04T08:00"}  # fmt: skip
    assert _one(**waits) == {"c3", "c5", "c11", "c12"}
    # The first was answered: whatever it waits for now, its time is over.
    assert "c13" in _one(**waits, supplement_to_s="2026-03-06T08:00")
    # Answered after the period: on its last day it still waited.
    assert "c12" in _one(**waits, supplement_to_s="2026-04-21T08:00")


def test_withdrawn_refused_and_stopped_are_finished_then():
    rows = [
        dossier(code=ending, channel=2, ending=ending, received_s=seconds("2026-03-02T08:00"),
                due_s=seconds("2026-03-12T08:00"), finished_s=seconds("2026-03-13T08:00"))
        for ending in ("withdrawn", "refused", "stopped", "declined")
    ]  # fmt: skip
    cells = _settled(rows)["TOTAL"]
    assert (cells["c4"], cells["c7"], cells["c10"]) == (4, 4, 4)


def test_finished_before_it_was_received_is_named_and_never_dropped():
    good = dossier(code="A", agency="H52.1", received_s=seconds("2026-03-02T08:00"))
    bad = dossier(code="B", agency="H52.2", received_s=seconds("2026-03-02T08:00"),
                  finished_s=seconds("2026-01-02T08:00"))  # fmt: skip
    with pytest.raises(settlement.DoesNotAddUp, match=r"Dòng H52\.2: cột \(3\) là 1, .* là 0"):
        _settled([good, bad], by=settlement.By.AGENCY)


def test_a_channel_that_is_none_breaks_the_sum_of_its_row():
    with pytest.raises(settlement.DoesNotAddUp, match=r"Dòng TOTAL: cột \(3\).*\(4\) \+ \(5\)"):
        _settled([dossier(code="A", channel=7, received_s=seconds("2026-03-02T08:00"))])


def test_days_in_the_wrong_order_are_told():
    with pytest.raises(InvalidInput, match="Đổi lại hai ngày"):
        _settled([dossier(code="A")], first=LAST, last=FIRST)


def test_nothing_at_all_is_a_row_of_zeros():
    assert _settled([], by=settlement.By.AGENCY) == {"TOTAL": dict.fromkeys(reckoner.COLUMNS, 0)}
