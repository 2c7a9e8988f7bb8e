"""Papers of the law, shown as PDF."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk.guard import DeskRequest, desk
from motcua.desk.looking import PRINT, look_at_dossier
from motcua.documents.rules.forms import FormKey
from motcua.dossiers import policies
from motcua.dossiers.queries import papers, rows
from motcua.kernel.errors import NotAllowed, NotFound

NAMES = {
    "giay-hen": FormKey.RECEIPT,
    "phieu-bo-sung": FormKey.SUPPLEMENT_SLIP,
    "phieu-tu-choi": FormKey.REFUSAL,
    "phieu-kiem-soat": FormKey.CONTROL_SLIP,
}
SIZES = ("A4", "A5")
MOST_COPIES = 5


@require_safe
@desk
def paper(request: DeskRequest, code: str, paper: str) -> HttpResponse:
    if paper not in NAMES:
        raise NotFound(_("Không có loại giấy này. Mở hồ sơ và chọn giấy cần in."))
    dossier = rows.get(code, request.officer)
    if not policies.may_print(request.officer, dossier):
        raise NotAllowed(
            _("Vai trò của anh/chị không in giấy của hồ sơ này. Nhờ nơi tiếp nhận in.")
        )
    look_at_dossier(request.officer, dossier, PRINT)
    site = f"{request.scheme}://{request.get_host()}"
    # A paper of the law is Vietnamese whatever language the officer works in.
    with translation.override("vi"):
        pdf = papers.paper_pdf(
            dossier, NAMES[paper], size=_size(request), copies=_copies(request), site=site
        )
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{paper}-{dossier.code}.pdf"'
    return answer


def _size(request: DeskRequest) -> str:
    wanted = request.GET.get("kho", "A4").upper()
    return wanted if wanted in SIZES else "A4"


def _copies(request: DeskRequest) -> int:
    wanted = request.GET.get("ban", "1")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 3 else 1
    return min(max(1, number), MOST_COPIES)
