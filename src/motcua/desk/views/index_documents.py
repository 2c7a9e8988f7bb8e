"""Choosing a legal document that proves a criterion: searched and picked, never typed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.index_rail import ROUNDS
from motcua.desk.views.index_appraisal import about
from motcua.desk.views.index_sheets import entry_of, to_sheet
from motcua.desk.views.procedures import page_number, pager_of
from motcua.index import actions, policies
from motcua.index.queries.sets import leaf_in
from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput, NotFound, WrongState
from motcua.legislation.queries import documents


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def pick(request: DeskRequest, slug: str, unit: str, code: str) -> HttpResponse:
    """`?q=` searches by number and title; a POST takes the chosen document as evidence."""
    entry, status, fault = entry_of(request, slug, unit), 200, ""
    policies.require_scoring(request.officer, entry)
    leaf = leaf_in(entry.block.rule_set, code)
    if leaf is None:
        raise NotFound(_("Bộ tiêu chí của phiếu này không có tiêu chí đó. Mở lại phiếu chấm."))
    if request.method == "POST":
        chosen = documents.get(request.POST.get("document", ""), request.officer)
        try:
            actions.attach_evidence(
                entry, [code], kind="legislation", document=chosen, by=request.officer,
                at=clock.now(),
            )  # fmt: skip
        except (InvalidInput, WrongState) as refused:
            status, fault = refused.status, refused.message
        else:
            messages.success(request, _("Đã thêm minh chứng."))
            return to_sheet(slug, unit, code.replace(".", "-"))
    text = request.GET.get("q", "")[:200]
    wanted = documents.Filters(text=text)
    found = documents.page(wanted, request.officer, clock.today(), page_number(request))
    context = {
        **about(entry), "leaf": leaf, "text": text, "found": found, "fault": fault,
        "pager": pager_of(request, found.number, found.pages),
    }  # fmt: skip
    template = "desk/index/pick_document.html"
    return frame.page(request, template, context, current=ROUNDS, status=status)
