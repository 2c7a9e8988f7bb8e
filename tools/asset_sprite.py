"""One SVG sprite of the icons that the templates use."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

BODY = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
BLANK_PATH = re.compile(r'<path[^>]*d="M0 0h24v24H0z"[^>]*/>')


def build(listing: Path, modules: Path, marks: Path, served: Path) -> list[Path]:
    """Write `icons.svg` from the names in `listing`, and copy our own drawings."""
    outlines = modules / "@tabler" / "icons" / "icons" / "outline"
    drawings = [marks / "mark.svg", *(outlines / f"{name}.svg" for name in names(listing))]
    symbols = "".join(map(symbol, drawings))
    sprite = served / "icons.svg"
    sprite.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>', "utf-8")
    return [sprite, copied(marks / "favicon.svg", served)]


def names(listing: Path) -> list[str]:
    lines = (line.split("#")[0].strip() for line in listing.read_text("utf-8").splitlines())
    return sorted({line for line in lines if line})


def symbol(source: Path) -> str:
    found = BODY.search(COMMENT.sub("", source.read_text("utf-8")))
    if found is None:
        raise ValueError(f"{source} holds no drawing")
    body = re.sub(r"\s+", " ", BLANK_PATH.sub("", found[1])).replace("> <", "><").strip()
    return f'<symbol id="{source.stem}" viewBox="0 0 24 24">{body}</symbol>'


def copied(mark: Path, served: Path) -> Path:
    shutil.copyfile(mark, served / mark.name)
    return served / mark.name
