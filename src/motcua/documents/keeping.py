"""Files that are put in the storage by an act: they stay only where the act does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from motcua.documents import storage
from motcua.documents.models import StoredFile


@contextmanager
def kept_together() -> Iterator[list[StoredFile]]:
    """One transaction; the files noted in what it gives leave the storage when it fails."""
    made: list[StoredFile] = []
    try:
        with transaction.atomic():
            yield made
    except BaseException:
        for file in made:
            storage.drop(file.path)
        raise
