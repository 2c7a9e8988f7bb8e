"""Four counters of one unit receive at once while their processes are killed at random.

Nothing acknowledged is lost, no code is given twice, none is skipped, the chains are whole.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.drills.conftest import ROOT, motcua

COUNTERS = 4
KILLS = 6


def start(environment, name: str, count: int, file: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.drills.counter_process", name, str(count), str(file)]
    return subprocess.Popen(
        command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def kill_at_random(processes: dict[str, subprocess.Popen[str]], chance: random.Random) -> str:
    """Waits until some counter has begun to work, then kills one mid-stride."""
    time.sleep(chance.uniform(0.05, 0.5))
    name = chance.choice(sorted(processes))
    os.kill(processes[name].pid, signal.SIGKILL)
    processes[name].wait()
    return name


def run_round(environment, folder: Path, count: int, seed: int) -> list[str]:
    """Returns every code that was acknowledged."""
    chance = random.Random(seed)
    files = {f"r{seed}-{number}": folder / f"r{seed}-{number}.txt" for number in range(COUNTERS)}
    running = {name: start(environment, name, count, file) for name, file in files.items()}
    for _ in range(KILLS):
        _wait_for_work(files, count, chance)
        alive = {name: process for name, process in running.items() if process.poll() is None}
        if not alive:
            break
        name = kill_at_random(alive, chance)
        running[name] = start(environment, name, count, files[name])
    for process in running.values():
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
    return [code for file in files.values() for code in file.read_text().split()]


def _wait_for_work(files: dict[str, Path], count: int, chance: random.Random) -> None:
    """Until a random share of the round is done, so that kills fall all over it."""
    wanted = chance.uniform(0.05, 0.8) * COUNTERS * count
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if sum(len(f.read_text().split()) for f in files.values() if f.exists()) >= wanted:
            return
        time.sleep(0.02)


def codes_in(environment) -> list[str]:
    ask = (
        "import django, json; django.setup(); from motcua.dossiers.models import Dossier; "
        "print(json.dumps(list(Dossier.objects.values_list('code', flat=True))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", ask], env=environment, cwd=ROOT, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return json.loads(run.stdout)


def drill(environment, folder: Path, *, rounds: int, count: int) -> None:
    acknowledged: list[str] = []
    for number in range(rounds):
        acknowledged += run_round(environment, folder, count, seed=number)
    stored = codes_in(environment)
    assert len(set(acknowledged)) == len(acknowledged) == rounds * COUNTERS * count
    assert set(acknowledged) == set(stored)
    assert len(stored) == len(acknowledged)
    _assert_no_gap(stored)
    verdict = motcua(environment, "verify", "--deep")
    assert (verdict.returncode, verdict.stdout) == (0, ""), verdict.stdout + verdict.stderr


def _assert_no_gap(codes: list[str]) -> None:
    days: dict[str, list[int]] = {}
    for code in codes:
        day, number = code.split("-")[1:]
        days.setdefault(day, []).append(int(number))
    for numbers in days.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_short_drill(drill_environment, tmp_path):
    drill(drill_environment, tmp_path, rounds=1, count=25)


@pytest.mark.long
def test_full_drill(drill_environment, tmp_path):
    drill(drill_environment, tmp_path, rounds=5, count=200)
