"""Pages that axe found clean in this run: what is the same to it is not asked again.

The pages made from PostgreSQL are those made from SQLite, letter by letter, but for the numbers of
rows in addresses and names of fields and for what is drawn by lot against forgery. These are named
anew in the order in which they come, so that two that were alike or unlike stay so; everything else
that can change a verdict (text, classes, what is typed, checked, open, focused, the size, the
theme) is compared as it is. `run test` gives the folder; without it nothing is remembered.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

FOLDER = os.environ.get("MOTCUA_TEST_JUDGED", "")
# Addresses, names and references to them: no style sheet and no rule of axe reads their numbers.
_NAMING = re.compile(
    r" (id|for|name|href|action|formaction|popovertarget|commandfor|hx-[\w-]+"
    r'|aria-(?:controls|labelledby|describedby|owns|activedescendant))="([^"]*)"'
)
_NUMBER = re.compile(r"\d+")
_LOT = re.compile(
    r"\b(?:[A-Za-z0-9]{64}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b"
)
# What htmx writes on a part while it comes.
_COMING = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
_STATE = """() => {
  const all = [...document.querySelectorAll("*")];
  const where = selector => all.flatMap((one, at) => one.matches(selector) ? [at] : []);
  const media = name => matchMedia(`(${name})`).matches;
  return [
    document.documentElement.outerHTML.replaceAll(location.origin, ""),
    all.flatMap(one => "value" in one && one.type !== "hidden" ? [String(one.value)] : []),
    [":checked", ":popover-open", ":modal", ":focus", ":focus-visible", ":hover", ":target",
     ":invalid", ":indeterminate", ":active"].map(where),
    [innerWidth, innerHeight, scrollX, scrollY, devicePixelRatio],
    ["prefers-color-scheme: dark", "prefers-contrast: more", "forced-colors: active",
     "prefers-reduced-motion: reduce", "hover: hover", "scripting: enabled"].map(media),
    [...document.styleSheets].map(sheet => [sheet.href?.replace(location.origin, ""), sheet.disabled, sheet.media.mediaText]),
    document.getAnimations().filter(one => one.playState === "running").length,
    document.fonts.status,
  ];
}"""


class Judged:
    """`seen` is the file of a page as it stands at rest, there once axe found nothing in it."""

    def __init__(self) -> None:
        self.folder = Path(FOLDER) if FOLDER else None

    def seen(self, page: Any, options: dict[str, Any]) -> Path | None:
        page.locator(_COMING).first.wait_for(state="detached")
        if not self.folder:
            return None
        markup, *state = page.evaluate(_STATE)
        whole = json.dumps([renamed(markup), state, options], sort_keys=True)
        return self.folder / hashlib.sha256(whole.encode()).hexdigest()


def renamed(markup: str) -> str:
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return names.setdefault(found[0], f"#{len(names)}")

    lots = _LOT.sub(name, markup)
    return _NAMING.sub(lambda one: f' {one[1]}="{_NUMBER.sub(name, one[2])}"', lots)
