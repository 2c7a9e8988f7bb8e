"""Papers of the law, shown as PDF; each print is counted, and the second says that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk.guard import DeskRequest, desk
from motcua.desk.looking import PRINT, look_at_dossier
from motcua.documents.actions import note_printing
from motcua.documents.rules.forms import FormKey
from motcua.dossiers import policies
from motcua.dossiers.queries import papers, rows
from motcua.kernel import clock
from motcua.kernel.errors import NotAllowed, NotFound

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

NAMES = {
    "giay-hen": FormKey.RECEIPT,
    "phieu-bo-sung": FormKey.SUPPLEMENT_SLIP,
    "phieu-tu-choi": FormKey.REFUSAL,
    "phieu-kiem-soat": FormKey.CONTROL_SLIP,
    "van-ban-xin-loi": FormKey.APOLOGY,
    "thong-bao-dung": FormKey.STOP_NOTICE,
}
SIZES = ("A4", "A5")
MOST_COPIES = 5


@require_safe
@desk
def paper(request: DeskRequest, code: str, paper: str) -> HttpResponse:
    if paper not in NAMES:
        raise NotFound(_("Không có loại giấy này. Mở hồ sơ và chọn giấy cần in."))
    dossier = rows.get(code, request.officer)
    check_may_print(request, dossier)
    look_at_dossier(request.officer, dossier, PRINT)
    # Counted with the paper or not at all.
    with transaction.atomic():
        pdf = _pdf(request, dossier, NAMES[paper])
    return pdf_answer(pdf, f"{paper}-{dossier.code}")


def _pdf(request: DeskRequest, dossier: Dossier, key: FormKey) -> bytes:
    copies = copies_asked(request)
    # The control slip grows with the dossier: a later print of it is no second one.
    asked = request.method == "GET"
    printing = counted(request, dossier, key, copies) if asked else 1
    site = f"{request.scheme}://{request.get_host()}"
    # A paper of the law is Vietnamese whatever language the officer works in.
    with translation.override("vi"):
        return papers.paper_pdf(
            dossier, key, size=_size(request), copies=copies, site=site,
            printing=1 if key == FormKey.CONTROL_SLIP else printing,
        )  # fmt: skip


def check_may_print(request: DeskRequest, dossier: Dossier) -> None:
    if not policies.may_print(request.officer, dossier):
        raise NotAllowed(
            _("Vai trò của anh/chị không in giấy của hồ sơ này. Nhờ nơi tiếp nhận in.")
        )


def counted(request: DeskRequest, dossier: Dossier, key: FormKey, copies: int) -> int:
    """Which print of this paper it is, from 1."""
    return note_printing(
        key, reference=dossier.chain, by=request.officer, at=clock.now(), copies=copies
    ).copy_number


def pdf_answer(pdf: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _size(request: DeskRequest) -> str:
    wanted = request.GET.get("kho", "A4").upper()
    return wanted if wanted in SIZES else "A4"


def copies_asked(request: DeskRequest) -> int:
    asked = request.POST if request.method == "POST" else request.GET
    wanted = asked.get("ban", "1")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 3 else 1
    return min(max(1, number), MOST_COPIES)
