"""Accounts and posts, for whoever keeps them."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.kernel import clock
from motcua.organisations.queries import accounts, units


@require_safe
@desk
def holders(request: DeskRequest) -> HttpResponse:
    on = clock.today()
    text = request.GET.get("q", "").strip()[:100]
    lacking = request.GET.get("thieu") == "1"
    found = accounts.accounts(request.officer, on, text=text, lacking=lacking)
    context = {
        "found": found,
        "holders": [(one, units.unit_name(one.unit_id, on)) for one in found.holders],
        "text": text,
        "lacking": lacking,
        "most": accounts.MOST,
    }
    return frame.page(request, "desk/holders.html", context)
