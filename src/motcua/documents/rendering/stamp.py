"""What is seen of a signature, and where on the page it goes."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from pypdf import PageObject, PdfReader

from motcua.documents.rendering.glyphs import printable
from motcua.documents.rendering.typesetting import set_stamp
from motcua.kernel.clock import local

WIDE, HIGH = 174, 44
_EDGE, _ABOVE_NAME = 40, 4
Box = tuple[int, int, int, int]


def signature_stamp(name: str, title: str, at: dt.datetime) -> bytes:
    lines = [("Người ký", name), ("Chức vụ", title), ("Thời gian ký", _moment(at))]
    return _set("", lines)


def seal_stamp(agency: str, number: str, at: dt.datetime) -> bytes:
    """The agency's seal with the number and the day of issue."""
    lines = [("Số", number), ("Ngày", f"{local(at):%d/%m/%Y}")] if number else []
    return _set(agency, [*lines, ("Thời gian ký", _moment(at))])


def _set(head: str, lines: list[tuple[str, str]]) -> bytes:
    shown = [(label, printable(value)) for label, value in lines if value]
    return set_stamp({"head": printable(head), "lines": shown})


def _moment(at: dt.datetime) -> str:
    return f"{local(at):%d/%m/%Y %H:%M:%S} +07:00"


def signature_place(pdf: bytes, name: str) -> tuple[int, Box]:
    """Page, from 0, and box: above the signer's printed name on the last page that prints it, or
    at the lower right of the last page.
    """
    pages = PdfReader(io.BytesIO(pdf)).pages
    last = len(pages) - 1
    told = ((number, _place_of(pages[number], name)) for number in range(last, -1, -1))
    number, found = next((one for one in told if one[1]), (last, None))
    wide = int(pages[number].mediabox.width)
    left, bottom = found or (wide - WIDE - _EDGE, 90)
    left = max(_EDGE, min(left, wide - WIDE - _EDGE))
    return number, (left, bottom, left + WIDE, bottom + HIGH)


def seal_box(pdf: bytes) -> Box:
    """Upper right of the first page (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    wide, high = int(page.mediabox.width), int(page.mediabox.height)
    left, bottom = wide - WIDE - 8, high - HIGH - 4
    return left, bottom, left + WIDE, bottom + HIGH


def _place_of(page: PageObject, name: str) -> tuple[int, int] | None:
    places: list[tuple[int, int]] = []

    def visit(text: str, user: list[float], at: list[float], *_: Any) -> None:
        if name in text:
            x, y = at[4], at[5]
            places.append(
                (int(user[0] * x + user[2] * y + user[4]), int(user[1] * x + user[3] * y + user[5]))
            )

    page.extract_text(visitor_text=visit)
    if not places:
        return None
    left, bottom = min(places, key=lambda place: place[1])
    return left, bottom + 12 + _ABOVE_NAME
