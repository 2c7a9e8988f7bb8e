"""Files sent with a task, and a file shown alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from motcua.desk.file_forms import sent_file
from motcua.desk.guard import DeskRequest
from motcua.documents.actions import open_file, store_file
from motcua.documents.rules.media import FileKind
from motcua.kernel import clock

OFFICE = (".docx", ".xlsx")
# A file is shown by itself: it may neither call home nor run anything.
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def stored(request: DeskRequest, at: dt.datetime) -> Any:
    """The file that came with the form, kept for good; None when none came."""
    if not request.FILES.get("file") and not request.POST.getlist("upload"):
        return None
    sent = sent_file(request, request.officer, at)
    kind = FileKind.DRAFT if sent.name.lower().endswith(OFFICE) else FileKind.PAPER
    return store_file(sent.content, name=sent.name, by=request.officer, at=at, kind=kind)


def shown(request: DeskRequest, file: Any, of: str) -> StreamingHttpResponse:
    """Its opening leaves a line in the log."""
    opened = open_file(file, by=request.officer, at=clock.now(), of=of)
    inline = opened.media_type == "application/pdf" or opened.media_type.startswith("image/")
    answer = StreamingHttpResponse(opened.pieces, content_type=opened.media_type)
    answer["Content-Length"] = str(opened.size)
    named = content_disposition_header(not inline, opened.name or "tep")
    answer["Content-Disposition"] = named or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["X-Frame-Options"] = "SAMEORIGIN"
    alone = opened.media_type == "application/pdf" and inline
    answer["Content-Security-Policy"] = _ALONE if alone else f"{_ALONE}; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
