"""Pictures for the README, from a running demo: `python3 run demo`, then `make pictures`.

    python tools/take_pictures.py [--address http://127.0.0.1:8000] [--user NAME]

Signs in as a case officer of the demo and photographs the desk and its most urgent dossier. Needs the test packages
(`run test` installs them) and Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
MOTCUA = ROOT / ".venv" / "bin" / "motcua"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CASE_OFFICER = "CV"


def account(user: str | None) -> dict[str, Any]:
    """A demo account with its password and one-time code, as `motcua demo accounts` tells."""
    said = subprocess.run(
        [MOTCUA, "demo", "accounts", "--json"], check=True, capture_output=True, text=True
    ).stdout
    accounts: list[dict[str, Any]] = json.loads(said)
    for one in accounts:
        if user in {None, one["username"]} and (user or one["role"] == CASE_OFFICER):
            return one
    raise SystemExit(f"no such demo account: {user or CASE_OFFICER}")


def sign_in(page: Page, who: dict[str, Any]) -> None:
    page.goto("/dang-nhap/login/")
    page.locator("input[name=login]").fill(who["username"])
    page.locator("input[name=password]").fill(who["password"])
    page.locator("input[name=password]").press("Enter")
    code = page.locator("input[name=code]")
    page.wait_for_load_state()
    if code.count():
        code.fill(str(who["code"]))
        with suppress(Error):  # the page may have sent itself with the sixth digit
            code.press("Enter", timeout=2000)
    page.wait_for_url(lambda address: "dang-nhap" not in address)


def photograph(page: Page, name: str, address: str) -> None:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    target = PICTURES / f"{name}.png"
    page.screenshot(path=target)
    print(target.relative_to(ROOT))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--user", help="demo account; the first case officer unless given")
    options = parser.parse_args()
    browser_path = os.environ.get("MOTCUA_CHROMIUM") or next(
        filter(None, map(shutil.which, BROWSERS))
    )
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(
            base_url=options.address,
            viewport={"width": 1280, "height": 800},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        sign_in(page, account(options.user))
        photograph(page, "desk", "/ban-lam-viec/")
        urgent = page.locator("main a[href*='/ho-so/']").first.get_attribute("href")
        photograph(page, "dossier", str(urgent))
        photograph(page, "portal", "/")
        browser.close()


if __name__ == "__main__":
    main()
