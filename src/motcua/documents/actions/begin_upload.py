"""A file sets out: name and size are known, its parts follow and may rest on a bad line."""

from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction

from motcua.audit.queries import keys
from motcua.audit.rules import sealing
from motcua.documents.models import Upload
from motcua.documents.rules import media
from motcua.documents.rules.media import ENDINGS, TAKEN, FileKind
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput

MOST_OPEN = 20
"""Uploads that one person may have under way."""
KEPT_DAYS = 2


@transaction.atomic
def begin_upload(name: str, *, size: int, by: Actor, at: dt.datetime, kind: FileKind) -> Upload:
    """Says at once what would be refused at the end: the ending, the size."""
    name = media.clean_name(name)
    media.check_size(size, settings.MOTCUA_FILE_MOST)
    said = ENDINGS.get(f".{name.rpartition('.')[2].lower()}")
    if said not in TAKEN[kind]:
        raise InvalidInput(
            f"Không nhận loại tệp này. Chỉ nhận {media.taken_words(kind)}.",
            field="file", code="type",
        )  # fmt: skip
    if Upload.objects.filter(owner=by.reference).count() >= MOST_OPEN:
        raise InvalidInput(
            f"Đang có {MOST_OPEN} tệp tải dở. Tải xong hoặc bỏ bớt rồi thêm.", field="file"
        )
    reference = secrets.token_hex(16)
    sealed = sealing.seal(keys.master(), name.encode(), bound_to=f"upload {reference}")
    return Upload.objects.create(
        reference=reference, owner=by.reference, name_sealed=sealed, size=size, started_at=at
    )
