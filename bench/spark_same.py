"""The same definitions on DuckDB and on a standalone Spark cluster of two workers on this machine:
every row of every indicator by agency and channel, compared to the last integer.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import Figure
from bench.peer_environments import ROOT


def same(folder: Path, first: dt.date, last: dt.date) -> Figure:
    """How many rows there are, and how many of them Spark gives too."""
    from tests.reports.spark_cluster import cluster

    asked = ["indicators", "--facts", str(folder), "--from", first.isoformat(), "--to",
             last.isoformat(), "--by", "agency", "--by", "channel"]  # fmt: skip
    ours = _rows("DuckDB", asked)
    with tempfile.TemporaryDirectory() as place, cluster(Path(place)) as address:
        theirs = _rows("Spark", [*asked, "--engine", address])
    return Figure(
        name="every indicator by agency and channel, rows", value=len(ours | theirs), unit="",
        peer="the same on Spark, two workers", peer_value=len(ours & theirs), target=1.0,
    )  # fmt: skip


def _rows(engine: str, asked: list[str]) -> set[str]:
    """As an operator runs it: a driver of Spark is a process of its own."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "motcua.config.cli", *asked], check=True, cwd=ROOT, text=True,
        stdout=subprocess.PIPE, env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"},
    )  # fmt: skip
    print(f"# {engine}: {time.monotonic() - began:.1f} s wall", file=sys.stderr)
    rows = set(done.stdout.splitlines()[1:])
    assert rows, "no rows: nothing to compare"
    return rows
