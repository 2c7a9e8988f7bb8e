"""Which files are taken: by ending and by what they are, which must agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from motcua.kernel.errors import InvalidInput

MEGABYTE = 1024 * 1024
HEAD = 2048
"""Bytes from which a file's type is told."""
NAME_LENGTH = 200
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, kw_only=True)
class Medium:
    """A type of file: its endings, how it begins, what people call it."""

    media_type: str
    endings: tuple[str, ...]
    begins: bytes
    called: str


PDF = Medium(media_type="application/pdf", endings=(".pdf",), begins=b"%PDF-", called="PDF")
JPEG = Medium(
    media_type="image/jpeg", endings=(".jpg", ".jpeg"), begins=b"\xff\xd8\xff", called="ảnh JPG"
)
PNG = Medium(
    media_type="image/png", endings=(".png",), begins=b"\x89PNG\r\n\x1a\n", called="ảnh PNG"
)
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = Medium(
    media_type=f"{_OFFICE}.wordprocessingml.document", endings=(".docx",), begins=_ZIP,
    called="Word (DOCX)",
)  # fmt: skip
XLSX = Medium(
    media_type=f"{_OFFICE}.spreadsheetml.sheet", endings=(".xlsx",), begins=_ZIP,
    called="Excel (XLSX)",
)  # fmt: skip
MEDIA = (PDF, JPEG, PNG, DOCX, XLSX)
IMAGES = frozenset({JPEG.media_type, PNG.media_type})
ENDINGS = {ending: medium for medium in MEDIA for ending in medium.endings}


class FileKind(StrEnum):
    """What a file is kept as; each takes its own media."""

    PAPER = "paper"
    DRAFT = "draft"
    SIGNED = "signed"


TAKEN: dict[FileKind, tuple[Medium, ...]] = {
    FileKind.PAPER: (PDF, JPEG, PNG),
    FileKind.DRAFT: (PDF, DOCX, XLSX),
    FileKind.SIGNED: (PDF,),
}


def taken_words(kind: FileKind) -> str:
    """`PDF, ảnh JPG, ảnh PNG`"""
    return ", ".join(medium.called for medium in TAKEN[kind])


def medium_of(head: bytes, name: str, kind: FileKind) -> Medium:
    """The medium of a file that begins with `head` and is called `name`.

    Raises InvalidInput where the ending is not taken, or the content is not what it says.
    """
    ending = PurePath(name).suffix.lower()
    said = ENDINGS.get(ending)
    if said is None or said not in TAKEN[kind]:
        raise InvalidInput(
            f"Không nhận tệp {f'“{ending}”' if ending else 'không có đuôi'}. "
            f"Chỉ nhận {taken_words(kind)}. Lưu lại đúng loại rồi tải lên.",
            field="file", code="type",
        )  # fmt: skip
    if not head.startswith(said.begins):
        raise InvalidInput(
            f"Tệp có đuôi {ending} nhưng nội dung là {_true_name(head)}. "
            "Mở tệp gốc và lưu lại đúng loại, đừng chỉ đổi tên.",
            field="file", code="false_type",
        )  # fmt: skip
    return said


def _true_name(head: bytes) -> str:
    for medium in (PDF, JPEG, PNG):
        if head.startswith(medium.begins):
            return medium.called
    if head.startswith((b"MZ", b"\x7fELF")):
        return "chương trình chạy được"
    if head.startswith(_OLE):
        return "văn bản Office đời cũ"
    return "tệp nén" if head.startswith(_ZIP) else "loại khác"


def clean_name(name: str) -> str:
    """The name without folders and control characters, short enough to keep."""
    last = PurePath(name.replace("\\", "/")).name
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    stem, ending = PurePath(shown).stem, PurePath(shown).suffix
    return f"{stem[: NAME_LENGTH - len(ending)]}{ending}" or "tep"


def check_size(size: int, most: int) -> None:
    if size == 0:
        raise InvalidInput("Tệp trống. Hãy chụp hoặc quét lại.", field="file", code="empty")
    if size > most:
        raise InvalidInput(
            f"Tệp nặng {size_words(size)}, tối đa {most // MEGABYTE} MB. "
            "Quét lại ở 200 dpi, đen trắng, hoặc tách thành nhiều tệp.",
            field="file", code="too_big",
        )  # fmt: skip


def size_words(size: int) -> str:
    """`1,2 MB`, `312 KB`"""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f} MB".replace(".", ",")
    return f"{max(1, size // 1024)} KB"
