"""Tables of facts by the schema, at random or as told: what definitions are tried on."""

from __future__ import annotations

import datetime as dt
import random

import pyarrow as pa

from motcua.kernel.clock import VIETNAM
from motcua.reports.rules.facts import DOSSIERS, LEGS, Kind

_TYPES = {Kind.TEXT: pa.string(), Kind.COUNT: pa.int32(), Kind.SECONDS: pa.int64()}
_BLANK = {Kind.TEXT: "", Kind.COUNT: 0, Kind.SECONDS: None}
BEGIN = dt.datetime(2026, 1, 1, tzinfo=VIETNAM)


def seconds(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=VIETNAM).timestamp())


def dossier(**told) -> dict:
    row = {name: _BLANK[kind] for name, kind in DOSSIERS.items()}
    usual = {"province": "H52", "channel": 1, "result_channel": 1, "status": 4}
    return {**row, **usual, **told}


def leg(**told) -> dict:
    return {**{name: _BLANK[kind] for name, kind in LEGS.items()}, "province": "H52", **told}


def table(rows: list[dict], columns: dict[str, Kind]) -> pa.Table:
    return pa.table({
        name: pa.array([row[name] for row in rows], _TYPES[kind]) for name, kind in columns.items()
    })  # fmt: skip


def tables(dossiers: list[dict], legs: list[dict] = ()) -> tuple[pa.Table, pa.Table]:
    return table(dossiers, DOSSIERS), table(list(legs), LEGS)


def random_dossiers(count: int, seed: int = 20261008) -> list[dict]:
    """Every kind of life, with times that often fall on one another's day."""
    chance = random.Random(seed)
    return [_life(chance, number) for number in range(count)]


def _life(chance: random.Random, number: int) -> dict:
    received = seconds("2026-01-01T00:00") + chance.randrange(0, 180 * 86_400)
    due = received + chance.choice((3, 10, 20)) * 86_400 + chance.randrange(-9_000, 9_000)
    finished = due + chance.choice((-172_800, -86_400, -3_600, 0, 3_600, 90_000))
    ending = chance.choice(("granted", "granted", "granted", "declined", "withdrawn", "stopped"))
    is_open, waits = chance.random() < 0.2, chance.random() < 0.15
    asked = received + chance.randrange(0, 86_400)
    supplements = chance.choice((1, 1, 2)) if waits else 0
    papers = chance.randrange(0, 4)
    digitised = chance.randrange(0, papers + 1)
    return dossier(
        code=f"H52.{number % 7:03d}-260101-{number:05d}",
        agency=f"H52.{number % 7:03d}",
        procedure=f"1.00{chance.randrange(9)}",
        field=chance.choice(("Đất đai", "Hộ tịch", "Cư trú")),
        channel=chance.choice((1, 2, 2, 3)),
        result_channel=chance.choice((1, 2, 3)),
        online_level=chance.choice(("full", "partial", "")),
        ending="" if is_open else ending,
        received_s=received if chance.random() < 0.97 else None,
        due_s=due if chance.random() < 0.95 else None,
        finished_s=None if is_open else max(finished, received),
        supplements=supplements,
        supplement_from_s=asked if waits else None,
        supplement_to_s=asked + 5 * 86_400 if waits and not is_open else None,
        working_s=None if is_open else chance.randrange(0, 40 * 8 * 3_600),
        paused_s=chance.randrange(0, 90_000) if waits else 0,
        apologies=chance.choice((0, 0, 0, 1)),
        cause=chance.choice(("", "complex", "partner", "other")),
        papers=papers,
        papers_digitised=digitised,
        papers_reused=chance.randrange(0, digitised + 1),
        result_electronic=chance.randrange(2),
    )


def random_legs(dossiers: list[dict], seed: int = 7) -> list[dict]:
    chance = random.Random(seed)
    found = []
    for row in dossiers:
        if row["received_s"] is None:
            continue
        begin = row["received_s"]
        for number in range(1, chance.randrange(1, 5)):
            end = begin + chance.randrange(0, 4 * 86_400)
            due = begin + 86_400 if chance.random() < 0.8 else None
            verb = chance.choice(("receive", "transfer", "send_back"))
            found.append(leg(code=row["code"], number=number, verb=verb, from_s=begin, to_s=end,
                             due_s=due, unit=row["agency"], status=4))  # fmt: skip
            begin = end
    return found
