"""`run setup`: everything a fresh checkout needs; quick when nothing changed."""

from __future__ import annotations

from pathlib import Path

from running.environment import (
    call,
    ensure_node,
    fingerprint,
    install_packages,
    is_fresh,
    link_package,
    make_venv,
    put_stamp,
)
from running.places import ASSET_BUILDER, PYTHON, SOURCE
from running.speech import Stop, step

CATALOGUES = SOURCE / "motcua" / "locale"


def build_assets() -> None:
    """The builder has its own stamp: when nothing changed it ends at once."""
    if not ASSET_BUILDER.exists():
        return
    ensure_node()
    if not call([PYTHON, ASSET_BUILDER]):
        raise Stop(
            "Không dựng được giao diện; xem thông báo ở trên.",
            "The assets could not be built; see the message above.",
        )


def compile_catalogues() -> None:
    sources = sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))
    compiled = all(source.with_suffix(".mo").exists() for source in sources)
    value = fingerprint(sources)
    if not sources or (compiled and is_fresh("catalogues", value)):
        return
    with step("Biên dịch bản dịch", "Compiling message catalogues"):
        tool: list[str | Path] = [
            PYTHON,
            "-m",
            "babel.messages.frontend",
            "compile",
            "-D",
            "django",
        ]
        if not call([*tool, "-d", CATALOGUES], quiet=True):
            raise Stop("Không biên dịch được bản dịch.", "The catalogues could not be compiled.")
    put_stamp("catalogues", value)


def set_up(*, for_tests: bool = False) -> None:
    make_venv()
    install_packages(for_tests=for_tests)
    link_package()
    build_assets()
    compile_catalogues()
