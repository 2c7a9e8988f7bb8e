"""What is inside a file: pages counted, locks and breakage found, before anything is kept."""

from __future__ import annotations

import io
import zipfile

import puremagic
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from motcua.documents.rules import media
from motcua.documents.rules.media import DOCX, PDF, XLSX, FileKind, Medium
from motcua.kernel.errors import InvalidInput

MOST_PIXELS = 120_000_000
"""A sheet of A2 at 600 dpi; more is a decompression bomb."""
MOST_UNPACKED = 300 * media.MEGABYTE
_PARTS = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml"}


def looked_at(content: bytes, name: str, kind: FileKind) -> tuple[Medium, int | None]:
    """Medium and number of pages (None where the medium has none).

    Raises InvalidInput that says what is wrong with the file and how to mend it.
    """
    medium = media.medium_of(content[: media.HEAD], name, kind)
    _agree(content, medium)
    if medium is PDF:
        return medium, pdf_pages(content)
    if medium in _PARTS:
        _check_office(content, medium)
        return medium, None
    check_image(content)
    return medium, 1


def _agree(content: bytes, medium: Medium) -> None:
    """A second opinion: puremagic knows many kinds of zip and of picture apart."""
    try:
        found = puremagic.from_string(content[: media.HEAD] + content[-media.HEAD :])
    except (puremagic.PureError, ValueError):
        return
    known = media.ENDINGS.get(found.lower())
    if known is not None and known.begins != medium.begins:
        raise InvalidInput(
            f"Tệp nói là {medium.called} nhưng nội dung là {known.called}. "
            "Mở tệp gốc và lưu lại đúng loại.",
            field="file", code="false_type",
        )  # fmt: skip


def pdf_pages(content: bytes) -> int:
    """Raises InvalidInput for a locked, broken or empty PDF."""
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted
        pages = 0 if locked else len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InvalidInput(
            "Tệp PDF bị hỏng, không mở được. Quét hoặc xuất lại rồi tải lên.",
            field="file", code="broken",
        ) from None  # fmt: skip
    if locked:
        raise InvalidInput(
            "Tệp PDF có mật khẩu hoặc bị khóa. Bỏ mật khẩu (in ra PDF mới) rồi tải lên.",
            field="file", code="encrypted",
        )  # fmt: skip
    if pages == 0:
        raise InvalidInput(
            "Tệp PDF không có trang nào. Quét lại giấy tờ.", field="file", code="no_pages"
        )
    return pages


def check_image(content: bytes) -> None:
    try:
        with Image.open(io.BytesIO(content)) as image:
            wide, high = image.size
            if wide * high <= MOST_PIXELS:
                image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise InvalidInput(
            "Ảnh bị hỏng hoặc tải lên chưa trọn. Chụp hoặc tải lại.", field="file", code="broken"
        ) from None
    except Image.DecompressionBombError:
        wide = high = MOST_PIXELS
    if wide * high > MOST_PIXELS:
        raise InvalidInput(
            "Ảnh có quá nhiều điểm. Chụp lại ở độ phân giải thường (200–300 dpi).",
            field="file", code="too_many_pixels",
        )  # fmt: skip


def _check_office(content: bytes, medium: Medium) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError):
        parts = []
    names = {part.filename for part in parts}
    if _PARTS[medium] not in names:
        raise InvalidInput(
            f"Tệp không phải {medium.called} hoặc bị hỏng. Mở bằng Word hay Excel rồi lưu lại.",
            field="file", code="false_type",
        )  # fmt: skip
    if any("vbaProject" in name for name in names):
        raise InvalidInput(
            "Tệp có macro. Lưu lại ở dạng không có macro rồi tải lên.", field="file", code="macro"
        )
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise InvalidInput(
            "Tệp giải nén ra quá lớn. Bỏ bớt ảnh rồi lưu lại.", field="file", code="too_big"
        )
