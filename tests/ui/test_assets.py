"""What is served: every icon there, fonts whole, nothing heavier than its budget."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from motcua.ui.deadline import LOOKS
from motcua.ui.status import STATUSES

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "motcua"
VIETNAMESE = "ẠẢÃÂẦẤẨẪẬĂẰẮẲẴẶÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
BUDGET = {
    "portal.css": 22_000, "desk.css": 24_000, "icons.svg": 6_000, "portal.js": 24_000,
    "process.js": 60_000, "process.css": 5_000, "boards.js": 200_000,
}  # fmt: skip


def _named_icons() -> set[str]:
    called = re.compile(r"""mc_icon ["']([\w-]+)["']|\bicon=["']([\w-]+)["']""")
    files = [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")]
    found = {
        one or other for file in files for one, other in called.findall(file.read_text("utf-8"))
    }
    states = {icon for _, icon in LOOKS.values()}
    return found | states | {look.icon for look in STATUSES.values()}


def test_sprite_holds_every_icon_that_is_used(served):
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (served / "icons.svg").read_text("utf-8")))
    used = _named_icons()

    assert len(used) > 30
    assert not used - drawn, "add to assets/icons.txt"


@pytest.mark.parametrize("name", BUDGET)
def test_weight_within_budget(served, name):
    assert len(gzip.compress((served / name).read_bytes(), 9)) <= BUDGET[name]


def test_fonts_within_budget(served):
    fonts = list((served / "fonts").glob("*.woff2"))

    assert len(fonts) == 4
    assert sum(font.stat().st_size for font in fonts) <= 52_000


@pytest.mark.parametrize("weight", [400, 600])
def test_text_font_has_every_letter(served, weight):
    letters = TTFont(served / "fonts" / f"be-vietnam-pro-{weight}.woff2").getBestCmap()

    assert not {
        sign for sign in VIETNAMESE + VIETNAMESE.lower() + "–…“”₫·•" if ord(sign) not in letters
    }


@pytest.mark.parametrize("weight", [400, 600])
def test_figures_share_one_width(served, weight):
    font = TTFont(served / "fonts" / f"mc-figures-{weight}.woff2")
    widths = {font["hmtx"][name][0] for code, name in font.getBestCmap().items()}

    assert sorted(font.getBestCmap()) == [ord(digit) for digit in "0123456789"]
    assert widths == {680}


def test_papers_have_their_typeface(served):
    folder = PACKAGE / "documents" / "fonts"
    for face in ("Regular", "Italic", "Bold", "BoldItalic"):
        letters = TTFont(folder / f"Tinos-{face}.ttf").getBestCmap()
        assert all(ord(sign) in letters for sign in VIETNAMESE + VIETNAMESE.lower())


def test_nothing_is_built_twice(served):
    before = (served / "desk.css").stat().st_mtime_ns
    began = time.monotonic()
    subprocess.run([sys.executable, str(ROOT / "tools" / "build_assets.py")], check=True)

    assert time.monotonic() - began < 2
    assert (served / "desk.css").stat().st_mtime_ns == before


def test_lock_file_holds_no_address():
    lock = (ROOT / "assets" / "package-lock.json").read_text("utf-8")

    assert '"resolved"' not in lock
    assert "http" not in lock
    assert lock.count('"integrity"') > 10
