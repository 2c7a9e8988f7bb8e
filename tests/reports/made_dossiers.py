"""A file of another system's dossiers, at random: every state, late and early, waiting and ended."""

from __future__ import annotations

import csv
import datetime as dt
import random
from pathlib import Path

import pandas as pd

COLUMNS = ["code", "procedure", "agency", "applicant", "channel", "received_at", "due_at",
           "finished_at", "returned_at", "status", "pauses", "field"]  # fmt: skip
_ENDED = (3, 7, 8, 9, 10)


def write(path: Path, rows: list[dict]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def row(**told) -> dict:
    usual = {"code": "X.1", "procedure": "1.013833", "agency": "H52.118", "applicant": "Lò Văn Ơn",
             "channel": 1, "received_at": "2026-03-02T08:15", "status": 4}  # fmt: skip
    return {**usual, **told}


def random_rows(count: int, seed: int = 118) -> list[dict]:
    chance = random.Random(seed)
    return [_row(chance, number) for number in range(count)]


def _row(chance: random.Random, number: int) -> dict:
    received = dt.datetime.fromisoformat("2026-01-01") + dt.timedelta(
        seconds=chance.randrange(200 * 86_400)
    )
    due = received + dt.timedelta(days=chance.choice((1, 5, 15)), seconds=chance.randrange(9_000))
    late = chance.choice((-86_400, -7_200, -60, 0, 60, 90_000, 400_000))
    finished = max(received, due + dt.timedelta(seconds=late))
    status = chance.choice((1, 2, 3, 3, 4, 4, 5, 6, 7, 7, 8, 9, *(10,) * 8))
    ended = status in _ENDED and (status not in {3, 7} or chance.random() < 0.6)
    procedure = chance.randrange(40)
    pauses = _pauses(chance, received) if chance.random() < 0.25 and status != 1 else []
    if status in {5, 6} and chance.random() < 0.8:
        since = received + dt.timedelta(days=3, seconds=chance.randrange(86_400))
        pauses.append((since, None))
    returned = finished + dt.timedelta(hours=chance.randrange(90))
    return {
        "code": f"HT-{number:06d}/2026", "procedure": f"2.{procedure:06d}",
        "agency": f"H52.{chance.randrange(30):03d}", "applicant": f"Nguyễn Văn Số {number % 997}",
        "channel": chance.choice((1, 2, 2, 3, "")), "received_at": _text(received),
        "due_at": _text(due) if chance.random() < 0.95 else "",
        "finished_at": _text(finished) if ended else "",
        "returned_at": _text(returned) if status == 10 and chance.random() < 0.9 else "",
        "status": status, "field": f"Lĩnh vực {procedure % 9}",
        "pauses": ";".join(f"{_text(a)}/{_text(b) if b else ''}" for a, b in pauses),
    }  # fmt: skip


def _pauses(chance: random.Random, received: dt.datetime) -> list:
    begin = received + dt.timedelta(seconds=chance.randrange(86_400))
    first = (begin, begin + dt.timedelta(hours=chance.randrange(1, 20)))
    if chance.random() < 0.7:
        return [first]
    again = first[1] + dt.timedelta(hours=2)
    return [first, (again, again + dt.timedelta(hours=5))]


def _text(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="seconds")


def frame(rows: list[dict]) -> pd.DataFrame:
    """The rows as the contract reads them, for the second reckoning: who was never accepted has no
    time of reception; the first pause is the wait for the first supplement, and who waits since
    nobody says when has waited from the beginning.
    """
    told = pd.DataFrame(rows)
    times = {
        name: pd.to_datetime(told[f"{name}_at"].replace("", None))
        for name in ("received", "due", "finished")
    }
    status = told.status.astype(int)
    refused_at_once = (status == 3) & times["finished"].isna()
    waits = [
        _first_wait(cells, state, received, done)
        for cells, state, received, done in zip(
            told.pauses, status, times["received"], times["finished"], strict=True
        )
    ]
    return pd.DataFrame({
        **times,
        "received": times["received"].mask((status == 1) | refused_at_once),
        "wait_from": pd.to_datetime(pd.Series([wait[0] for wait in waits])),
        "wait_to": pd.to_datetime(pd.Series([wait[1] for wait in waits])),
        "channel": told.channel.replace("", 1).astype(int),
        "agency": told.agency, "field": told.field, "procedure": told.procedure,
    })  # fmt: skip


def _first_wait(cells: str, status: int, received, done) -> tuple:
    spans = [text.split("/") for text in cells.split(";") if text]
    for number, (begin, end) in enumerate(spans):
        # A duty of money is no supplement: only the open one of state 6 is known to be one.
        financial = status == 6 and not end
        if not financial and (pd.isna(done) or pd.Timestamp(begin) < done):
            return (begin, end or None) if number == 0 else (None, None)
        break
    return (received, None) if status == 5 and not spans else (None, None)
