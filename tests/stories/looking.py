"""Looking at a page: axe, sideways scrolling, pictures for people (MOTCUA_PICTURES=<folder>)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

WIDTHS = (360, 1280)
HEIGHT = 800


class Eyes:
    def __init__(self, axe: Callable[..., None]) -> None:
        self.axe = axe
        self.faults: list[str] = []
        folder = os.environ.get("MOTCUA_PICTURES")
        self.folder = Path(folder) if folder else None

    def look(self, page: Any, name: str, *, widths: tuple[int, ...] = WIDTHS) -> None:
        page.wait_for_load_state()
        before = page.viewport_size
        for width in widths:
            spread(page, width)
            if self.folder:
                self._photograph(page, f"{name}-{width}")
            self._judge(page, f"{name} at {width} px")
        page.set_viewport_size(before)

    def _judge(self, page: Any, what: str) -> None:
        """Faults are kept, so that one run tells all of them."""
        if sideways(page):
            self.faults.append(f"{what}: scrolls sideways")
        try:
            self.axe(page)
        except AssertionError as fault:
            self.faults.append(f"{what}: {fault}")

    def _photograph(self, page: Any, name: str) -> None:
        assert self.folder
        self.folder.mkdir(parents=True, exist_ok=True)
        page.evaluate("document.fonts.ready.then(() => null)")
        page.screenshot(path=self.folder / f"{name}.png")


def spread(page: Any, width: int) -> None:
    """As high as the page, so that bars that stick to an edge lie across nothing."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    height = page.evaluate("() => { scrollTo(0, 0); return document.body.scrollHeight; }")
    page.set_viewport_size({"width": width, "height": max(HEIGHT, height)})


def sideways(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
