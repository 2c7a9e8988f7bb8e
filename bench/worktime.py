"""`bench worktime`: deadlines one by one and a million at a time, against libraries and C."""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Callable

from bench import Figure, Timing, interleaved, show
from bench.peer_environments import measured_with
from motcua.kernel.clock import VIETNAM
from motcua.worktime import Calendar, DayRule, Term
from motcua.worktime.calendars import office

PEERS = ("workclock>=0.1", "businesstimedelta>=1.0", "pandas>=2.2", "numpy>=2.2", "tzdata")
BUDGET = 2.5  # µs a call
CALLS = 200
OFTEN = 25  # a short batch would measure how cold the caches are after the slow peers
ROWS = 1_000_000
ROLLING, END_OF_DAY = DayRule.ROLLING, DayRule.END_OF_DAY


def run(*, as_json: bool) -> bool:
    """Measures in an environment of its own, which has the peers; ours has not."""
    return measured_with("bench.worktime", PEERS, as_json=as_json)


def measure() -> list[Figure]:
    return [*_one_by_one(), *_far_and_near(), *_by_the_million()]


def _questions() -> tuple[list[dt.datetime], list[int]]:
    rng = random.Random(1)  # noqa: S311 (questions, not secrets)
    first = dt.datetime(2020, 1, 1, tzinfo=VIETNAM)
    starts = [first + dt.timedelta(minutes=rng.randrange(2 * 365 * 1440)) for _ in range(CALLS)]
    return starts, [rng.randint(1, 30) * 8 for _ in range(CALLS)]


