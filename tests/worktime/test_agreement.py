"""`motcua due --csv` against the slow reckoner, row by row."""

from __future__ import annotations

import datetime as dt
import os
import random
from pathlib import Path

import pytest

from tests.worktime import slow_reckoner as slow
from tests.worktime.command import answers, write_csv
from tests.worktime.rows import Row, moment, rows

ROWS = 100_000 if os.environ.get("MOTCUA_LONG") else 5_000

WRONG = {"reversed": "trước khi bắt đầu", "overlap": "chồng lên nhau", "unknown": "chưa có lịch"}


def expected(row: Row) -> tuple[str, str]:
    """Due time and a part of the error."""
    try:
        start = naive(row["start"])
    except ValueError:
        return "", "start"
    pauses = [
        (naive(begin), naive(end) if end else None)
        for begin, _, end in (text.partition("/") for text in row["pauses"].split(";") if text)
    ]
    try:
        due = slow.reckon(
            row["calendar"] or "vn-office",
            start,
            slow.read_term(row["term"]),
            row["day_rule"] or "rolling",
            pauses,
        )
    except slow.Unknown:
        return "", WRONG["unknown"]
    except slow.Wrong as wrong:
        return "", WRONG.get(str(wrong), "hời hạn")
    return shown(due, row["start"]), ""


def naive(text: str) -> dt.datetime:
    if "T" not in text and " " not in text:
        raise ValueError(text)
    return dt.datetime.fromisoformat(text).replace(tzinfo=None)


def shown(due: dt.datetime | None, start: str) -> str:
    if due is None:
        return ""
    return due.isoformat(timespec="seconds") + ("+07:00" if start.endswith("+07:00") else "")


def agrees(got: Row, due: str, error: str) -> bool:
    return got["due_at"] == due and (error in got["error"] if error else not got["error"])


def test_every_random_row_agrees_with_the_slow_reckoner(tmp_path: Path) -> None:
    asked = rows(2026, ROWS)
    wanted = [expected(row) for row in asked]
    got = answers("due", write_csv(tmp_path / "rows.csv", asked))
    assert len(got) == len(asked)
    differing = [
        (row, *want, answer["due_at"], answer["error"])
        for row, want, answer in zip(asked, wanted, got, strict=True)
        if not agrees(answer, *want)
    ]
    assert not differing, f"{len(differing)} rows differ, first: {differing[:3]}"
    kinds = {"due" if due else error or "open" for due, error in wanted}
    assert kinds >= {"due", "open", "start", "hời hạn", *WRONG.values()}


@pytest.mark.parametrize("calendar", ["vn-office", "vn-office-sat"])
def test_elapsed_agrees_with_the_slow_reckoner(tmp_path: Path, calendar: str) -> None:
    rng = random.Random(7)
    asked = []
    for _ in range(ROWS // 10):
        start = moment(rng)
        end = start + dt.timedelta(seconds=rng.randrange(rng.choice((2, 86_400, 90 * 86_400))))
        asked.append({"from": start.isoformat(), "to": end.isoformat()})
    got = answers("elapsed", write_csv(tmp_path / "rows.csv", asked), "--calendar", calendar)
    for row, answer in zip(asked, got, strict=True):
        try:
            seconds = slow.elapsed(calendar, naive(row["from"]), naive(row["to"]))
        except slow.Unknown:
            assert "chưa có lịch" in answer["error"], row
        else:
            assert answer["working_seconds"] == str(seconds), row
