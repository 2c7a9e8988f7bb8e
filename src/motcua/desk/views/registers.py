"""The register of a period, and papers of many dossiers in one file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.printing_many import LABELS, MOST, having, prints
from motcua.desk.views.prints import check_may_print, copies_asked, counted, pdf_answer
from motcua.documents.actions import note_printing
from motcua.documents.rules.forms import FormKey
from motcua.dossiers.queries import papers, rows
from motcua.dossiers.queries.hand_over import hand_over_pdf
from motcua.dossiers.queries.register import register_pdf
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotAllowed
from motcua.ui.forms import FormLook

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

_NONE_THERE = {
    FormKey.RECEIPT: gettext_lazy(
        "Các hồ sơ này chưa có giấy hẹn: giấy hẹn có sau khi tiếp nhận. Tiếp nhận rồi in."
    ),
    FormKey.HAND_OVER: gettext_lazy(
        "Các hồ sơ này chưa bàn giao nên chưa có phiếu. Bàn giao rồi in."
    ),
}


class PeriodForm(FormLook, forms.Form):
    tu = forms.DateField(label=gettext_lazy("Từ ngày"))
    den = forms.DateField(label=gettext_lazy("Đến hết ngày"))


@require_safe
@desk
def register(request: DeskRequest) -> HttpResponse:
    """Without a period: asks for one. With one: the register as PDF."""
    if not prints(request.officer):
        raise NotAllowed(_("Vai trò của anh/chị không in sổ theo dõi hồ sơ. Nhờ nơi tiếp nhận in."))
    today = clock.now().date()
    if "tu" not in request.GET:
        month = {"tu": f"{today.replace(day=1):%d/%m/%Y}", "den": f"{today:%d/%m/%Y}"}
        return _page(request, PeriodForm(initial=month))
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        pdf = _register(request, form.cleaned_data["tu"], form.cleaned_data["den"])
    except InvalidInput as fault:
        form.add_error("den", fault.message)
        return _page(request, form, status=422)
    return pdf_answer(pdf, f"so-theo-doi-{today:%Y%m%d}")


def _register(request: DeskRequest, first: dt.date, last: dt.date) -> bytes:
    officer, now = request.officer, clock.now()
    with translation.override("vi"):
        pdf = register_pdf(officer, first=first, last=last, at=now)
    reference = f"register:{officer.unit_id}:{first}:{last}"
    note_printing(FormKey.REGISTER, reference=reference, by=officer, at=now)
    return pdf


def _page(request: DeskRequest, form: PeriodForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form}
    return frame.page(
        request, "desk/files/register.html", context, current=frame.REGISTER, status=status
    )


@require_POST
@desk
def many(request: DeskRequest) -> HttpResponse:
    """Receipts of the chosen dossiers, or the list of a hand-over, in one file."""
    codes = list(dict.fromkeys(request.POST.getlist("dossier")))[:MOST]
    if not codes:
        raise InvalidInput(_("Chưa chọn hồ sơ nào. Đánh dấu hồ sơ trong danh sách rồi in."))
    paper = _wanted(request)
    now, chosen = clock.now(), [rows.get(code, request.officer) for code in codes]
    for dossier in chosen:
        check_may_print(request, dossier)
    there = having(paper, chosen)
    if not there:
        raise InvalidInput(str(_NONE_THERE[paper]))
    # Counted with the papers or not at all.
    with translation.override("vi"), transaction.atomic():
        pdf = _many(request, paper, there)
    return pdf_answer(pdf, f"in-{now:%Y%m%d-%H%M}")


def _wanted(request: DeskRequest) -> FormKey:
    name = request.POST.get("act", FormKey.RECEIPT)
    wanted = next((paper for paper in LABELS if paper == name), None)
    if wanted is None:
        raise InvalidInput(_("Không in nhiều được loại giấy này. Về danh sách và chọn lại."))
    return wanted


def _many(request: DeskRequest, paper: FormKey, chosen: list[Dossier]) -> bytes:
    if paper == FormKey.RECEIPT:
        return papers.papers_pdf([_receipt(request, dossier) for dossier in chosen])
    pdf = hand_over_pdf(chosen, request.officer, clock.now())
    for dossier in chosen:
        counted(request, dossier, paper, 2)
    return pdf


def _receipt(request: DeskRequest, dossier: Dossier) -> Any:
    site = f"{request.scheme}://{request.get_host()}"
    copies = copies_asked(request)
    printing = counted(request, dossier, FormKey.RECEIPT, copies)
    return papers.sheet_of(
        dossier, FormKey.RECEIPT, copies=copies, printing=printing, site=site
    )  # fmt: skip
