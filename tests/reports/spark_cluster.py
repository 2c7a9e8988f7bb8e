"""A standalone Spark cluster on this machine: a master and two workers, on ports of their own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

PATIENCE_S = 60
_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Its address; skipped with the reason where there is no Java. Ended by process number."""
    if shutil.which("java") is None:
        pytest.skip("không có Java 17: bỏ phần Spark (apt install openjdk-17-jre-headless)")
    port = _free_port()
    with ExitStack() as running:
        running.enter_context(
            _started(folder, "master", _MASTER, "--port", str(port), "--webui-port", "0")
        )
        _wait(lambda: _listens(port))
        address = f"spark://127.0.0.1:{port}"
        for name in ("worker-1", "worker-2"):
            limits = ("--cores", "1", "--memory", "1g", "--webui-port", "0")
            work = ("--work-dir", str(folder / name))
            running.enter_context(_started(folder, name, _WORKER, *limits, *work, address))
        _wait(lambda: (folder / "master.log").read_text().count("Registering worker") == 2)
        yield address


@contextmanager
def _started(folder: Path, name: str, *command: str) -> Iterator[None]:
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = {
        **os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m", "SPARK_WORKER_DIR": str(folder),
    }  # fmt: skip
    script = [str(home / "bin" / "spark-class"), command[0], "--host", "127.0.0.1", *command[1:]]
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(script, env=environment, stdout=log, stderr=log, cwd=folder)
        try:
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def _wait(until) -> None:
    end = time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < end, "the cluster did not come up"
        time.sleep(0.2)


def _listens(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]
