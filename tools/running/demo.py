"""`run demo`: a province on this machine, web and worker, until Ctrl-C."""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import FrameType

from running.places import MOTCUA, ROOT, data_folder, with_venv_on_path
from running.setup import set_up
from running.speech import Stop, say, step

HOST = "127.0.0.1"
START_TIMEOUT_SECONDS = 60
STOP_TIMEOUT_SECONDS = 15
NEEDED_BYTES = 300_000_000
SEED = "20261008"


class Interrupted(Exception):
    """Somebody asked to stop: Ctrl-C, SIGTERM, or the terminal was closed."""


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise Interrupted


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Stop(
                f"Không được phép mở cổng {port}; hãy chọn cổng từ 1024 trở lên bằng --port.",
                f"Port {port} may not be opened; choose one from 1024 up with --port.",
                code=2,
            ) from None
        except OSError:
            return False
    return True


def free_port(wanted: int) -> int:
    """The wanted port, or the next free one after it, said aloud."""
    if not 1 <= wanted <= 65535:
        raise Stop(
            f"Cổng {wanted} không hợp lệ (1–65535).", f"Port {wanted} is not 1–65535.", code=2
        )
    for port in range(wanted, min(wanted + 50, 65536)):
        if _is_free(port):
            if port != wanted:
                say(
                    f"Cổng {wanted} đang bận, dùng cổng {port}",
                    f"port {wanted} is taken, using {port}",
                )
            return port
    raise Stop(
        f"Không có cổng trống từ {wanted} đến {wanted + 49}; hãy chọn bằng --port.",
        f"No free port from {wanted} to {wanted + 49}; choose one with --port.",
    )


class Demo:
    """The demo province in one data folder; a note in it tells how far its making came."""

    def __init__(self, home: Path, port: int) -> None:
        self.home = home
        self.note = home / "demo.json"
        # Keys of our own certification, unless another signer was chosen.
        self.environment = with_venv_on_path() | {
            "MOTCUA_HOME": str(home),
            "PORT": str(port),
            "MOTCUA_IDENTITY_REGISTER": "demo",
            "MOTCUA_SIGNER": os.environ.get("MOTCUA_SIGNER", "demo"),
        }

    def motcua(self, *arguments: str) -> None:
        command = [str(MOTCUA), *arguments]
        if subprocess.run(command, cwd=ROOT, env=self.environment, check=False).returncode:
            said = " ".join(["motcua", *arguments])
            raise Stop(f"Lệnh `{said}` không xong; xem ở trên.", f"`{said}` failed; see above.")

    def state(self) -> str:
        try:
            return str(json.loads(self.note.read_text())["state"])
        except (OSError, ValueError, KeyError):
            return "none"

    def write_state(self, state: str) -> None:
        self.note.write_text(json.dumps({"state": state}) + "\n")

    def remove(self) -> None:
        """Deletes the data of a demo, and never a folder that no demo was made in."""
        if self.state() == "none":
            if self.home.exists() and any(self.home.glob("*.sqlite3")):
                raise Stop(
                    f"{self.home} không phải dữ liệu do `run demo` tạo nên không xóa; hãy tự xóa nếu muốn.",
                    f"{self.home} was not made by `run demo`, so it is not deleted; delete it yourself.",
                )
            return
        if "postgres" in os.environ.get("DATABASE_URL", ""):
            raise Stop(
                "Không xóa cơ sở dữ liệu PostgreSQL; hãy tự tạo lại rồi chạy tiếp.",
                "A PostgreSQL database is not deleted; recreate it yourself and run again.",
            )
        shutil.rmtree(self.home)

    def check_disk(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.home).free
        if free < NEEDED_BYTES:
            raise Stop(
                f"Đĩa chỉ còn {free // 10**6} MB cho {self.home}; cần {NEEDED_BYTES // 10**6} MB.",
                f"Only {free // 10**6} MB free for {self.home}; {NEEDED_BYTES // 10**6} MB needed.",
            )

    def prepare(self, dossiers: int) -> None:
        if self.state() == "building":
            say(
                "Lần tạo trước bị ngắt, làm lại từ đầu",
                "the last making was interrupted, starting anew",
            )
            self.remove()
        self.check_disk()
        with step("Chuẩn bị cơ sở dữ liệu", "Preparing the database"):
            self.motcua("migrate")
        if self.state() == "ready":
            return
        self.write_state("building")
        with step(
            f"Tạo tỉnh mẫu với {dossiers} hồ sơ", f"Making the demo province, {dossiers} dossiers"
        ):
            self.motcua("demo", "create", "--dossiers", str(dossiers), "--seed", SEED)
        self.write_state("ready")

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        # A session of its own, so that Ctrl-C reaches only us and we stop both in order.
        command = [str(MOTCUA), *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_up(web: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        if web.poll() is not None:
            break
        if _answers(port):
            return
        time.sleep(0.1)
    raise Stop(
        "Máy chủ web không khởi động được; xem ở trên.", "The web server did not start; see above."
    )


def stop_all(parts: list[subprocess.Popen[bytes]]) -> None:
    for part in parts:
        if part.poll() is None:
            part.terminate()
    deadline = time.monotonic() + STOP_TIMEOUT_SECONDS
    for part in parts:
        try:
            part.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(part.pid, signal.SIGKILL)


def watch(parts: dict[str, subprocess.Popen[bytes]]) -> None:
    """Waits until somebody stops us; a part that ends by itself is a fault."""
    while True:
        for name, part in parts.items():
            if (code := part.poll()) is not None:
                raise Stop(
                    f"{name} đã dừng (mã {code}).", f"{name} stopped by itself (code {code})."
                )
        time.sleep(0.5)


def announce(demo: Demo, address: str) -> None:
    demo.motcua("demo", "accounts")
    print(
        f"\n  Cổng của người dân · citizens' portal   {address}/\n"
        f"  Bàn làm việc · officers' desk           {address}/ban-lam-viec/\n"
        "  Dừng bằng Ctrl-C · stop with Ctrl-C\n",
        flush=True,
    )


def serve(demo: Demo, port: int) -> None:
    address = f"http://{HOST}:{port}"
    parts = {"web": demo.start("serve", "--port", str(port))}
    try:
        parts["worker"] = demo.start("worker")
        wait_until_up(parts["web"], port)
        announce(demo, address)
        watch(parts)
    finally:
        stop_all(list(parts.values()))


def run(options: argparse.Namespace) -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        set_up()
        port = free_port(options.port)
        demo = Demo(data_folder(), port)
        if options.reset:
            demo.remove()
        demo.prepare(options.dossiers)
        serve(demo, port)
    except Interrupted:
        say("Đã dừng, dữ liệu được giữ", "stopped, data kept")
    return 0
