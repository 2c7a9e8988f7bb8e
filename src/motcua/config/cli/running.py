"""`motcua serve` and `motcua worker`: the two kinds of process of an installation."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Annotated

import typer

from motcua.config.cli.startup import start, start_migrated

# What was done shows in the figures within a second.
PAUSE_SECONDS = 0.5
# How often to look whether an hour has passed since the last anchor.
LOOK_EVERY = 60.0
STATISTICS_EVERY = 3600.0
_looked = 0.0


def register(app: typer.Typer) -> None:
    app.command("serve", help="Chạy máy chủ web.")(serve)
    app.command("worker", help="Chạy tiến trình việc nền.")(worker)


def serve(
    *,
    host: Annotated[str, typer.Option(help="Địa chỉ lắng nghe.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", help="Cổng.")] = 8000,
    workers: Annotated[int, typer.Option(help="Số tiến trình web.")] = 1,
) -> None:
    os.environ.setdefault("MOTCUA_STATICS", "hashed")
    start_migrated()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host,
        "--port", str(port), "--workers", str(workers), "--blocking-threads", "4",
        "--no-ws", "--log-level", "warning", "motcua.config.wsgi:application",
    ]  # fmt: skip
    os.execv(sys.executable, command)  # noqa: S606 - the arguments are ours


def worker(
    *, once: Annotated[bool, typer.Option("--once", help="Làm hết việc đang chờ rồi dừng.")] = False
) -> None:
    """Deliver announcements to their subscribers; every hour anchor the chains and give back what
    posts hold that have ended; every night prove the figures, warn of what may be late and publish
    open data.
    """
    start()
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    hourly_done = statistics_done = 0.0
    proving: subprocess.Popen[bytes] | None = None
    try:
        while not stop.is_set():
            hourly_done = _round(hourly_done)
            statistics_done = _renew(statistics_done)
            if once:
                return
            proving = _prove_at_night(proving)
            stop.wait(PAUSE_SECONDS)
    finally:
        if proving:
            proving.terminate()
        _say_stopped()


def _round(hourly_done: float) -> float:
    """One round of the work; `hourly_done` is when what is done each hour was last looked at."""
    from django.db import DatabaseError, close_old_connections

    from motcua.audit.actions.deliver import deliver_owed

    close_old_connections()
    _say_alive()
    try:
        while deliver_owed():
            pass
        if time.monotonic() - hourly_done >= LOOK_EVERY or not hourly_done:
            _each_hour()
            return time.monotonic()
    except DatabaseError as fault:
        typer.echo(f"Cơ sở dữ liệu chưa sẵn sàng ({type(fault).__name__}), sẽ thử lại.", err=True)
    return hourly_done


def _renew(done: float) -> float:
    """As rows grow, another index becomes the better one; `done` is when this was last looked at."""
    from django.db import DatabaseError

    from motcua.kernel.statistics import renew_statistics

    if done and time.monotonic() - done < STATISTICS_EVERY:
        return done
    with suppress(DatabaseError):
        renew_statistics()
    return time.monotonic()


def _each_hour() -> None:
    """Whichever worker comes first: the anchor of the hour stands in the database."""
    from django.db import IntegrityError
    from oauth2_provider.models import clear_expired

    from motcua.audit.actions.anchor import anchor
    from motcua.audit.queries.anchors import is_due
    from motcua.config.backups import forgetting
    from motcua.dossiers.actions.release import release_ended
    from motcua.kernel import clock
    from motcua.reports.actions import raise_alerts, send_again
    from motcua.reports.queries import alerts
    from motcua.reports.tasks import WORKER

    forgetting.settle_owed()
    now = clock.now()
    release_ended(now)
    # Ended tokens are of no use to anybody.
    clear_expired()
    send_again(by=WORKER, at=now)
    if alerts.is_due(now):
        raise_alerts(by=WORKER, at=now)
    if is_due(now):
        # Refused when another worker has made it in the same moment.
        with suppress(IntegrityError):
            anchor(now)


def _prove_at_night(proving: subprocess.Popen[bytes] | None) -> subprocess.Popen[bytes] | None:
    """In a process of its own: it takes memory and minutes, and the worker goes on. What it found
    stands in the trail, in `/metrics` and in `motcua doctor`.
    """
    from django.db import DatabaseError

    from motcua.kernel import clock
    from motcua.reports.queries import open_data, proofs, warnings

    global _looked  # noqa: PLW0603 - of this process
    if (proving and proving.poll() is None) or time.monotonic() < _looked + LOOK_EVERY:
        return proving
    _looked = time.monotonic()
    with suppress(DatabaseError):
        for part, arguments in (
            (proofs, ("facts", "prove", "--quiet")),
            (warnings, ("warn", "nightly")),
            (open_data, ("open-data", "publish", "--quiet")),
        ):
            if part.is_due(clock.now()):
                command = [sys.executable, "-m", "motcua.config.cli", *arguments]
                return subprocess.Popen(command)  # noqa: S603 - the arguments are ours
    return None


def _say_alive() -> None:
    """For `motcua doctor` and `motcua restore`: a worker was here just now."""
    from motcua.config.backups import places

    (places.home() / places.ALIVE).touch()


def _say_stopped() -> None:
    """Another worker says again within seconds that it is alive."""
    from motcua.config.backups import places

    (places.home() / places.ALIVE).unlink(missing_ok=True)
