"""A PostgreSQL server of our own for one test run: private folder, port and password."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER_USER = "postgres"
# Tests need speed, not survival of a power cut; survival of kill -9 does not depend on fsync.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "on",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "256MB",
    "jit": "off",
    "max_connections": "200",
    "listen_addresses": "127.0.0.1",
    "timezone": "UTC",
}


class Unavailable(Exception):
    """No PostgreSQL here; the first argument says why in Vietnamese, the second in English."""


def _folders_with_binaries() -> Iterator[Path]:
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    for pattern in (
        "usr/lib/postgresql/*/bin",
        "usr/pgsql-*/bin",
        "opt/homebrew/opt/postgresql@*/bin",
    ):
        yield from sorted(Path("/").glob(pattern), reverse=True)


def binaries() -> Path:
    for folder in _folders_with_binaries():
        if all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres")):
            return folder
    raise Unavailable("không thấy initdb và pg_ctl", "initdb and pg_ctl were not found")


def _account() -> pwd.struct_passwd:
    """Whose process the server is: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        raise Unavailable(
            "đang chạy bằng root mà máy không có người dùng postgres",
            "running as root and there is no user postgres",
        ) from None


def _call(account: pwd.struct_passwd, folder: Path, *command: str | Path) -> None:
    root = os.geteuid() == 0
    result = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        user=account.pw_uid if root else None,
        group=account.pw_gid if root else None,
        extra_groups=[] if root else None,
    )
    if result.returncode:
        said = result.stdout.decode(errors="replace").strip().splitlines()[-3:]
        raise Unavailable(f"không khởi động được: {said}", f"it did not start: {said}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(bin_folder: Path, account: pwd.struct_passwd, folder: Path) -> str:
    password, port, data = secrets.token_hex(16), _free_port(), folder / "data"
    password_file = folder / "password"
    password_file.write_text(password)
    for place in (folder, password_file):
        os.chown(place, account.pw_uid, account.pw_gid)
    access = ["--auth=scram-sha-256", f"--pwfile={password_file}", "--username=motcua"]
    locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    _call(account, folder, bin_folder / "initdb", "-D", data, *access, *locale)
    settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    options = f"-p {port} -k {folder} {settings}"
    # Without -l the server would keep our output pipe open and we would wait for it for ever.
    logged: list[str | Path] = ["-l", folder / "log", "-o", options]
    _call(account, folder, bin_folder / "pg_ctl", "-D", data, "-w", "-t", "60", *logged, "start")
    return f"postgres://motcua:{password}@127.0.0.1:{port}/postgres"


@contextmanager
def server(place: Path | None = None) -> Iterator[str]:
    """The DATABASE_URL of a fresh server; it and its data, kept in `place`, are gone afterwards."""
    bin_folder, account = binaries(), _account()
    with tempfile.TemporaryDirectory(
        prefix="motcua-pg-", dir=place, ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        url = _start(bin_folder, account, folder)
        try:
            yield url
        finally:
            stop = ["-m", "immediate", "stop"]
            _call(account, folder, bin_folder / "pg_ctl", "-D", folder / "data", *stop)
