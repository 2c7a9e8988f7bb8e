"""A virus scanner that runs, and officials who can sign."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time

import pytest

from motcua.config.wiring import _SIGNERS, _VIRUS_SCANNERS
from motcua.documents.actions import issue_key
from motcua.documents.rules import pins
from motcua.kernel.actor import OPERATOR
from tests.documents.files import EICAR
from tests.province import at

PIN = "mai-son-2026"


@pytest.fixture(scope="session")
def clamd(tmp_path_factory):
    """The address of a real clamd that knows one virus, the EICAR test file."""
    program = shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin:/sbin")
    if program is None:
        pytest.skip("không có clamd (gói clamav-daemon); no clamd here")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "db").mkdir()
    (folder / "db" / "eicar.ndb").write_text(f"Test.EICAR:0:*:{EICAR.hex()}\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "clamd.conf").write_text(
        f"Foreground yes\nDatabaseDirectory {folder}/db\nTCPSocket {port}\nTCPAddr 127.0.0.1\n"
        f"TemporaryDirectory {folder}\nStreamMaxLength 25M\nMaxThreads 2\n"
    )
    running = subprocess.Popen(
        [program, f"--config-file={folder}/clamd.conf"],
        stdout=subprocess.DEVNULL, stderr=(folder / "log").open("w"),
    )  # fmt: skip
    _wait_for(port, running, folder / "log")
    yield f"127.0.0.1:{port}"
    running.terminate()
    running.wait(20)


def _wait_for(port, running, log):
    for _ in range(300):
        assert running.poll() is None, log.read_text()
        with socket.socket() as link:
            if link.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"clamd does not answer: {log.read_text()}")


@pytest.fixture
def scanned(clamd, settings):
    settings.MOTCUA_VIRUS_SCANNER = _VIRUS_SCANNERS["clamd"]
    settings.MOTCUA_CLAMD = clamd


@pytest.fixture
def signing(province, clock, settings, monkeypatch):
    """The leader's key and the seal of the commune, both opened by PIN."""
    settings.MOTCUA_SIGNER = _SIGNERS["demo"]
    # A derivation made to be slow would be most of the time, as with passwords.
    monkeypatch.setattr(pins, "COST", 2**10)
    given = at("2026-10-01 08:00")
    issue_key(province.posts["Hoàng Văn Nghĩa"], by=OPERATOR, at=given, pin=PIN)
    issue_key(province.units["maison"], by=OPERATOR, at=given, pin=PIN)
    return province
