"""The same definitions on a Spark cluster: the same integers for every group and every
form, to the last dossier.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from motcua.reports.indicators.definitions import INDICATORS
from tests.conftest import ROOT
from tests.reports.spark_cluster import cluster

PERIOD = ["--from", "2026-08-01", "--to", "2026-09-20"]


@pytest.fixture
def facts(tmp_path):
    folder = tmp_path / "facts"
    _motcua("facts", "generate", str(folder), "--dossiers", "3000", "--agencies", "9",
            "--months", "3", "--last", "2026-09")  # fmt: skip
    return folder


def _motcua(*command: str) -> str:
    """As an operator runs it."""
    return _python("-m", "motcua.config.cli", *command)


def _forms(folder, engine: str) -> dict[str, dict[str, dict[str, int]]]:
    return json.loads(_python("-m", "tests.reports.forms_driver", str(folder), engine))


def _python(*command: str) -> str:
    """A driver of Spark is a process of its own."""
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.heavy
def test_duckdb_and_spark_agree_in_every_group(facts, tmp_path, database_vendor):
    if database_vendor != "sqlite":
        pytest.skip("Spark đọc Parquet, không cần cơ sở dữ liệu: đã chạy cùng SQLite")
    asked = ["indicators", "--facts", str(facts), *PERIOD, "--by", "agency", "--by", "channel",
             "--format", "json"]  # fmt: skip
    ours = json.loads(_motcua(*asked))
    with cluster(tmp_path) as address:
        theirs = json.loads(_motcua(*asked, "--engine", address))
        forms = _forms(facts, address)

    assert forms == _forms(facts, "duckdb")
    assert all(len(rows) > 1 for rows in forms.values())
    assert len(next(iter(forms["field"].values()))) > 30
    settled = forms["settlement"]["TOTAL"]
    assert settled["c3"] == settled["c7"] + settled["c11"] > 1_000
    assert theirs == ours
    groups = {(row["agency"], row["channel"]) for row in ours}
    assert len(groups) > 20 and len(ours) == len(groups) * len(INDICATORS)
    assert sum(row["numerator"] for row in ours if row["indicator"] == "c7") > 1_000
