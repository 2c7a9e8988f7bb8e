"""The dossier on one page."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.dossier_page import page_of
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.looking import look_at_dossier
from motcua.dossiers.queries import rows
from motcua.kernel import clock


@require_safe
@desk
def dossier(request: DeskRequest, code: str) -> HttpResponse:
    found = rows.get(code, request.officer)
    look_at_dossier(request.officer, found)
    context = page_of(found, request.officer, clock.now())
    return frame.page(request, "desk/dossier.html", context)
