"""A file on its way is given up, or has arrived: its parts go."""

from __future__ import annotations

import datetime as dt

from django.core.files.storage import default_storage
from django.db import transaction

from motcua.documents.actions.begin_upload import KEPT_DAYS
from motcua.documents.models import Upload
from motcua.documents.queries.uploads import part_paths
from motcua.kernel.actor import Actor


def drop_upload(upload: Upload, *, by: Actor, at: dt.datetime) -> None:
    paths = part_paths(upload)
    upload.delete()
    transaction.on_commit(lambda: _drop(paths))


def drop_old_uploads(*, by: Actor, at: dt.datetime) -> int:
    """What was begun more than two days ago and never finished; how many went."""
    old = Upload.objects.filter(started_at__lt=at - dt.timedelta(days=KEPT_DAYS))
    for upload in old:
        drop_upload(upload, by=by, at=at)
    return len(old)


def _drop(paths: list[str]) -> None:
    for path in paths:
        default_storage.delete(path)
