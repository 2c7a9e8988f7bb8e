"""Where the peers of a benchmark are installed: an environment of its own, over ours."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def measured_with(module: str, peers: Sequence[str], *, as_json: bool, **more: str) -> bool:
    """Runs `python -m module` where the peers are; whether all its targets were met."""
    paths = (str(ROOT / "src"), str(ROOT / "tools"), str(ROOT))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)} | more
    command = [str(_python(module, peers)), "-m", module, *(["--json"] if as_json else [])]
    return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode == 0


def _python(module: str, peers: Sequence[str]) -> Path:
    home = Path(os.environ.get("MOTCUA_HOME", ROOT / "var")) / "bench" / module.rsplit(".", 1)[-1]
    python, wanted = home.absolute() / "bin" / "python", "\n".join(peers)
    noted = home / "peers.txt"
    if not noted.exists() or noted.read_text() != wanted:
        print(f"Cài các thư viện để so sánh vào {home}…", file=sys.stderr)
        venv.create(home, with_pip=True, clear=True)
        _see_ours(python)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *peers], check=True)
        noted.write_text(wanted)
    return python


def _see_ours(python: Path) -> None:
    """What we are installed with comes after the peers, so that nothing is fetched twice."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    said = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout
    (Path(said.strip()) / "ours.pth").write_text(sysconfig.get_path("purelib") + "\n")
