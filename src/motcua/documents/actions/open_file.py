"""Open a file, and leave a line that it was opened (Luật 91/2025/QH15: who looked at whose data).

Whether the officer may is the question of the room that the file belongs to, asked before.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.documents.models import StoredFile
from motcua.documents.queries.files import OpenedFile, opened
from motcua.kernel import events
from motcua.kernel.actor import Actor

FILE_OPENED = events.declare("documents.file_opened", "Xem tệp")


def open_file(file: StoredFile, *, by: Actor, at: dt.datetime, of: str = "") -> OpenedFile:
    """`of` names what it belongs to (`dossier:…`). Raises NotFound where it was erased or lost."""
    found = opened(file)
    with transaction.atomic():
        # Two readers at once would otherwise write the same place of the chain.
        StoredFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
        chain = f"reading:{file.reference}"
        record(chain=chain, type=FILE_OPENED, by=by, at=at, facts={"of": of})
    return found
