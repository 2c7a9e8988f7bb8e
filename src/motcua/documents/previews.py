"""A page of a PDF as a picture, where poppler is installed; nothing of it is written to disk."""

from __future__ import annotations

import shutil
import subprocess

SECONDS = 15
DPI = 90
_PDFTOPPM = shutil.which("pdftoppm")


def can_preview() -> bool:
    return _PDFTOPPM is not None


def page_png(pdf: bytes, number: int) -> bytes | None:
    """Page `number`, from 1; None where it cannot be drawn."""
    if _PDFTOPPM is None:
        return None
    page = str(number)
    command = [_PDFTOPPM, "-png", "-r", str(DPI), "-f", page, "-l", page, "-"]
    try:
        drawn = subprocess.run(command, input=pdf, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return drawn.stdout or None
