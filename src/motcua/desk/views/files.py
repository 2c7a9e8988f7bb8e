"""Files of a dossier: the page of its papers, what is sent, what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.desk import frame
from motcua.desk.file_forms import sent_file
from motcua.desk.guard import DeskRequest, desk
from motcua.documents.actions import open_file, store_file
from motcua.documents.previews import can_preview, page_png
from motcua.documents.queries.files import content_of
from motcua.dossiers import actions, policies
from motcua.dossiers.queries import files, rows
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel import clock
from motcua.kernel.errors import DomainError, InvalidInput, NotFound

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

_Answer = TypeVar("_Answer", HttpResponse, StreamingHttpResponse)
# A file is shown by itself: it may neither call home nor run anything.
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_SANDBOXED = f"{_ALONE}; sandbox"


@require_safe
@desk
def papers(request: DeskRequest, code: str) -> HttpResponse:
    """The papers with their e-copies; two of them side by side (`trai`, `phai`: positions)."""
    return _page(request, rows.get(code, request.officer))


def _page(
    request: DeskRequest, dossier: Dossier, *, status: int = 200, **more: Any
) -> HttpResponse:
    listed = files.paper_files(dossier)
    context = {
        "dossier": dossier,
        "papers": listed,
        "outcome_files": files.outcome_files(dossier),
        "may_attach": policies.fault(request.officer, Verb.ATTACH, dossier) is None,
        "may_draft": policies.fault(request.officer, Verb.DRAFT_RESULT, dossier) is None,
        "shown": [shown for side in ("trai", "phai") if (shown := _shown(request, listed, side))],
        "can_preview": can_preview(),
        **more,
    }
    return frame.page(request, "desk/files/papers.html", context, status=status)


def _shown(request: DeskRequest, listed: list[files.PaperFile], side: str) -> Any:
    wanted = request.GET.get(side, "")
    found = next((paper for paper in listed if str(paper.position) == wanted and paper.file), None)
    if found is None or found.file is None:
        return None
    pages = found.file.pages or 1
    page = min(max(1, _number(request.GET.get(f"{side}-trang", "1"))), pages)
    return {
        "side": side, "paper": found, "page": page,
        "before": page - 1, "after": page + 1 if page < pages else 0,
    }  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


@require_POST
@desk
def attach(request: DeskRequest, code: str, position: int) -> HttpResponse:
    dossier, now = rows.get(code, request.officer), clock.now()
    policies.require(request.officer, Verb.ATTACH, dossier)
    try:
        sent = sent_file(request, request.officer, now)
        file = store_file(
            sent.content, name=sent.name, by=request.officer, at=now, key=dossier.applicant.key
        )
        actions.attach(dossier, by=request.officer, at=now, paper=position, file=file)
    except DomainError as fault:
        if not isinstance(fault, InvalidInput) and fault.status != 503:
            raise
        tried = {"tried": position, "fault": fault.message}
        return _page(request, dossier, status=fault.status, **tried)
    pages = file.pages or 1
    messages.success(request, _("Đã nhận tệp · %(pages)s trang.") % {"pages": pages})
    address = reverse("desk:files", args=[code])
    return HttpResponseRedirect(f"{address}?trai={position}#giay-{position}", status=303)


@require_safe
@desk
def content(request: DeskRequest, code: str, reference: str) -> Any:
    """The file itself, asked of the policy and written to the log each time."""
    dossier = rows.get(code, request.officer)
    file = files.file_in(dossier, reference, request.officer)
    opened = open_file(file, by=request.officer, at=clock.now(), of=dossier.chain)
    saved = request.GET.get("tai") == "1" or not _shown_inline(opened.media_type)
    answer = StreamingHttpResponse(opened.pieces, content_type=opened.media_type)
    answer["Content-Length"] = str(opened.size)
    name = opened.name or "tep"
    answer["Content-Disposition"] = content_disposition_header(saved, name) or "attachment"
    return _guarded(answer, sandboxed=saved or opened.media_type != "application/pdf")


def _shown_inline(media_type: str) -> bool:
    return media_type == "application/pdf" or media_type.startswith("image/")


def _guarded(answer: _Answer, *, sandboxed: bool) -> _Answer:
    """A browser's PDF reader does not run in a sandbox, so a PDF shown is only kept alone."""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Content-Security-Policy"] = _SANDBOXED if sandboxed else _ALONE
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


@require_safe
@desk
def preview(request: DeskRequest, code: str, reference: str, page: int) -> HttpResponse:
    """One page as a picture; NotFound where it cannot be drawn."""
    dossier = rows.get(code, request.officer)
    file = files.file_in(dossier, reference, request.officer)
    open_file(file, by=request.officer, at=clock.now(), of=dossier.chain)
    whole = content_of(file)
    drawn = page_png(whole, page) if file.media_type == "application/pdf" else whole
    if drawn is None:
        raise NotFound(_("Không vẽ được trang này. Mở cả tệp để xem."))
    kind = "image/png" if file.media_type == "application/pdf" else file.media_type
    return _guarded(HttpResponse(drawn, content_type=kind), sandboxed=True)


@require_safe
@desk
def signatures(request: DeskRequest, code: str, reference: str) -> HttpResponse:
    """Who signed the file, when, and whether it holds."""
    dossier = rows.get(code, request.officer)
    file = files.file_in(dossier, reference, request.officer)
    context = {"dossier": dossier, "reference": reference, "found": files.signatures(file)}
    return frame.page(request, "desk/files/signatures.html", context)
