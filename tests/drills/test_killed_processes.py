"""Processes that receive and act at once, on the same units, killed at random.

Nothing acknowledged is lost, no code is given twice, none is skipped, no event is written twice,
the chains are whole.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.drills.conftest import ROOT, motcua

KILLS = 6


@dataclass(frozen=True)
class Drill:
    """`module` is run `processes` times at once; each does `count` acts a round."""

    module: str
    processes: int
    count: int

    def start(self, environment, name: str, file: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", self.module, name, str(self.count), str(file)]
        return subprocess.Popen(
            command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip

    def round(self, environment, folder: Path, seed: int) -> list[str]:
        """Every line that was acknowledged."""
        chance = random.Random(seed)
        names = [f"r{seed}-{number}" for number in range(self.processes)]
        files = {name: folder / f"{name}.txt" for name in names}
        running = {name: self.start(environment, name, file) for name, file in files.items()}
        for _ in range(KILLS):
            self._wait_for_work(files, chance)
            alive = {name: process for name, process in running.items() if process.poll() is None}
            if not alive:
                break
            name = kill_at_random(alive, chance)
            running[name] = self.start(environment, name, files[name])
        for process in running.values():
            _, said = process.communicate(timeout=600)
            assert process.returncode == 0, said
        return [line for file in files.values() for line in file.read_text().splitlines()]

    def _wait_for_work(self, files: dict[str, Path], chance: random.Random) -> None:
        """Until a random share of the round is done, so that kills fall all over it."""
        wanted = chance.uniform(0.05, 0.8) * self.processes * self.count
        until = time.monotonic() + 60
        while time.monotonic() < until:
            done = [file.read_text().splitlines() for file in files.values() if file.exists()]
            if sum(map(len, done)) >= wanted:
                return
            time.sleep(0.02)


COUNTERS, OFFICIALS = "tests.drills.counter_process", "tests.drills.officials_process"


def kill_at_random(processes: dict[str, subprocess.Popen[str]], chance: random.Random) -> str:
    time.sleep(chance.uniform(0.05, 0.5))
    name = chance.choice(sorted(processes))
    os.kill(processes[name].pid, signal.SIGKILL)
    processes[name].wait()
    return name


def asked(environment, question: str) -> list:
    """What a process of its own finds in the database."""
    ask = f"import django, json; django.setup(); {question}; print(json.dumps(found))"
    run = subprocess.run(
        [sys.executable, "-c", ask], env=environment, cwd=ROOT, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return json.loads(run.stdout)


CODES = (
    "from motcua.dossiers.models import Dossier as D; found = list(D.objects.values_list('code'))"
)
ACTS = (
    "from motcua.dossiers.models import RecordedRequest as R; "
    "found = [list(row) for row in R.objects.values_list('key', 'dossier__code', 'sequence')]"
)
EVENTS = (
    "from motcua.audit.models import Event as E; "
    "found = [E.objects.filter(chain__startswith='dossier:').exclude("
    "name='dossiers.accept').count()]"
)


def assert_whole(environment, codes: list[str]) -> None:
    stored = [row[0] for row in asked(environment, CODES)]
    assert sorted(set(codes)) == sorted(stored)
    days: dict[str, list[int]] = {}
    for code in stored:
        day, number = code.split("-")[1:]
        days.setdefault(day, []).append(int(number))
    for numbers in days.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
    verdict = motcua(environment, "verify", "--deep")
    assert (verdict.returncode, verdict.stdout) == (0, ""), verdict.stdout + verdict.stderr


def receive(environment, folder: Path, drill: Drill, rounds: int) -> None:
    codes = [code for seed in range(rounds) for code in drill.round(environment, folder, seed)]
    assert len(set(codes)) == len(codes) == rounds * drill.processes * drill.count
    assert_whole(environment, codes)


def receive_and_act(environment, folder: Path, drill: Drill, rounds: int) -> None:
    lines = [line.split() for n in range(rounds) for line in drill.round(environment, folder, n)]
    assert len(lines) == rounds * drill.processes * drill.count
    acknowledged = {key: (code, int(sequence)) for key, code, sequence in lines}
    stored = {key: (code, sequence) for key, code, sequence in asked(environment, ACTS)}
    assert acknowledged == stored
    assert asked(environment, EVENTS) == [len(lines)]
    assert_whole(environment, [code for _, code, _ in lines])


@pytest.mark.heavy
def test_officials_killed(drill_environment, tmp_path):
    receive_and_act(drill_environment, tmp_path, Drill(OFFICIALS, 4, 25), rounds=1)


@pytest.mark.long
def test_four_counters_killed_five_rounds(drill_environment, tmp_path):
    receive(drill_environment, tmp_path, Drill(COUNTERS, 4, 200), rounds=5)


@pytest.mark.long
def test_eight_officials_killed_ten_rounds(drill_environment, tmp_path):
    receive_and_act(drill_environment, tmp_path, Drill(OFFICIALS, 8, 500), rounds=10)
