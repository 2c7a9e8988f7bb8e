"""`bench intake`: a dossier filed over HTTP, against the least that DRF does for a case.

Both behind granian on loopback, both on one private PostgreSQL that syncs every commit. First
CPU a request, in turns; then eight clients at once: no error, no number twice or left out.
`MOTCUA_BENCH_SECONDS` is how long those eight run (60).
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import uuid
import venv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench import Figure, show

ROOT = Path(__file__).resolve().parents[1]
PEERS = (
    "django>=5.2.9,<5.3", "djangorestframework>=3.16", "psycopg[binary,pool]>=3.2",
    "granian>=2.5,<3", "tzdata",
)  # fmt: skip
REQUESTS, ROUNDS, CLIENTS = 300, 7, 8
WITHIN = 1.5  # times the CPU of the DRF endpoint
SPREAD = 5.0  # p99 over p50


@dataclass
class Server:
    """A granian worker, and a connection to it that stays open."""

    port: int
    worker: int
    path: str
    headers: dict[str, str]
    body: dict[str, object]
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, connection: http.client.HTTPConnection | None = None) -> tuple[int, bytes]:
        to = connection or self.connection
        headers = self.headers | {"Idempotency-Key": str(uuid.uuid4())}
        to.request("POST", self.path, json.dumps(self.body), headers)
        answer = to.getresponse()
        return answer.status, answer.read()

    def cpu(self) -> float:
        """Seconds on a processor so far, of all its threads, living and ended."""
        with Path(f"/proc/{self.worker}/stat").open() as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(*, as_json: bool) -> bool:
    sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]
    from running import postgres

    with postgres.server() as url, ExitStack() as stack:
        _sync_every_commit(url)
        ours = stack.enter_context(_ours(url))
        peer = stack.enter_context(_peer(url))
        figures = _in_turns(ours, peer)
        figures += _eight_at_once(ours, float(os.environ.get("MOTCUA_BENCH_SECONDS", "60")))
        return show(figures, as_json=as_json)


def _sync_every_commit(url: str) -> None:
    """The private server is set up for tests, which need no safety from a power cut."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for name in ("fsync", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {name} = on")  # type: ignore[arg-type]
        connection.execute("SELECT pg_reload_conf()")
        connection.execute("CREATE DATABASE ours")
        connection.execute("CREATE DATABASE peer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _granian(python: str, target: str, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Port and process id of the worker of a server with one worker and four threads."""
    port = _free_port()
    command = [
        python, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port",
        str(port), "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level",
        "warning", target,
    ]  # fmt: skip
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        _wait_for(port)
        yield port, _child_of(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    message = "granian did not start"
    raise RuntimeError(message)


def _child_of(pid: int) -> int:
    """The worker: a helper process of Python's multiprocessing has no port open."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return max(map(int, children), key=_resident) if children else pid


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1])


@contextmanager
def _ours(url: str) -> Iterator[Server]:
    home = Path(os.environ.get("MOTCUA_HOME", ROOT / "var")) / "bench" / "intake-home"
    environment = os.environ | {
        "DATABASE_URL": url.replace("/postgres", "/ours"),
        "MOTCUA_HOME": str(home.absolute()),
        "MOTCUA_API_RATE": "100000000",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings",
    }
    made = subprocess.run(
        [sys.executable, "-m", "bench.intake_province"], env=environment, cwd=ROOT,
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    client = json.loads(made.stdout.splitlines()[-1])
    with _granian(sys.executable, "motcua.config.wsgi:application", environment) as (port, worker):
        headers = {"Content-Type": "application/json"}
        headers["Authorization"] = f"Bearer {_token(port, client)}"
        yield Server(port, worker, "/api/v1/dossiers", headers, client["filing"])


def _token(port: int, client: dict[str, str]) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    form = (
        f"grant_type=client_credentials&client_id={client['id']}&client_secret={client['secret']}"
    )
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/api/v1/token", form, headers)
    return str(json.loads(connection.getresponse().read())["access_token"])


@contextmanager
def _peer(url: str) -> Iterator[Server]:
    python = _peers_python()
    environment = os.environ | {
        "DATABASE_URL": url.replace("/postgres", "/peer"),
        "PYTHONPATH": str(ROOT / "bench"),
    }
    subprocess.run([python, "-m", "intake_peer"], env=environment, check=True)
    with _granian(python, "intake_peer:application", environment) as (port, worker):
        parts = [{"name": "Đơn đăng ký biến động", "copies": 1}] * 2
        body = {"code": "H52.118-1", "kind": "1.013833", "applicant": "Lò Văn Ơn", "parts": parts}
        yield Server(port, worker, "/cases", {"Content-Type": "application/json"}, body)


def _peers_python() -> str:
    home = Path(os.environ.get("MOTCUA_HOME", ROOT / "var")) / "bench" / "intake"
    python, wanted = home.absolute() / "bin" / "python", "\n".join(PEERS)
    noted = home / "peers.txt"
    if not noted.exists() or noted.read_text() != wanted:
        print(f"Cài Django REST framework để so sánh vào {home}…", file=sys.stderr)
        venv.create(home, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PEERS], check=True)
        noted.write_text(wanted)
    return str(python)


def _in_turns(ours: Server, peer: Server) -> list[Figure]:
    seen: dict[str, list[float]] = {"ours": [], "peer": []}
    for round_number in range(ROUNDS + 1):
        for name, server in (("ours", ours), ("peer", peer)):
            spent = _cpu_a_request(server)
            if round_number:  # the first round only warms up
                seen[name].append(spent)
    mine, theirs = (statistics.median(seen[name]) for name in ("ours", "peer"))
    return [
        Figure(
            name="POST /api/v1/dossiers, CPU", value=mine, unit="ms",
            peer="DRF, 1 case + 2 parts + 1 event", peer_value=theirs, target=1 / WITHIN,
            spread=max(seen["ours"]) / min(seen["ours"]),
        )
    ]  # fmt: skip


def _cpu_a_request(server: Server) -> float:
    began = server.cpu()
    for _ in range(REQUESTS):
        status, said = server.ask()
        if status != 201:
            message = f"{server.path} answered {status}: {said.decode()[:300]}"
            raise RuntimeError(message)
    return (server.cpu() - began) / REQUESTS * 1000


def _eight_at_once(server: Server, seconds: float) -> list[Figure]:
    until = time.monotonic() + seconds
    waits: list[float] = []
    codes: list[str] = []
    faults: list[str] = []

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        while time.monotonic() < until:
            began = time.perf_counter()
            status, said = server.ask(connection)
            waits.append(time.perf_counter() - began)
            if status == 201:
                codes.append(json.loads(said)["code"])
            else:
                faults.append(f"{status} {said.decode()[:200]}")

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _told(waits, codes, faults, seconds)


def _told(waits: list[float], codes: list[str], faults: list[str], seconds: float) -> list[Figure]:
    for fault in faults[:5]:
        print(f"Lỗi: {fault}", file=sys.stderr)
    waits.sort()
    p50, p99 = (waits[int(len(waits) * part)] * 1000 for part in (0.5, 0.99))
    rate = len(codes) / seconds
    whole = _wrong_numbers(codes)
    return [
        Figure(name="8 clients: p99", value=p99, unit="ms", peer="5 × p50",
               peer_value=SPREAD * p50, target=1.0),
        Figure(name="8 clients: faults + 1", value=len(faults) + 1, unit="", peer="none",
               peer_value=1, target=1.0),
        Figure(name="8 clients: wrong numbers + 1", value=whole + 1, unit="", peer="none",
               peer_value=1, target=1.0),
        Figure(name="8 clients: a dossier every", value=1000 / rate, unit="ms", peer="p50",
               peer_value=p50),
    ]  # fmt: skip


def _wrong_numbers(codes: list[str]) -> int:
    """Numbers given twice, and gaps; a run over midnight begins anew."""
    days: dict[str, list[int]] = {}
    for code in codes:
        day, _, number = code.rpartition("-")
        days.setdefault(day, []).append(int(number))
    wrong = 0
    for numbers in days.values():
        twice = len(numbers) - len(set(numbers))
        gaps = max(numbers) - min(numbers) + 1 - len(set(numbers))
        wrong += twice + gaps
    return wrong
