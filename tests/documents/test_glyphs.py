"""Any text can be printed: cleaned, cut, or shown as unknown, never an error."""

from __future__ import annotations

import pytest

from motcua.documents.rendering.glyphs import FONTS, LONGEST_WORD, breakable, covered, printable

VIETNAMESE = "ĂÂĐÊÔƠƯăâđêôơưẰẮẲẴẶẦẤẨẪẬỀẾỂỄỆỒỐỔỖỘỜỚỞỠỢỪỨỬỮỰỲÝỶỸỴ₫–“”…"


def test_vietnamese_is_covered():
    assert {ord(character) for character in VIETNAMESE} <= covered()


def test_coverage_agrees_with_fonttools():
    font_tools = pytest.importorskip("fontTools.ttLib")
    faces = [set(font_tools.TTFont(path).getBestCmap()) for path in FONTS.glob("*.ttf")]
    assert covered() == set.intersection(*faces) - {0}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Lò Thị Hạnh", "Lò Thị Hạnh"),
        ("Ha\u0323nh", "Hạnh"),
        ("a\u0000b\u202ec\ufeffd\u200b", "abcd"),
        ("hai\r\ndòng\tcột", "hai\ndòng cột"),
        ("李 \U0001f600 \ue000", "� � �"),
        ("lone \ud800 half", "lone  half"),
    ],
)
def test_printable(text, printed):
    assert printable(text) == printed


def test_only_words_too_long_for_a_line_are_cut():
    assert breakable("Bản Nà Ớt") == "Bản Nà Ớt"
    pieces = breakable("tên " + "x" * 100 + " cuối")
    assert "".join(pieces) == "tên " + "x" * 100 + " cuối"
    assert max(len(piece.strip()) for piece in pieces) == LONGEST_WORD
