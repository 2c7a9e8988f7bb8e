"""A part of a file arrives; what has arrived is kept, sealed, until the rest has come."""

from __future__ import annotations

import datetime as dt

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from motcua.audit.queries import keys
from motcua.documents.models import Upload
from motcua.documents.queries.uploads import part_path, upload_of
from motcua.documents.storage import sealed
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput, StaleVersion

MOST_PART = 4 * 1024 * 1024


@transaction.atomic
def add_part(reference: str, part: bytes, *, offset: int, by: Actor, at: dt.datetime) -> Upload:
    """`offset` is how much had come before; StaleVersion with what is really here otherwise."""
    upload = upload_of(reference, by, lock=True)
    if offset != upload.received:
        raise StaleVersion(f"Đã giữ {upload.received} byte. Tải tiếp từ đó.")
    if not part or len(part) > MOST_PART or offset + len(part) > upload.size:
        raise InvalidInput("Phần tệp gửi lên không đúng cỡ. Tải lại tệp.", field="file")
    place = part_path(upload, offset)
    default_storage.delete(place)  # of a try whose transaction failed
    default_storage.save(place, ContentFile(sealed(part, keys.master(), place)))
    upload.received = offset + len(part)
    upload.save(update_fields=["received"])
    return upload