def _one_by_one() -> list[Figure]:
    from bench import worktime_peers as peers

    calendar, (starts, hours) = office(), _questions()
    ends = [
        calendar.due(start, Term.parse(f"{n}wh")) for start, n in zip(starts, hours, strict=True)
    ]
    clock, rules = peers.workclock_office(), peers.businesstimedelta_office()
    deltas = [dt.timedelta(hours=n) for n in hours]
    amounts = [peers.btd.BusinessTimeDelta(rules, hours=n) for n in hours]
    offsets, stamps = (
        [peers.pandas_office(n) for n in hours],
        [peers.pd.Timestamp(s) for s in starts],
    )
    days, numpy_office = [n // 8 for n in hours], peers.numpy_office()
    dates = [peers.np.datetime64(start.date()) for start in starts]
    offset = peers.np.busday_offset

    def times(
        call: Callable[..., object], *columns: list, repeat: int = OFTEN, **more: object
    ) -> tuple:
        rows = list(zip(*columns, strict=True)) * repeat
        return lambda: [call(*row, **more) for row in rows], len(rows)

    def ours(unit: str, rule: DayRule = ROLLING) -> tuple:
        numbers = hours if unit == "wh" else days
        terms = [Term.parse(f"{n}{unit}") for n in numbers]
        return times(calendar.due, starts, terms, day_rule=rule)

    assert [clock.add(s, d) for s, d in zip(starts, deltas, strict=True)] == ends
    assert [s + a for s, a in zip(starts, amounts, strict=True)] == ends
    seen = interleaved(
        {
            "due.hours": ours("wh"),
            "due.days": ours("wd"),
            "due.days.end-of-day": ours("wd", END_OF_DAY),
            "due.calendar-days": ours("d"),
            "due.months": times(lambda start: calendar.due(start, _YEAR), starts),
            "elapsed": times(calendar.elapsed, starts, ends),
            "reckon.explained": (lambda: _explained(calendar, starts), CALLS),
            "workclock": times(clock.add, starts, deltas),
            "workclock.elapsed": times(clock.between, starts, ends),
            "businesstimedelta": times(lambda s, a: s + a, starts, amounts, repeat=1),
            "businesstimedelta.elapsed": times(rules.difference, starts, ends, repeat=1),
            "pandas": times(lambda s, o: s + o, stamps, offsets, repeat=1),
            "numpy": times(offset, dates, days, roll="forward", busdaycal=numpy_office),
        },
        rounds=15,
    )
    return [
        *(
            _figure(seen, name, "budget", Timing(BUDGET / 1e6, 1), 1)
            for name in ("due.hours", "due.days", "due.days.end-of-day", "due.calendar-days")
        ),
        _figure(seen, "due.months", "budget", Timing(BUDGET / 1e6, 1), 1),
        _figure(seen, "due.hours", "workclock", seen["workclock"], 4),
        _figure(seen, "due.hours", "businesstimedelta", seen["businesstimedelta"], 100),
        _figure(seen, "due.hours", "pandas.CustomBusinessHour", seen["pandas"]),
        _figure(seen, "due.days", "numpy.busday_offset, scalar", seen["numpy"]),
        _figure(seen, "elapsed", "workclock", seen["workclock.elapsed"], 4),
        _figure(seen, "elapsed", "businesstimedelta", seen["businesstimedelta.elapsed"], 100),
        _figure(seen, "reckon.explained", "businesstimedelta", seen["businesstimedelta"]),
    ]


_YEAR = Term.parse("12m")


def _explained(calendar: Calendar, starts: list[dt.datetime]) -> None:
    for start in starts:
        calendar.reckon(start, _TEN_DAYS).sentences()


_TEN_DAYS = Term.parse("10wd")


def _far_and_near() -> list[Figure]:
    """Cost must not grow with the distance, nor with the holidays (61 years of them against 11)."""
    calendar, (starts, _) = office(), _questions()
    longer, often = calendar.provisional(), starts * OFTEN
    near, far = Term.parse("8wh"), Term.parse("8000wh")
    seen = interleaved(
        {
            "due.near": (lambda: [calendar.due(start, near) for start in often], len(often)),
            "due.1000-days": (lambda: [calendar.due(start, far) for start in often], len(often)),
            "due.61-years": (lambda: [longer.due(start, near) for start in often], len(often)),
        },
        rounds=31,
    )
    return [
        _figure(seen, "due.1000-days", "due.1-day", seen["due.near"], 0.7),
        _figure(seen, "due.61-years", "due.11-years", seen["due.near"], 0.7),
    ]


def _by_the_million() -> list[Figure]:
    import numpy as np

    from bench.worktime_limit import Limit
    from bench.worktime_peers import numpy_office
    from motcua.worktime import vector

    calendar, rng = office(), np.random.default_rng(1)
    begin = int(dt.datetime(2016, 1, 1, tzinfo=VIETNAM).timestamp())
    end = int(dt.datetime(2026, 6, 1, tzinfo=VIETNAM).timestamp())
    starts, seconds = rng.integers(begin, end, ROWS), rng.integers(1, 60 * 28_800, ROWS)
    ends = vector.due(calendar, starts, seconds)
    dates, last = (((at + 7 * 3600) // 86_400).astype("datetime64[D]") for at in (starts, ends))
    days, numbers = seconds // 28_800, numpy_office()
    contestants = {
        "vector.due": (lambda: vector.due(calendar, starts, seconds), ROWS),
        "vector.elapsed": (lambda: vector.elapsed(calendar, starts, ends), ROWS),
        "busday_offset": (
            lambda: np.busday_offset(dates, days, roll="forward", busdaycal=numbers),
            ROWS,
        ),
        "busday_count": (lambda: np.busday_count(dates, last, busdaycal=numbers), ROWS),
    }
    limit = Limit.compiled(vector.cuts_of(calendar))
    if limit is None:
        print("Không có trình biên dịch C (cc): bỏ qua giới hạn C.", file=sys.stderr)
    else:
        assert (limit.due(starts, seconds) == ends).all()
        contestants["C.due"] = (lambda: limit.due(starts, seconds), ROWS)
        contestants["C.elapsed"] = (lambda: limit.elapsed(starts, ends), ROWS)
    seen = interleaved(contestants)
    figures = [
        _figure(seen, "vector.due", "numpy.busday_offset", seen["busday_offset"], 10),
        _figure(seen, "vector.elapsed", "numpy.busday_count", seen["busday_count"]),
    ]
    if limit is not None:
        figures.append(_figure(seen, "vector.due", "C, same tables", seen["C.due"], 0.5))
        figures.append(_figure(seen, "vector.elapsed", "C, same tables", seen["C.elapsed"]))
    return figures


def _figure(
    seen: dict[str, Timing], name: str, peer: str, against: Timing, target: float = 0
) -> Figure:
    return Figure(
        name=f"worktime.{name}",
        value=seen[name].median * 1e6,
        unit="µs",
        peer=peer,
        peer_value=against.median * 1e6,
        target=target,
        spread=seen[name].spread,
    )


if __name__ == "__main__":
    sys.exit(0 if show(measure(), as_json="--json" in sys.argv) else 1)
