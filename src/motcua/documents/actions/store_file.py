"""Take a file: looked at, scanned, sealed, kept for good (NĐ 118/2025/NĐ-CP, Điều 17; TT 01/2023).

What is kept is byte for byte what came; only what was looked at and scanned is kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import secrets
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.db import transaction

from motcua.audit.actions import record
from motcua.audit.models import PersonKey
from motcua.audit.rules import sealing
from motcua.documents import storage
from motcua.documents.content import looked_at
from motcua.documents.models import StoredFile
from motcua.documents.ports import virus_scanner
from motcua.documents.rules import media
from motcua.documents.rules.media import FileKind
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

FILE_STORED = events.declare("documents.file_stored", "Lưu tệp")


@dataclass(frozen=True)
class _Looked:
    content: bytes
    media_type: str
    pages: int | None
    scan: StoredFile.Scan


def store_file(
    content: bytes | IO[bytes],
    *,
    name: str,
    by: Actor,
    at: dt.datetime,
    key: PersonKey | None = None,
    kind: FileKind = FileKind.PAPER,
    source: StoredFile | None = None,
) -> StoredFile:
    """`key` is that of the person whose file it is: erasing the person erases the file.

    Raises InvalidInput for what cannot be taken, ServiceDown when the scanner that was set up
    does not answer. At most MOTCUA_FILE_MOST bytes and one more are ever read.
    """
    name = media.clean_name(name)
    whole = _whole(content)
    medium, pages = looked_at(whole, name, kind)
    looked = _Looked(whole, medium.media_type, pages, _scanned(whole))
    return _keep(looked, name=name, by=by, at=at, key=key, kind=kind, source=source)


def _whole(content: bytes | IO[bytes]) -> bytes:
    most: int = settings.MOTCUA_FILE_MOST
    if isinstance(content, bytes):
        media.check_size(len(content), most)
        return content
    if (said := getattr(content, "size", None)) is not None:
        media.check_size(said, most)
    whole = content.read(most + 1)
    media.check_size(len(whole), most)
    return whole


def _scanned(content: bytes) -> StoredFile.Scan:
    scanner = virus_scanner()
    if scanner is None:
        return StoredFile.Scan.UNCHECKED
    if virus := scanner.scan(io.BytesIO(content)):
        raise InvalidInput(
            f"Tệp có vi-rút ({virus}) nên không nhận. Quét vi-rút máy đã gửi tệp rồi xuất lại tệp.",
            field="file", code="virus",
        )  # fmt: skip
    return StoredFile.Scan.CLEAN


def _keep(
    looked: _Looked,
    *,
    name: str,
    by: Actor,
    at: dt.datetime,
    key: PersonKey | None,
    kind: FileKind,
    source: StoredFile | None,
) -> StoredFile:
    reference = secrets.token_hex(16)
    sealed_name = sealing.seal(storage.key_bytes(key), name.encode(), bound_to=f"name {reference}")
    path = storage.put(looked.content, reference=reference, key=key)
    try:
        with transaction.atomic():
            file = StoredFile.objects.create(
                reference=reference, sha256=hashlib.sha256(looked.content).hexdigest(),
                size=len(looked.content), media_type=looked.media_type, pages=looked.pages,
                path=path, key=key, kind=kind, scan=looked.scan, name_sealed=sealed_name,
                source=source, stored_at=at, stored_by=by.reference,
            )  # fmt: skip
            record(chain=file.chain, type=FILE_STORED, by=by, at=at, facts=facts_of(file))
    except Exception:
        storage.drop(path)
        raise
    return file


def facts_of(file: StoredFile) -> dict[str, object]:
    """What events tell of a file: nothing that names a person."""
    return {
        "file": file.reference, "sha256": file.sha256, "size": file.size, "pages": file.pages,
        "media_type": file.media_type, "kind": str(file.kind), "scan": str(file.scan),
    }  # fmt: skip
