"""A signed paper on a page: who signed it and whether that holds, and the file as it was signed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from motcua.desk.guard import DeskRequest
from motcua.desk.tables import attachment
from motcua.documents.actions import open_file
from motcua.documents.queries.files import StoredFile, content_of
from motcua.documents.queries.signatures import looked_at
from motcua.index import policies
from motcua.index.queries.board import Round
from motcua.kernel import clock


def sent(request: DeskRequest, file: StoredFile, of: str) -> HttpResponse:
    """Byte for byte; that it was opened is written down. `of` names what it belongs to.

    Raises NotFound where it is lost or not what was stored.
    """
    content = content_of(file)
    opened = open_file(file, by=request.officer, at=clock.now(), of=of)
    return attachment(content, opened.name or "van-ban.pdf", opened.media_type)


def decision_context(request: DeskRequest, round_: Round) -> dict[str, Any]:
    """`signed`: how the decision is signed; None before it is published."""
    if not round_.decision_number or not may_read_decision(request, round_):
        return {"signed": None}
    url = reverse("desk:index_decision", args=[round_.slug]) if round_.decision_file else ""
    return {"signed": looked_at(round_.decision_file), "paper_url": url}


def may_read_decision(request: DeskRequest, round_: Round) -> bool:
    public = policies.is_public(round_, clock.now())
    return public or policies.reads_all(request.officer, round_)
