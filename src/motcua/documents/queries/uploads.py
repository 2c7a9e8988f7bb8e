"""Files on their way: only their sender sees them."""

from __future__ import annotations

from django.core.files.storage import default_storage

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.documents.models import Upload
from motcua.documents.storage import unsealed
from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound, WrongState

__all__ = ["Upload", "name_of", "part_path", "part_paths", "upload_of", "whole"]


def upload_of(reference: str, by: Actor, *, lock: bool = False) -> Upload:
    rows = Upload.objects.select_for_update() if lock else Upload.objects.all()
    upload = rows.filter(reference=reference, owner=by.reference).first()
    if upload is None:
        raise NotFound("Lượt tải này không còn. Chọn lại tệp.", code="no_upload")
    return upload


def part_path(upload: Upload, offset: int) -> str:
    return f"uploads/{upload.reference}/{offset:012d}"


def part_paths(upload: Upload) -> list[str]:
    folder = f"uploads/{upload.reference}"
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in sorted(names)]


def name_of(upload: Upload) -> str:
    plain = sealing.unseal(
        keys.master(), bytes(upload.name_sealed), bound_to=f"upload {upload.reference}"
    )
    return plain.decode() if plain else "tep"


def whole(upload: Upload) -> bytes:
    """All parts joined; WrongState while some are missing."""
    if upload.received != upload.size:
        raise WrongState(
            f"Tệp mới tải được {upload.received * 100 // upload.size}%. Tải tiếp rồi gắn vào hồ sơ.",
            code="unfinished",
        )
    joined = bytearray()
    for path in part_paths(upload):
        with default_storage.open(path, "rb") as source:
            for piece in unsealed(source, keys.master(), path):
                joined += piece
    return bytes(joined[: upload.size])
