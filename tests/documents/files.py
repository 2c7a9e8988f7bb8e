"""Files as people bring them: good ones, and each kind of bad one."""

from __future__ import annotations

import io
import zipfile

import pikepdf
from PIL import Image, ImageDraw

# In two parts, so that this file is not taken for one.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(pages: int = 1, text: str = "") -> bytes:
    made = pikepdf.new()
    for number in range(pages):
        made.add_blank_page(page_size=(595, 842))
        made.pages[-1].obj.Note = pikepdf.String(f"{text} {number}")
    return _written(made)


def locked_pdf() -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    written = io.BytesIO()
    made.save(written, encryption=pikepdf.Encryption(owner="o", user="u"))
    return written.getvalue()


def pdf_with_virus() -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.Hidden = made.make_stream(EICAR)
    written = io.BytesIO()
    made.save(written, compress_streams=False)
    return written.getvalue()


def _written(made: pikepdf.Pdf) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def photo(size: tuple[int, int] = (1240, 1754), *, turned: int = 0, ending: str = "JPEG") -> bytes:
    """A sheet with a black bar at its top; `turned` is the EXIF orientation."""
    image = Image.new("RGB", size, (236, 230, 214))
    ImageDraw.Draw(image).rectangle((0, 0, size[0], size[1] // 10), fill=(20, 20, 30))
    exif = Image.Exif()
    if turned:
        exif[0x0112] = turned
    written = io.BytesIO()
    image.save(written, ending, exif=exif)
    return written.getvalue()


def docx(*, macro: bool = False) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
        if macro:
            archive.writestr("word/vbaProject.bin", "x")
    return written.getvalue()
