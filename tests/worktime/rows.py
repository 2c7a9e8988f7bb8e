"""Random rows for `motcua due --csv`: mostly ordinary, often at an edge, now and then wrong."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

Moment = dt.datetime
Row = dict[str, str]

EDGES = (0, 27_000, 41_400, 48_600, 54_000, 63_000)
# About holidays, swaps, half Saturdays, and both ends of the known years.
TURNS = [
    "2016-01-01",
    "2016-04-15",
    "2018-12-29",
    "2019-01-04",
    "2019-05-03",
    "2022-04-30",
    "2023-04-28",
    "2024-02-07",
    "2024-05-03",
    "2025-01-31",
    "2025-04-25",
    "2026-01-01",
    "2026-01-09",
    "2026-08-21",
    "2026-11-24",
    "2026-12-30",
]
SPELLINGS = {
    "wd": ("{}wd", "{} ngày làm việc"),
    "wh": ("{}wh", "{} giờ làm việc"),
    "d": ("{}d", "{} ngày"),
    "m": ("{}m", "{} tháng"),
    "h": ("{}h", "{} giờ"),
    "min": ("{}min", "{} phút"),
}
BAD_TERMS = ("", "10", "wd", "-1wd", "1.5d", "0,5 tháng", "mười ngày", "1e3wd", "1..5wd")
BAD_STARTS = ("", "2026-02-30T08:00", "2026-10-01", "01/10/2026 08:00", "2026-10-01T25:00", "mai")


def moment(rng: random.Random) -> Moment:
    if rng.random() < 0.35:
        day = dt.date.fromisoformat(rng.choice(TURNS)) + dt.timedelta(rng.randint(-2, 6))
    else:
        day = dt.date(2016, 1, 1) + dt.timedelta(rng.randrange(4018))
    return at_some_second(rng, day)


def at_some_second(rng: random.Random, day: dt.date) -> Moment:
    second = rng.randrange(86_400)
    if rng.random() < 0.4:
        second = max(0, rng.choice(EDGES) + rng.choice((-1, 0, 0, 0, 1)))
    elif rng.random() < 0.5:
        second -= second % 60
    return Moment.combine(day, dt.time()) + dt.timedelta(seconds=second)


def term(rng: random.Random) -> str:
    if rng.random() < 0.06:
        return rng.choice(("same-day", "trong ngày"))
    unit = rng.choice(("wd", "wd", "wd", "wh", "wh", "d", "d", "m", "h", "min"))
    amount = str(rng.choice((0, 1, 2, 3, 5, 10, rng.randint(0, 40), rng.randint(0, 250))))
    if unit == "m":
        amount = str(rng.randint(0, 14))
    if unit in ("wd", "wh", "h", "min") and rng.random() < 0.3:
        digits = "".join(rng.choice("0123456789") for _ in range(rng.randint(1, 6)))
        amount += rng.choice(".,") + rng.choice((digits, "5", "25", "0", "00001"))
    return rng.choice(SPELLINGS[unit]).format(amount)


def pauses(rng: random.Random, start: Moment) -> Iterator[str]:
    number = rng.choice((0, 0, 1, 1, 2, 3, 4))
    at = start + dt.timedelta(hours=rng.choice((-60, -5, 0, 1, 20, 100)))
    for index in range(number):
        if rng.random() < 0.7:
            at += dt.timedelta(seconds=rng.randrange(60, 5 * 86_400))
        if rng.random() < 0.4:
            at = max(at, at_some_second(rng, at.date()))
        begin = at
        at += dt.timedelta(seconds=rng.choice((0, 3600, rng.randrange(9 * 86_400))))
        if rng.random() < 0.5:
            at = max(at, at_some_second(rng, at.date()))
        end = at
        if rng.random() < 0.02:
            begin, end = end + dt.timedelta(1), begin
        if rng.random() < 0.03:
            begin -= dt.timedelta(days=2)
        last = index == number - 1
        is_open = rng.random() < (0.2 if last else 0.02)
        yield f"{begin.isoformat()}/{'' if is_open else end.isoformat()}"


def row(rng: random.Random) -> Row:
    start = moment(rng)
    made = {
        "start": start.isoformat(sep=rng.choice("T ")) + rng.choice(("", "", "+07:00")),
        "term": term(rng),
        "calendar": rng.choice(("", "vn-office", "vn-office-sat")),
        "day_rule": rng.choice(("", "rolling", "end-of-day")),
        "pauses": ";".join(pauses(rng, start)),
    }
    if rng.random() < 0.01:
        made["term"] = rng.choice(BAD_TERMS)
    if rng.random() < 0.01:
        made["start"] = rng.choice(BAD_STARTS)
    return made


def rows(seed: int, number: int) -> list[Row]:
    rng = random.Random(seed)
    return [row(rng) for _ in range(number)]
