"""Colours live in one file, and every pair that text stands on can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKENS = ROOT / "assets" / "scss" / "_tokens.scss"
HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b(?![\w-])")
STATES = ("con", "sap", "qua", "dung", "xong", "som", "trung")


def _variables(text: str) -> dict[str, str]:
    sass = dict(re.findall(r"^\$([\w-]+): (#\w+);", text, re.MULTILINE))
    found = re.findall(r"--mc-([\w-]+): (#[0-9a-f]+|#\{\$([\w-]+)\});", text)
    return {name: sass[sass_name] if sass_name else value for name, value, sass_name in found}


def _themes() -> dict[str, dict[str, str]]:
    light, wall = TOKENS.read_text("utf-8").split('[data-theme="wall"]')
    day = _variables(light)
    sass = light.split(":root")[0]
    return {"light": day, "wall": {**day, **_variables(sass + wall)}}


THEMES = _themes()


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Ratio by the formula of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _written(folder: str, *endings: str) -> list[Path]:
    return [
        path
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in endings and not {"node_modules", "static"} & set(path.parts)
    ]


def test_formula_gives_the_figures_of_the_design_guide():
    assert round(contrast("#1d1c1a", "#ffffff"), 2) == 17.03
    assert round(contrast("#b26a00", "#ffffff"), 2) == 4.24


def test_colours_are_written_in_the_tokens_only():
    files = _written("assets", ".scss", ".css", ".js", ".mjs") + _written(
        "src/motcua", ".html", ".css", ".js"
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:90]}"
        for path in files
        if path != TOKENS
        for line in path.read_text("utf-8").splitlines()
        if HEX.search(re.sub(r'(href|url|target|action|calendar_url)="#[^"]*"', "", line))
        and not re.search(r"&#\d+;", line)
    ]
    assert len(files) > 30
    assert not found, "\n".join(found)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", STATES)
def test_deadline_words_can_be_read(theme, state):
    token = THEMES[theme]
    for ground in (token[f"{state}-tint"], token["surface"], token["cham-100"]):
        assert contrast(token[state], ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", STATES)
def test_deadline_bars_stand_out(theme, state):
    token = THEMES[theme]
    assert contrast(token[f"{state}-solid"], token["surface"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *(("ink", ground) for ground in ("surface", "paper", "sunk", "cham-100", "cham-50", "hit")),
        *(("ink-2", ground) for ground in ("surface", "paper", "sunk", "cham-100")),
        *(("ink-3", ground) for ground in ("surface", "paper", "sunk", "cham-100")),
        *(("cham-600", ground) for ground in ("surface", "paper", "cham-100")),
        *(("on-cham", ground) for ground in ("cham-600", "cham-700")),
        ("on-cham-2", "cham-900"),
        ("danger", "surface"),
        ("danger", "paper"),
    ],
)
def test_text_can_be_read(theme, text, ground):
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_controls_and_focus_stand_out(theme):
    token = THEMES[theme]
    assert contrast(token["frame"], token["surface"]) >= 3
    assert contrast(token["frame"], token["paper"]) >= 3
    assert contrast(token["nghe"], token["focus-edge"]) >= 3
