"""`bench growth`: pages of officials and of the portal with ever more finished dossiers behind them,
on PostgreSQL; what is open stays as many. MOTCUA_BENCH_SIZES names other sizes. A page that does
not answer 200 every time fails the bench by its name.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from bench import Figure, show
from bench.growth_asking import COUNTED
from bench.peer_environments import ROOT

SIZES = os.environ.get("MOTCUA_BENCH_SIZES", "10000,1000000,10000000")
ROUNDS = 25
SLOWER, STATEMENTS, ROLL_UPS_MS = 1.5, 12, 50
PAGE_KB = 40


@dataclass(kw_only=True)
class Asked:
    """One page at one size; `refused`: why it could not be measured."""

    ms: list[float] = field(default_factory=list)
    sql: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    once: dict[str, float] = field(default_factory=dict)
    refused: str = ""

    def take(self, told: dict[str, Any]) -> None:
        if "refused" in told:
            self.refused = told["refused"]
        elif "ms" in told:
            self.ms.append(told["ms"])
            self.sql.append(told["sql"])
            self.cpu.append(told["cpu"])
        else:
            self.once = told


@dataclass(kw_only=True)
class Province:
    """A process that asks pages of a province of one size."""

    process: subprocess.Popen[str]
    seconds: float = 0
    pages: Sequence[str] = ()

    def said(self) -> dict[str, Any]:
        """Raises RuntimeError where the process is gone."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            message = f"the process of a province ended: {self.process.wait()}"
            raise RuntimeError(message)
        return json.loads(line)  # type: ignore[no-any-return]

    def ask(self, number: int, how: str = "") -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{number} {how}\n")
        self.process.stdin.flush()
        return self.said()


def run(*, as_json: bool) -> bool:
    """Each size in a database and a process of its own, asked in turns: both share the machine's
    moods.
    """
    with ExitStack() as stack:
        provinces = {
            size: stack.enter_context(_province(size)) for size in map(int, SIZES.split(","))
        }
        asked = _in_turns(provinces)
    answered = [_told(size, pages) for size, pages in asked.items()]
    return show(_figures(asked), as_json=as_json) and all(answered)


@contextmanager
def _province(size: int) -> Iterator[Province]:
    sys.path.insert(0, str(ROOT / "tools"))
    from running import postgres

    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tools"), str(ROOT)])
    with postgres.server() as url, tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "DATABASE_URL": url, "MOTCUA_HOME": home, "PYTHONPATH": paths,
            "DJANGO_SETTINGS_MODULE": "motcua.config.settings",
            "SECRET_KEY": "only for a benchmark " * 3,
        }  # fmt: skip
        command = [sys.executable, "-m", "bench.growth_asking", str(size)]
        with subprocess.Popen(command, env=environment, cwd=ROOT, text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # fmt: skip
            made = Province(process=process)
            told = made.said()
            made.seconds, made.pages = told["seconds"], told["pages"]
            print(f"# {size}: {made.seconds:.0f} s", file=sys.stderr, flush=True)
            yield made
            assert process.stdin is not None
            process.stdin.close()


def _in_turns(provinces: dict[int, Province]) -> dict[int, dict[str, Asked]]:
    """By size and name of the page. The first asking only warms up."""
    names = next(iter(provinces.values())).pages
    found = {size: {name: Asked() for name in names} for size in provinces}
    for number, name in enumerate(names):
        for place in range(ROUNDS + 1):
            for size, province in provinces.items():
                told = province.ask(number)
                if place or "refused" in told:
                    found[size][name].take(told)
        for size, province in provinces.items():
            found[size][name].take(province.ask(number, COUNTED))
    return found


def _told(size: int, pages: dict[str, Asked]) -> bool:
    """Whether every page answered every time; who did not is named."""
    refused = {name: page.refused for name, page in pages.items() if page.refused}
    for name, why in refused.items():
        print(f"Không trả lời ({size} hồ sơ): {name}: {why}", file=sys.stderr)
    return not refused


def _figures(asked: dict[int, dict[str, Asked]]) -> list[Figure]:
    least, most = min(asked), max(asked)
    return [
        figure
        for name, page in asked[most].items()
        if not page.refused and not asked[least][name].refused
        for figure in (
            *_grown(name, page, asked[least][name], f"of {least}"),
            *_limits(name, page, asked[least][name]),
        )
    ]


def _grown(name: str, page: Asked, small: Asked, beside: str) -> Iterator[Figure]:
    """The last size against the first."""
    yield Figure(
        name=f"growth {name}", value=p95(page.ms), unit="ms", peer=f"{SLOWER} × p95 {beside}",
        peer_value=SLOWER * p95(small.ms), target=1.0, spread=max(page.ms) / min(page.ms),
    )  # fmt: skip
    for what, told, other in (("median", page.ms, small.ms), ("cpu", page.cpu, small.cpu)):
        yield Figure(name=f"{what} {name}", value=statistics.median(told), unit="ms",
                     peer=f"{what} {beside}", peer_value=statistics.median(other))  # fmt: skip


def _limits(name: str, page: Asked, small: Asked) -> Iterator[Figure]:
    once = page.once
    yield _limit(f"statements {name}", once["statements"], STATEMENTS)
    yield _limit(f"KB {name}", once["kb"], PAGE_KB)
    yield _limit(f"scans {name}", once["scans"], 0)
    yield _limit(f"as many {name}", once["statements"], small.once["statements"])
    if once["board"]:
        yield _limit(f"roll-ups {name}", p95(page.sql), ROLL_UPS_MS)


def _limit(name: str, value: float, limit: float) -> Figure:
    """Nought is met by nought alone."""
    value, limit = max(value, 1e-9), max(limit, 1e-9)
    return Figure(name=name, value=value, unit="", peer="limit", peer_value=limit, target=1.0)


def p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
