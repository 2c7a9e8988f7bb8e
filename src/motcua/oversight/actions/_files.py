"""Evidence as a file, kept sealed before the verb that cites it."""

from __future__ import annotations

import datetime as dt
from typing import IO

from motcua.documents.actions import store_file
from motcua.documents.models import StoredFile
from motcua.kernel.actor import Actor


def kept(file: tuple[str, IO[bytes]] | None, *, by: Actor, at: dt.datetime) -> StoredFile | None:
    """Name and content; None stays None. Raises InvalidInput at `file` for what cannot be taken."""
    if file is None:
        return None
    name, content = file
    return store_file(content, name=name, by=by, at=at)
