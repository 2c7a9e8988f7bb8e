"""Text that the paper's font can show.

PDF/UA forbids a character without a glyph, and a paper must never fail because of a name: what
Tinos lacks is printed as U+FFFD, and what is invisible is dropped.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parents[1] / "fonts"
LONGEST_WORD = 12
"""Characters that fit the narrowest cell; a longer word may be broken after each so many."""
_UNKNOWN = "\ufffd"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def printable(text: str) -> str:
    """NFC, one line break kept as a line break, every other character one the font has."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    if _plain().issuperset(composed):
        return composed.strip()
    return "".join(_shown(character) for character in composed).strip()


def breakable(text: str) -> str | list[str]:
    """The text, or its pieces when a word is so long that it must be cut to fit the line."""
    text = printable(text)
    if all(len(word) <= LONGEST_WORD for word in text.split()):
        return text
    return [piece for word in _words(text) for piece in _cut(word)]


@cache
def _plain() -> frozenset[str]:
    """Characters that are printed as they are."""
    characters = {chr(point) for point in covered()} | {"\n"}
    return frozenset(character for character in characters if _shown(character) == character)


def _shown(character: str) -> str:
    if character == "\n":
        return character
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    return character if ord(character) in covered() else _UNKNOWN


def _words(text: str) -> list[str]:
    """Words, each with the space that follows it."""
    return text.replace(" ", " \0").split("\0")


def _cut(word: str) -> list[str]:
    if len(word.rstrip()) <= LONGEST_WORD:
        return [word]
    return [word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD)]


@cache
def covered() -> frozenset[int]:
    """Code points that every face of the font has."""
    faces = [_code_points(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))]
    if not faces:
        message = f"no Tinos in {FONTS}: run `python3 run setup`"
        raise FileNotFoundError(message)
    return frozenset(set.intersection(*faces))


def _code_points(font: bytes) -> set[int]:
    """Read the `cmap` table of an OpenType file (ISO/IEC 14496-22, formats 4 and 12)."""
    tables = {
        tag: offset
        for tag, _, offset, _ in struct.iter_unpack(
            ">4sLLL", font[12 : 12 + 16 * struct.unpack_from(">H", font, 4)[0]]
        )
    }
    start = tables[b"cmap"]
    (count,) = struct.unpack_from(">H", font, start + 2)
    points: set[int] = set()
    for record in range(count):
        (offset,) = struct.unpack_from(">L", font, start + 8 + 8 * record)
        points |= _subtable(font, start + offset)
    return points


def _subtable(font: bytes, at: int) -> set[int]:
    (kind,) = struct.unpack_from(">H", font, at)
    if kind == 4:
        return _segments(font, at)
    if kind == 12:
        (groups,) = struct.unpack_from(">L", font, at + 12)
        ranges = struct.iter_unpack(">LLL", font[at + 16 : at + 16 + 12 * groups])
        return {point for first, last, _ in ranges for point in range(first, last + 1)}
    return set()


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4; a code point inside a segment may still lack a glyph (index 0)."""
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    columns = at + 14
    ends = struct.unpack_from(f">{count}H", font, columns)
    starts = struct.unpack_from(f">{count}H", font, columns + 2 * count + 2)
    deltas = struct.unpack_from(f">{count}H", font, columns + 4 * count + 2)
    offsets_at = columns + 6 * count + 2
    offsets = struct.unpack_from(f">{count}H", font, offsets_at)
    points = set()
    for index in range(count):
        for point in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = point
            if offsets[index]:
                place = offsets_at + 2 * index + offsets[index] + 2 * (point - starts[index])
                (glyph,) = struct.unpack_from(">H", font, place)
            if glyph and (glyph + deltas[index]) & 0xFFFF:
                points.add(point)
    return points
