"""Real Chromium for tests: `page` and `axe`. Skipped, with the reason, where there is none."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.judged import Judged

# No sandbox: CI is root. The rest keeps the browser from asking the outside world for anything.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
# What a public service must meet: WCAG 2.2 AA.
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_TIMEOUT_MS = 30_000
# How long a page may take, and how long in a story that works the machine itself.
TIMEOUT_MS, LONG_TIMEOUT_MS = 10_000, 40_000


def _chromium() -> str:
    given = os.environ.get("MOTCUA_CHROMIUM")
    found = given or next((path for name in NAMES if (path := shutil.which(name))), None)
    if not found:
        pytest.skip("không thấy Chromium; Chromium was not found")
    return found


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    executable = _chromium()
    # Playwright's loop lives in this thread; Django then takes our synchronous code for async.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, live_server):
    """Makes pages, each of its own visitor: `new_page(viewport=PHONE)`. Script errors fail."""
    contexts, faults = [], []

    def make(*, timeout: int = TIMEOUT_MS, **options):
        context = chromium.new_context(
            base_url=live_server.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **{"viewport": WIDE} | options,
        )
        context.set_default_timeout(timeout)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda said: _keep_violation(faults, page.url, said))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


def _keep_violation(faults: list[str], address: str, said) -> None:
    if said.type == "error" and "Content Security Policy" in said.text:
        faults.append(f"{address}: {said.text}")


@pytest.fixture
def page(new_page):
    """One page of 1280 × 800."""
    return new_page()


@pytest.fixture
def phone(new_page):
    """One page of 360 × 740 that is touched."""
    return new_page(viewport=PHONE, has_touch=True)


@pytest.fixture(scope="session")
def axe_source() -> str:
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture
def axe(axe_source):
    """`axe(page)` fails with every accessibility fault that axe-core finds on the page."""
    judged = Judged()

    def check(page, *, leave_out: tuple[str, ...] = ()) -> None:
        options = {
            "resultTypes": ["violations"],
            "runOnly": {"type": "tag", "values": AXE_RULES},
            "rules": {rule: {"enabled": False} for rule in leave_out},
        }
        before = judged.seen(page, options)
        if before and before.exists():
            return
        # Through the debugger, so that the page's own content policy stays as it is.
        if not page.evaluate("'axe' in window"):
            page.evaluate(f"() => {{ {axe_source} }}")
        judge = "options => axe.run(document, options).then(found => found.violations)"
        violations = page.evaluate(judge, options)
        assert not violations, _faults(page.url, violations)
        if before:
            before.touch()

    return check


def _faults(address: str, violations: list[dict]) -> str:
    lines = [f"axe: {address}"]
    for fault in violations:
        lines.append(f"- {fault['id']}: {fault['help']}")
        lines += [f"    {node['html'][:200]}" for node in fault["nodes"][:5]]
    return "\n".join(lines)
