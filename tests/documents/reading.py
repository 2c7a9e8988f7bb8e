"""Reading a paper back, as somebody who was only sent the file."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pypdf


def text_of(pdf: bytes) -> str:
    """All text on one line, as a reader or a screen reader gets it."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    assert text == unicodedata.normalize("NFC", text)
    return text


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Structure elements in reading order."""
    return list(_below(pdf.Root.StructTreeRoot))


def _below(element: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def modules(pdf: pikepdf.Pdf) -> list[list[int]]:
    """The QR code's matrix, from the strokes that the page draws: the longest path is it."""
    longest: list[tuple[float, float, float]] = []
    strokes: list[tuple[float, float, float]] = []
    start = (0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) == "m":
            start = (float(operands[0]), float(operands[1]))
        elif str(operator) == "l":
            strokes.append((start[0], float(operands[0]), start[1]))
        elif str(operator) in {"S", "f", "n", "B"}:
            longest, strokes = max(longest, strokes, key=len), []
    return _matrix(longest)


def _matrix(strokes: list[tuple[float, float, float]]) -> list[list[int]]:
    rows = sorted({y for _, _, y in strokes})
    unit = min(after - before for before, after in pairwise(rows))
    left, top = min(x for x, _, _ in strokes), rows[0]
    side = round((rows[-1] - top) / unit) + 1
    matrix = [[0] * side for _ in range(side)]
    for begin, end, y in strokes:
        for column in range(round((begin - left) / unit), round((end - left) / unit)):
            matrix[round((y - top) / unit)][column] = 1
    return matrix
