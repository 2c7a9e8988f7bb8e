"""Files at rest: sealed in pieces under Django's storage, never overwritten (ADR 0018).

A sealed file is `MCF1` and then pieces of one mebibyte, each sealed by itself and bound to the
file, its place and whether it is the last: a piece moved, dropped or cut off does not open.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from motcua.audit.models import PersonKey
from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.documents.models import StoredFile
from motcua.kernel.errors import NotFound

MARK = b"MCF1"
PIECE = 1024 * 1024
_SEALED = PIECE + 28
"""A piece with its nonce (12) and tag (16)."""


def sealed(content: bytes, key: bytes, reference: str) -> bytes:
    pieces = [content[at : at + PIECE] for at in range(0, len(content), PIECE)]
    last = len(pieces) - 1
    return MARK + b"".join(
        sealing.seal(key, piece, bound_to=_place(reference, place, last=place == last))
        for place, piece in enumerate(pieces)
    )


def unsealed(source: IO[bytes], key: bytes, reference: str) -> Iterator[bytes]:
    """Piece by piece; raises NotFound where it does not open."""
    if source.read(len(MARK)) != MARK:
        raise _gone()
    place, piece = 0, source.read(_SEALED)
    while piece:
        following = source.read(_SEALED)
        bound_to = _place(reference, place, last=not following)
        plain = sealing.unseal(key, piece, bound_to=bound_to)
        if plain is None:
            raise _gone()
        yield plain
        place, piece = place + 1, following


def _place(reference: str, place: int, *, last: bool) -> str:
    return f"file {reference}#{place}{'.' if last else ''}"


def key_bytes(key: PersonKey | None) -> bytes:
    """The person's key, or the installation's where a file is nobody's; NotFound when erased."""
    opened = keys.opened(key) if key else keys.master()
    if opened is None:
        raise NotFound(
            "Tệp đã bị xóa cùng dữ liệu cá nhân theo yêu cầu, không mở lại được.", code="erased"
        )
    return opened


def put(content: bytes, *, reference: str, key: PersonKey | None) -> str:
    """Keeps it under a name of its own; the path it got."""
    path = f"{reference[:2]}/{reference[2:4]}/{reference}"
    return default_storage.save(path, ContentFile(sealed(content, key_bytes(key), reference)))


def drop(path: str) -> None:
    """Only for what was put and never became a row."""
    default_storage.delete(path)


def pieces(file: StoredFile) -> Iterator[bytes]:
    """The content, read as it is sent."""
    key = key_bytes(file.key)
    try:
        source = default_storage.open(file.path, "rb")
    except FileNotFoundError:
        raise _gone() from None
    with source:
        yield from unsealed(source.file or io.BytesIO(), key, file.reference)


def content_of(file: StoredFile) -> bytes:
    """The whole content; raises NotFound when it is not what was stored."""
    content = b"".join(pieces(file))
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise _gone()
    return content


def _gone() -> NotFound:
    return NotFound(
        "Tệp lưu trữ bị mất hoặc hỏng. Báo quản trị kỹ thuật khôi phục từ bản sao lưu.",
        code="file_lost",
    )
