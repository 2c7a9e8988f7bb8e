"""Web fonts (one subset of Be Vietnam Pro a weight, and MC Figures) and Tinos for the papers."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

BE_VIETNAM = "@expo-google-fonts/be-vietnam-pro"
TINOS = "@expo-google-fonts/tinos"
WEIGHTS = {400: "400Regular", 600: "600SemiBold"}
FACES = {
    "Regular": "400Regular",
    "Italic": "400Regular_Italic",
    "Bold": "700Bold",
    "BoldItalic": "700Bold_Italic",
}
VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
PUNCTUATION = "\u00a0–—‘’“”…•·×÷±≤≥≠−°²³₫«»§©"
FIGURE_WIDTH = 680  # of 1000: the width that leaves no digit cramped


def build(modules: Path, web: Path, paper: Path) -> list[Path]:
    """Write the fonts and return their paths."""
    web.mkdir(parents=True, exist_ok=True)
    paper.mkdir(parents=True, exist_ok=True)
    made = []
    for weight, folder in WEIGHTS.items():
        source = modules / BE_VIETNAM / folder / f"BeVietnamPro_{folder}.ttf"
        made.append(write_text_font(source, web / f"be-vietnam-pro-{weight}.woff2"))
        made.append(write_figures(source, web / f"mc-figures-{weight}.woff2", weight))
    for face, folder in FACES.items():
        target = paper / f"Tinos-{face}.ttf"
        shutil.copyfile(modules / TINOS / folder / f"Tinos_{folder}.ttf", target)
        made.append(target)
    for package, name, place in ((BE_VIETNAM, "BeVietnamPro", web), (TINOS, "Tinos", paper)):
        licence = place / f"{name}-OFL.txt"
        shutil.copyfile(modules / package / "LICENSE_FONT", licence)
        made.append(licence)
    return made


def letters() -> str:
    ascii_letters = "".join(map(chr, range(0x20, 0x7F)))
    return ascii_letters + VOWELS + VOWELS.upper() + MARKS + PUNCTUATION


def write_text_font(source: Path, target: Path) -> Path:
    font = reduced(source, letters(), ["kern", "mark", "mkmk", "ccmp", "locl"])
    save(font, target)
    return target


def write_figures(source: Path, target: Path, weight: int) -> Path:
    """The ten digits of the font, each centred on one width: it has no tabular figures."""
    font = reduced(source, "0123456789", [])
    cmap, glyphs, widths = font.getBestCmap(), font["glyf"], font["hmtx"]
    for code in map(ord, "0123456789"):
        name = cmap[code]
        shift = round((FIGURE_WIDTH - widths[name][0]) / 2)
        glyph = glyphs[name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyphs)
        widths[name] = (FIGURE_WIDTH, glyph.xMin)
    rename(font, "MC Figures", weight)
    save(font, target)
    return target


def reduced(source: Path, text: str, features: list[str]) -> TTFont:
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    font = TTFont(source, recalcTimestamp=False)
    worker = subset.Subsetter(options)
    worker.populate(text=text)
    worker.subset(font)
    # A second reading settles every lazily loaded table before the glyphs are moved.
    buffer = BytesIO()
    font.save(buffer)
    return TTFont(BytesIO(buffer.getvalue()), recalcTimestamp=False)


def rename(font: TTFont, family: str, weight: int) -> None:
    """A changed font may not keep a reserved name (OFL, condition 3)."""
    names = {1: family, 4: f"{family} {weight}", 6: f"{family.replace(' ', '')}-{weight}"}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def save(font: TTFont, target: Path) -> None:
    font.flavor = "woff2"
    font.save(target)
