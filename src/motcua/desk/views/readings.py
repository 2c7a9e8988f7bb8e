"""Who looked at whose data and why: the inspector's page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.forms.parties import ReadingFilter
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.party_page import reading_line
from motcua.desk.party_rail import READINGS
from motcua.parties.queries import readings as reading
from motcua.ui.values import Pager


@require_safe
@desk
def readings(request: DeskRequest) -> HttpResponse:
    form = ReadingFilter(request.GET)
    form.is_valid()
    since, until = form.cleaned_data.get("tu"), form.cleaned_data.get("den")
    before, party = _number(request, "truoc"), _number(request, "nguoi")
    found = reading.listed(request.officer, before=before, since=since, until=until, party=party)
    context = {
        "form": form,
        "filtered": bool(since or until or party),
        "party": party,
        "lines": [reading_line(one) for one in found.readings],
        "pager": Pager(
            next=_older(request, found.older),
            summary=_("%(n)s lượt trên trang này") % {"n": len(found.readings)},
        ),
    }
    return frame.page(request, "desk/parties/readings.html", context, current=READINGS)


def _number(request: DeskRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _older(request: DeskRequest, older: int) -> str:
    if not older:
        return ""
    kept = {name: request.GET[name] for name in ("tu", "den", "nguoi") if request.GET.get(name)}
    return "?" + urlencode({**kept, "truoc": older})
