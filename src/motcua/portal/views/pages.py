"""The first page, where to go, how to get help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.dossiers.queries.opening_hours import province_calendar
from motcua.kernel import clock
from motcua.kernel.folding import clean_text, fold
from motcua.organisations.queries import places as directory
from motcua.portal.finding import TEXT_LENGTH
from motcua.procedures.queries import common_words
from motcua.ui.access import public
from motcua.ui.words import moment_words

# What people come for most, in their own words; shown only where the catalogue answers.
WISHES = (
    "Khai sinh", "Kết hôn", "Khai tử", "Thường trú", "Đất đai", "Hộ kinh doanh",
    "Chứng thực", "Xây dựng", "Bảo trợ xã hội", "Lái xe",
)  # fmt: skip
FEW = 10  # fewer places need no search
ROBOTS = """User-agent: *
Disallow: /tra-cuu/
Allow: /khao-sat/ket-qua/
Disallow: /khao-sat/
Disallow: /ban-lam-viec/
Disallow: /dang-nhap/
"""


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    found = common_words.counts(WISHES, clock.today())
    wishes = [(word, found[word]) for word in WISHES if found[word]]
    return render(request, "portal/home.html", {"wishes": wishes})


@public
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    asked = clean_text(request.GET.get("q", "")[:TEXT_LENGTH])
    everywhere = directory.reception_places(clock.today())
    found = [place for place in everywhere if fold(asked) in fold(f"{place.name} {place.address}")]
    values = {
        "asked": asked,
        "many": len(everywhere) > FEW,
        "of_province": [place for place in found if not place.of_commune],
        "of_communes": [place for place in found if place.of_commune],
        "open_words": open_words(),
    }
    return render(request, "portal/places.html", values)


def open_words() -> str:
    now, office = clock.now(), province_calendar(clock.today())
    if office.is_open(now):
        return _("Bây giờ đang làm việc.")
    opens = moment_words(office.next_opening(now))
    return _("Bây giờ đang nghỉ. Mở cửa lại lúc %(opens)s.") % {"opens": opens}


@public
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/help.html")


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain")
