"""`motcua serve` and `motcua worker`: the two kinds of process of an installation."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
import threading
from typing import Annotated

import typer

from motcua.config.cli.startup import start, start_migrated

PAUSE_SECONDS = 2.0
ANCHOR_EVERY = dt.timedelta(hours=1)


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
    """Deliver announcements to their subscribers; anchor the chains every hour."""
    start()
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    anchored: dt.datetime | None = None
    while not stop.is_set():
        anchored = _round(anchored)
        if once:
            return
        stop.wait(PAUSE_SECONDS)


def _round(anchored: dt.datetime | None) -> dt.datetime | None:
    from django.db import DatabaseError, close_old_connections
    from oauth2_provider.models import clear_expired

    from motcua.audit.actions.anchor import anchor
    from motcua.audit.actions.deliver import deliver_owed
    from motcua.kernel import clock

    close_old_connections()
    try:
        while deliver_owed():
            pass
        if anchored is None or clock.now() - anchored >= ANCHOR_EVERY:
            anchor(clock.now())
            # Ended tokens are of no use to anybody.
            clear_expired()
            return clock.now()
    except DatabaseError as fault:
        typer.echo(f"Cơ sở dữ liệu chưa sẵn sàng ({type(fault).__name__}), sẽ thử lại.", err=True)
    return anchored
