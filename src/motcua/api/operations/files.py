"""Files of a dossier: the e-copy of a paper sent in, a file fetched with its purpose."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Header, Path, Query, Router, Status

from motcua.api import reading
from motcua.api.access import OAuth2, officer_of
from motcua.api.operations.dossiers import Code, Key, require_reveal
from motcua.api.schemas.dossiers import Left
from motcua.documents.actions import open_file
from motcua.documents.rules.media import TAKEN, FileKind
from motcua.dossiers.actions.attach import attach_content
from motcua.dossiers.queries import files, rows
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput

router = Router(tags=["files"])

HOW = {"scanned": 1, "reused": 2, "reused_result": 3}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_ENDINGS = {medium.media_type: medium.endings[0] for medium in TAKEN[FileKind.PAPER]}
PurposeOfFile = Annotated[
    str,
    Header(
        alias="Purpose", pattern=r"^[A-Za-z0-9.:/_-]{3,60}$",
        description="What the file is needed for, as a reference; written into the trail.",
        examples=["CV-112/2026"],
    ),
]  # fmt: skip


@router.post(
    "/dossiers/{code}/files", auth=OAuth2("dossiers:act"), response={201: Left},
    summary="Attach the e-copy of a paper", operation_id="attach_file",
    openapi_extra={
        "x-scope": "dossiers:act",
        "requestBody": {"required": True, "content": dict.fromkeys(_ENDINGS, _BINARY)},
    },
)  # fmt: skip
def attach(
    request: HttpRequest,
    response: HttpResponse,
    *,
    code: Code,
    key: Key,
    paper: Annotated[int, Query(ge=1, le=999, description="Position of the paper.")],
    digitised: Literal["scanned", "reused", "reused_result"] = "scanned",
) -> Any:
    """The body is the file itself: PDF, JPEG or PNG, as its Content-Type says and as it is."""
    officer = officer_of(request)
    dossier = rows.get(code, officer)
    name = f"giay-to-{paper}{_ENDINGS[str(request.content_type)]}"
    content = request.read(settings.MOTCUA_FILE_MOST + 1)
    done = attach_content(
        dossier, content, by=officer, at=clock.now(), paper=paper, name=name,
        digitised=HOW[digitised], key=key,
    )  # fmt: skip
    if done.dossier.pk != dossier.pk:
        raise InvalidInput(
            "Idempotency-Key này đã dùng cho hồ sơ khác. Tạo khóa mới.", field="Idempotency-Key"
        )
    response["ETag"] = f'"{done.sequence}"'
    if done.repeated:
        response["Idempotency-Replayed"] = "true"
    return Status(201, reading.left_by(done))


@router.get(
    "/dossiers/{code}/files/{reference}", auth=OAuth2("identity:read"), response=None,
    summary="Fetch a file of a dossier", operation_id="read_file",
    openapi_extra={
        "x-scope": "identity:read",
        "responses": {"200": {"description": "The file.", "content": {"*/*": _BINARY}}},
    },
)  # fmt: skip
def read(
    request: HttpRequest,
    code: Code,
    reference: Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")],
    purpose: PurposeOfFile,
) -> Any:
    """Byte for byte what was kept; each time written into the file's trail with its purpose."""
    officer = officer_of(request)
    dossier = rows.get(code, officer)
    require_reveal(request, dossier)
    file = files.file_in(dossier, reference, officer)
    opened = open_file(file, by=officer, at=clock.now(), of=f"{dossier.chain} {purpose}")
    answer = StreamingHttpResponse(opened.pieces, content_type=opened.media_type)
    answer["Content-Length"] = str(opened.size)
    answer["Content-Disposition"] = "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
