"""Does `python3 run demo` do what the README says? Starts a small one, looks around, stops it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT_SECONDS = 300
# Address → status expected of somebody who has not signed in.
PAGES = {
    "/healthz": {200},
    "/readyz": {200},
    "/": {200},
    "/thu-tuc/": {200},
    "/ban-lam-viec/": {302},
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status_of(port: int, address: str) -> int | None:
    """The HTTP status, None when nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", address)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def pass_on(demo: subprocess.Popen[str], ready: threading.Event) -> None:
    """Prints what the demo says; `ready` is its last line, after the accounts."""
    for line in demo.stdout or ():
        print(line, end="", flush=True)
        if "Ctrl-C" in line:
            ready.set()


def wait(demo: subprocess.Popen[str]) -> bool:
    ready = threading.Event()
    threading.Thread(target=pass_on, args=(demo, ready), daemon=True).start()
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while time.monotonic() < deadline and demo.poll() is None:
        if ready.wait(0.5):
            return True
    return False


def faults_of(port: int) -> list[str]:
    seen = {address: status_of(port, address) for address in PAGES}
    return [
        f"{address}: {status}" for address, status in seen.items() if status not in PAGES[address]
    ]


def stop(demo: subprocess.Popen[str], port: int) -> list[str]:
    demo.send_signal(signal.SIGTERM)
    try:
        code = demo.wait(30)
    except subprocess.TimeoutExpired:
        demo.kill()
        return ["it did not stop within 30 s"]
    still = ["something still answers after the stop"] if status_of(port, "/healthz") else []
    return still + ([f"it ended with {code}"] if code else [])


def main() -> int:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="motcua-demo-") as home:
        command = [sys.executable, "run", "demo", "--dossiers", "50", "--port", str(port)]
        demo = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "MOTCUA_HOME": home, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        up = wait(demo)
        faults = faults_of(port) if up else ["it did not start"]
        faults += stop(demo, port)
    for fault in faults:
        print(f"run demo: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
