"""Hands and eyes of the people in the stories: keys that are counted, answers that are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright import sync_api as playwright

MOMENT = 60  # times a twentieth of a second
PATIENCE_MS = 2_000
COUNT_CLICKS = """
addEventListener("pointerdown", () => {
  sessionStorage.clicks = Number(sessionStorage.clicks || 0) + 1;
}, true)
"""


class Hands:
    """Only a keyboard. `count` is how many keys were pressed."""

    def __init__(self, page: Any) -> None:
        self.page, self.count = page, 0
        page.add_init_script(COUNT_CLICKS)

    def say(self, text: str) -> Hands:
        self.page.keyboard.type(text)
        self.count += len(text)
        return self

    def press(self, key: str, *, times: int = 1, until: str = "") -> Hands:
        """`until` is what has the focus afterwards."""
        self.page.wait_for_load_state()  # keys are read by the page's script
        for _ in range(times):
            self.page.keyboard.press(key)
        self.count += times
        if until:
            self.page.locator(f"{until}:focus").wait_for()
        return self

    def until(self, target: Any) -> Hands:
        """Tab on until one of these has the focus."""
        for _ in range(12):
            if target.and_(self.page.locator(":focus")).count():
                return self
            self.press("Tab")
        raise AssertionError(f"Tab does not come to {target}")

    def clicks(self) -> int:
        return int(self.page.evaluate("Number(sessionStorage.clicks || 0)"))


def says(page: Any, *sentences: str) -> None:
    """Each sentence stands where it can be seen, now or within a moment; then keys work too."""
    for _ in range(MOMENT):
        missing = [sentence for sentence in sentences if sentence not in seen(page)]
        if not missing:
            page.wait_for_load_state()
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.url} does not say {missing}; it says:\n{seen(page)}")


def seen(page: Any) -> str:
    """The text that is shown, on one line."""
    return " ".join(page.locator("body").inner_text().split())


def answers(page: Any) -> dict[str, str]:
    """Who holds it, what is next, when it is due, as the head of the dossier says them."""
    rows = page.locator(".mc-facts > div")
    pairs = [
        (row.locator("dt").inner_text(), row.locator("dd").first.inner_text()) for row in rows.all()
    ]
    return {name: value.strip() for name, value in pairs[1:]}


def why(page: Any) -> str:
    """The reasons for the date, opened by their key."""
    page.wait_for_load_state()
    page.locator("[data-mc-h1]").focus()
    page.keyboard.press("v")
    reasons = page.locator(".mc-popover:popover-open")
    reasons.wait_for()
    text = str(reasons.inner_text())
    page.keyboard.press("Escape")
    reasons.wait_for(state="detached")
    return text


def open_from_list(
    page: Any, label: str, code: str, *, look: Callable[[], None] | None = None
) -> None:
    page.locator(".mc-rail").get_by_role("link", name=re.compile(rf"^{label}( \d|$)")).click()
    page.get_by_role("heading", level=1, name=label).wait_for()
    if look:
        look()
    page.get_by_role("link", name=code, exact=True).click()
    page.get_by_role("heading", level=1, name=code).wait_for()
    page.wait_for_load_state()


def done(place: Any, act: str, told: str, *, page: Any = None) -> None:
    """Press the button of an act; the page says that it was done."""
    page = page or place
    at_rest(page)
    place.get_by_role("button", name=act, exact=True).click()
    page.locator("#mc-thong-bao").get_by_text(told).wait_for()


def at_rest(page: Any) -> None:
    """Scripts are ready and the small parts (bell, rail) have come: nothing moves under a hand."""
    page.wait_for_load_state("networkidle")


def opened(page: Any, press: Callable[[], None]) -> Any:
    """The dialog that `press` opens; pressed again when there is none, as a person would."""
    dialog = page.locator("dialog[open]")
    at_rest(page)
    press()
    try:
        dialog.wait_for(timeout=PATIENCE_MS)
    except playwright.TimeoutError:
        if not dialog.is_visible():
            press()
        dialog.wait_for()
    return dialog
