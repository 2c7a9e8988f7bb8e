"""The search box: a code opens its dossier, a number finds its person, words find the rest."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.lines import row_of
from motcua.desk.personal_numbers import is_personal_number, person_of
from motcua.desk.views.worklists import NOBODY
from motcua.dossiers.queries import search as searching
from motcua.dossiers.queries.pieces import MOST
from motcua.kernel import clock
from motcua.ui.values import Worklist


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def search(request: DeskRequest) -> HttpResponse:
    if request.method == "POST":
        return HttpResponseRedirect(_address_for(request.POST.get("q", "").strip()), status=303)
    person, text = request.GET.get("nguoi", ""), request.GET.get("q", "").strip()
    if is_personal_number(text):
        return HttpResponseRedirect(_address_for(text), status=303)
    if person.isascii() and person.isdigit():
        found = searching.of_party(int(person), request.officer)
    else:
        found = searching.find(text, request.officer)
    if len(found) == 1 and text:
        return HttpResponseRedirect(reverse("desk:dossier", args=[found[0].code]), status=303)
    now = clock.now()
    context = {
        "text": text,
        "search_text": text,
        "by_number": bool(person),
        "most": MOST,
        "list": Worklist(
            caption=_("Hồ sơ tìm được"),
            rows=tuple(row_of(dossier, now) for dossier in found),
            selectable=False,
        ),
    }
    return frame.page(request, "desk/search.html", context)


def _address_for(text: str) -> str:
    if code := searching.exact(text):
        return reverse("desk:dossier", args=[code])
    if is_personal_number(text):
        return f"{reverse('desk:search')}?nguoi={person_of(text) or NOBODY}"
    return f"{reverse('desk:search')}?{urlencode({'q': text[:100]})}"
