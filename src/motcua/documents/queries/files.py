"""A file opened. Who may is the question of the room that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from motcua.audit.rules import sealing
from motcua.documents import storage
from motcua.documents.models import StoredFile
from motcua.documents.rules.media import size_words
from motcua.kernel.errors import NotFound

__all__ = ["OpenedFile", "StoredFile", "content_of", "described", "file_of", "name_of", "opened"]

content_of = storage.content_of


@dataclass(frozen=True, kw_only=True)
class OpenedFile:
    """`pieces` gives the content as it is sent."""

    name: str = field(repr=False)
    media_type: str
    size: int
    pieces: Iterator[bytes] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class FileFacts:
    """What a page says of a file."""

    reference: str
    name: str = field(repr=False)
    media_type: str
    pages: int | None
    size: str
    scan: str
    scanned: bool
    is_pdf: bool


def file_of(reference: str) -> StoredFile:
    file = StoredFile.objects.select_related("key").filter(reference=reference).first()
    if file is None:
        raise NotFound("Không có tệp này. Tải lại trang hồ sơ.", code="no_file")
    return file


def opened(file: StoredFile) -> OpenedFile:
    """Raises NotFound where it was erased with its person, or lost."""
    storage.key_bytes(file.key)
    return OpenedFile(
        name=name_of(file), media_type=file.media_type, size=file.size, pieces=storage.pieces(file)
    )


def name_of(file: StoredFile) -> str:
    """Empty where the person was erased."""
    try:
        key = storage.key_bytes(file.key)
    except NotFound:
        return ""
    plain = sealing.unseal(key, bytes(file.name_sealed), bound_to=f"name {file.reference}")
    return plain.decode() if plain else ""


def described(file: StoredFile) -> FileFacts:
    return FileFacts(
        reference=file.reference,
        name=name_of(file),
        media_type=file.media_type,
        pages=file.pages,
        size=size_words(file.size),
        scan=StoredFile.Scan(file.scan).label,
        scanned=file.scan == StoredFile.Scan.CLEAN,
        is_pdf=file.media_type == "application/pdf",
    )
