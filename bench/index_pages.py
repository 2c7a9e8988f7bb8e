"""Pages of published rankings: the units of the demo province (15 departments, 75 communes), five rounds; run by `bench index`, a database a process."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from bench import Figure, show
from bench.peer_environments import ROOT

# ms of the web process, as in all benchmarks here, for the slowest but one of twenty.
BUDGET = 50.0
YEARS, TIMES, UNITS = range(2022, 2027), 12, 90


def on_both(*, as_json: bool) -> bool:
    sys.path.insert(0, str(ROOT / "tools"))
    from running import postgres

    with tempfile.TemporaryDirectory() as home:
        met = _in_process(f"sqlite:///{home}/motcua.sqlite3", home, as_json=as_json)
    with postgres.server() as url, tempfile.TemporaryDirectory() as home:
        return _in_process(url, home, as_json=as_json) and met


def _in_process(url: str, home: str, *, as_json: bool) -> bool:
    Path(home, "static").mkdir(exist_ok=True)
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tools"), str(ROOT)])
    environment = os.environ | {
        "DATABASE_URL": url, "MOTCUA_HOME": home, "PYTHONPATH": paths,
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings", "SECRET_KEY": "only for a benchmark " * 3,
    }  # fmt: skip
    command = [sys.executable, "-m", "bench.index_pages", *(["--json"] if as_json else [])]
    return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode == 0


def measure() -> list[Figure]:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    slugs, units = _publish()
    rankings = [f"/chi-so-cchc/{slug}/?khoi={block}" for slug in slugs for block in _BLOCKS]
    stories = [f"/chi-so-cchc/don-vi/{unit}/" for unit in units]
    return [
        _figure(f"index.{name}-{connection.vendor}", addresses, times, kept=kept)
        for name, addresses, times, kept in (
            ("ranking-page-first", rankings, 3, False), ("ranking-page-p95", rankings, TIMES, True),
            ("unit-page-p95", stories, 2, False),
        )
    ]  # fmt: skip


_BLOCKS = ("Sở, ban, ngành", "Xã, phường")


def _figure(name: str, addresses: list[str], times: int, *, kept: bool) -> Figure:
    """Unless `kept`, every page is made anew, as for the first who asks a process for it."""
    from django.core.cache import caches
    from django.test import Client

    client = Client()

    def page(address: str) -> Callable[[], object]:
        def ask() -> object:
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            return answer.content

        return ask

    pages = [page(address) for address in addresses]
    for one in pages if kept else (pages[0], pages[-1]):
        one()
    seen = []
    for _turn in range(times):
        for one in pages:
            if not kept:
                caches["pages"].clear()
            began = time.process_time()
            one()
            seen.append((time.process_time() - began) * 1e3)
    seen.sort()
    p95, spread = seen[int(len(seen) * 0.95)], seen[-1] / seen[0]
    # The first of each process is told, not judged: so few wait for it.
    return Figure(name=name, value=p95, unit="ms", peer="budget", peer_value=BUDGET,
                  target=0 if "first" in name else 1, spread=spread)  # fmt: skip


def _publish() -> tuple[list[str], list[str]]:
    """Slugs of five rounds and of their units, published by the verbs and analysed."""
    from django.db import transaction

    from motcua.demo.index_rounds import decide_and_publish
    from motcua.demo.units import place_units
    from motcua.index import actions, tasks
    from motcua.index.queries.opening import blocks_of
    from motcua.index.rules.judging import RoundDetails
    from motcua.kernel import clock
    from motcua.kernel.actor import OPERATOR
    from motcua.kernel.events import Announcement

    founded = dt.datetime(2025, 7, 1, 8, tzinfo=clock.VIETNAM)
    at, rng, previous = dt.datetime(2026, 10, 1, 8, tzinfo=clock.VIETNAM), Random(7), None  # noqa: S311
    with transaction.atomic():
        province = place_units(founded).units["son-la"].pk
    details = RoundDetails(
        name="", year=0, facts_from=dt.date(2026, 1, 1), facts_to=dt.date(2026, 12, 31),
        opens_on=dt.date(2026, 7, 1), self_score_until=dt.date(2026, 7, 15),
        appraisal_until=dt.date(2026, 8, 1), explanation_until=dt.date(2026, 8, 15),
        second_appraisal_until=dt.date(2026, 9, 1),
    )  # fmt: skip
    slugs = []
    for year in YEARS:
        with transaction.atomic():
            sets = {
                kind: str(
                    actions.adopt_demo_set(year, level, run_by=province, by=OPERATOR, at=at).pk
                )
                for kind, level in (("departments", "department"), ("communes", "commune"))
            }
            told = replace(details, name=f"Chỉ số CCHC năm {year}", year=year,
                           blocks=blocks_of(province, sets, at.date()))  # fmt: skip
            opened = actions.open_round(
                told, run_by=province, by=OPERATOR, at=at, previous=previous
            )
            previous = decide_and_publish(opened, at, rng)
            chain = previous.chain
            tasks.analyse(Announcement(name="index.published", chain=chain, sequence=1, facts={}))
        slugs.append(previous.slug)
    units = sorted(previous.entries.values_list("unit__slug", flat=True)) if previous else []
    assert len(units) == UNITS, len(units)
    return slugs, units


if __name__ == "__main__":
    sys.exit(0 if show(measure(), as_json="--json" in sys.argv) else 1)
