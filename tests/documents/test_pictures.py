"""Photographs of a paper become pages that can be read."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from motcua.documents.pictures import as_pdf
from motcua.kernel.errors import InvalidInput
from tests.documents import files


def pages_of(pdf):
    return PdfReader(io.BytesIO(pdf)).pages


def test_several_photographs_are_one_pdf_of_a4_at_200_dpi_or_more():
    pages = pages_of(as_pdf([files.photo(), files.photo((1600, 1200)), files.photo(ending="PNG")]))
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]

    upright, lying = (595, 842), (842, 595)
    assert [min(upright, lying, key=lambda a: abs(a[0] - s[0])) for s in sizes] == [
        upright, lying, upright,
    ]  # fmt: skip
    assert all(abs(s[0] * s[1] - 595 * 842) < 3000 for s in sizes)
    for page in pages:
        image = page.images[0].image
        assert image.mode == "L"
        assert image.height / (float(page.mediabox.height) / 72) >= 199


def test_a_telephone_held_sideways_gives_an_upright_page():
    """EXIF 6: turn by 90 degrees; the bar that was on top stands at the right."""
    page = pages_of(as_pdf([files.photo((1754, 1240), turned=6)]))[0]
    image = page.images[0].image

    assert image.height > image.width
    middle = image.height // 2
    assert image.getpixel((image.width - 60, middle)) < 60
    assert image.getpixel((60, middle)) > 200


def test_what_is_too_coarse_to_read_is_said_so():
    with pytest.raises(InvalidInput, match="Ảnh thứ 2 chỉ 400 × 300 điểm"):
        as_pdf([files.photo(), files.photo((400, 300))])
