"""A file in parts, so that a bad line costs only the part that was on its way."""

from __future__ import annotations

import json

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desk.guard import DeskRequest, desk
from motcua.documents.actions import add_part, begin_upload, drop_old_uploads, drop_upload
from motcua.documents.queries.uploads import Upload, upload_of
from motcua.documents.rules.media import FileKind
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, StaleVersion

PART = 1024 * 1024


@require_POST
@desk
def begin(request: DeskRequest) -> HttpResponse:
    """`{"name", "size", "kind"}` → where to send the parts, and how large they may be."""
    now = clock.now()
    drop_old_uploads(by=request.officer, at=now)
    try:
        said = json.loads(request.body or b"{}")
        kind = FileKind.DRAFT if said.get("kind") == "draft" else FileKind.PAPER
        name, size = str(said.get("name", "")), int(said.get("size", 0))
        upload = begin_upload(name, size=size, by=request.officer, at=now, kind=kind)
    except DomainError as fault:
        return JsonResponse({"message": fault.message}, status=fault.status)
    except (ValueError, TypeError, AttributeError):
        return JsonResponse({"message": "name, size"}, status=400)
    return _told(upload, status=201)


@require_http_methods(["GET", "PUT", "DELETE"])
@desk
def part(request: DeskRequest, reference: str) -> HttpResponse:
    """GET: how much is here. PUT: the next part, with `Upload-Offset`. DELETE: never mind."""
    try:
        if request.method == "PUT":
            return _put(request, reference)
        upload = upload_of(reference, request.officer)
        if request.method == "DELETE":
            drop_upload(upload, by=request.officer, at=clock.now())
            return HttpResponse(status=204)
        return _told(upload)
    except DomainError as fault:
        return JsonResponse({"message": fault.message}, status=fault.status)


def _put(request: DeskRequest, reference: str) -> HttpResponse:
    said = request.headers.get("Upload-Offset", "")
    offset = int(said) if said.isascii() and said.isdigit() and len(said) < 12 else -1
    try:
        upload = add_part(
            reference, request.body, offset=offset, by=request.officer, at=clock.now()
        )
    except StaleVersion:
        return _told(upload_of(reference, request.officer), status=409)
    return _told(upload)


def _told(upload: Upload, *, status: int = 200) -> JsonResponse:
    told = {
        "upload": upload.reference, "received": upload.received, "size": upload.size, "part": PART,
    }  # fmt: skip
    return JsonResponse(told, status=status)
