"""Photographs of a paper as a PDF that can be read: upright, A4, at least 200 dots an inch.

TT 01/2023/TT-VPCP: an e-copy is legible and complete; colour only where the paper needs it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageOps

from motcua.documents.content import check_image
from motcua.kernel.errors import InvalidInput

LEAST_DPI = 200
MOST_DPI = 300
A4_INCHES = (8.27, 11.69)
MARGIN_INCHES = 0.2
_LEAST_SIDE = 600
"""Dots of the short side below which no print of A4 is legible, whatever is done to it."""


def as_pdf(images: Sequence[bytes], *, colour: bool = False) -> bytes:
    """One page of A4 for each image, turned by its EXIF; the long side stands along the page's.

    Raises InvalidInput for an image that is broken or too coarse to be read.
    """
    if not images:
        raise InvalidInput("Chưa có ảnh nào. Chụp hoặc chọn ít nhất một ảnh.", field="file")
    upright = [_upright(content, place, colour=colour) for place, content in enumerate(images, 1)]
    dpi = _dpi(upright)
    pages = [_on_paper(image, dpi) for image in upright]
    written = io.BytesIO()
    pages[0].save(
        written, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=85
    )
    return written.getvalue()


def _upright(content: bytes, place: int, *, colour: bool) -> Image.Image:
    check_image(content)
    with Image.open(io.BytesIO(content)) as opened:
        image = _flat(ImageOps.exif_transpose(opened))
    if min(image.size) < _LEAST_SIDE:
        raise InvalidInput(
            f"Ảnh thứ {place} chỉ {image.width} × {image.height} điểm, in ra không đọc được. "
            "Chụp lại gần hơn, đủ sáng, cả trang giấy.",
            field="file", code="coarse",
        )  # fmt: skip
    return image if colour else ImageOps.autocontrast(image.convert("L"), cutoff=1)


def _dpi(images: Sequence[Image.Image]) -> int:
    """Of all pages: what the finest image has, within what is asked and what is of use."""
    finest = max(max(image.size) / _room(image)[_long_side(image)] for image in images)
    return round(min(max(finest, LEAST_DPI), MOST_DPI))


def _long_side(image: Image.Image) -> int:
    return 1 if image.height >= image.width else 0


def _inches(image: Image.Image) -> tuple[float, float]:
    wide, high = A4_INCHES
    return (wide, high) if _long_side(image) else (high, wide)


def _room(image: Image.Image) -> tuple[float, float]:
    wide, high = _inches(image)
    return wide - 2 * MARGIN_INCHES, high - 2 * MARGIN_INCHES


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency, on white."""
    if image.mode not in {"RGBA", "LA", "PA", "P"}:
        return image.convert("RGB")
    shown = image.convert("RGBA")
    ground = Image.new("RGB", shown.size, "white")
    ground.paste(shown, mask=shown.getchannel("A"))
    return ground


def _on_paper(image: Image.Image, dpi: int) -> Image.Image:
    wide, high = _room(image)
    fitted = ImageOps.contain(image, (int(wide * dpi), int(high * dpi)))
    size = tuple(round(side * dpi) for side in _inches(image))
    paper = Image.new(image.mode, (size[0], size[1]), "white")
    paper.paste(fitted, ((paper.width - fitted.width) // 2, (paper.height - fitted.height) // 2))
    return paper
