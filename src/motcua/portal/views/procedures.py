"""Find a procedure and read it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.kernel.folding import clean_text
from motcua.portal import fees
from motcua.portal.answers import answers
from motcua.portal.channels import ONLINE, listed
from motcua.portal.finding import Asked
from motcua.portal.sections import groups_of_papers
from motcua.procedures.queries import catalogue, contents, reading, succession
from motcua.ui.access import public
from motcua.ui.values import Link, Pager

LONG_NAME = 120
NATIONAL_PORTAL = "https://dichvucong.gov.vn/"


@public
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The same page with and without scripts: htmx takes the list out of it."""
    asked, on, base = Asked.of(request.GET), clock.today(), reverse("portal:find")
    facets = catalogue.facets(catalogue.search(asked.text, on))
    found = catalogue.search(asked.text, on, **asked.filters).prefetch_related("methods")
    page = catalogue.page(found, asked.page)
    values = {
        "asked": asked,
        "facets": facets,
        "page": page,
        "rows": [(version, ways_of(version)) for version in page.versions],
        "chips": asked.chips(base, facets),
        "without_filters": asked.url(base, field="", level="", audience="", online=False),
        "pager": _pager(asked, page, base),
        "total_text": total_text(page.total),
    }
    response = render(request, "portal/find.html", values)
    response["HX-Push-Url"] = asked.url(base, page=page.number)
    return response


def total_text(total: int) -> str:
    if not total:
        return _("Không có thủ tục nào.")
    return ngettext("Có %(n)d thủ tục.", "Có %(n)d thủ tục.", total) % {"n": total}


def ways_of(version: Any) -> str:
    text = listed(method.channel for method in version.methods.all())
    return _("nộp %(ways)s") % {"ways": text} if text else ""


def _pager(asked: Asked, page: catalogue.Page, base: str) -> Pager:
    before = asked.url(base, page=page.number - 1) if page.number > 1 else ""
    after = asked.url(base, page=page.number + 1) if page.number < page.pages else ""
    place = {"n": page.number, "pages": page.pages}
    return Pager(previous=before, next=after, summary=_("Trang %(n)d/%(pages)d") % place)


@public
@require_safe
def read(request: HttpRequest, code: str) -> HttpResponse:
    """The version in force today, or the one whose number is asked for (`?phien-ban=1`)."""
    now, code = clock.now(), clean_text(code)
    versions = succession.published(code)
    chosen = _chosen(versions, request.GET.get("phien-ban", ""), now.date())
    try:
        version = chosen or catalogue.version_in_force(code, now.date())
    except DomainError as fault:
        return render(request, "portal/no_procedure.html", {"message": fault.message}, status=404)
    content = contents.content_of(reading.with_parts(version))
    channels = {method.channel for method in content.methods}
    values = {
        "content": content,
        "version": version,
        "short_name": Truncator(content.name).chars(LONG_NAME),
        "level": reading.level_text(version),
        "audience": ", ".join(reading.audience_texts(version)),
        "answers": answers(content, now) if in_force(version, now.date()) else None,
        "ways": fees.ways(content.methods),
        "groups": groups_of_papers(content),
        "national_portal": NATIONAL_PORTAL if ONLINE in channels else "",
        "others": _others(versions, version),
    }
    return render(request, "portal/procedure.html", values)


def _chosen(versions: list[Any], number: str, on: dt.date) -> Any | None:
    """The one asked for, else the one in force; the catalogue says why there is neither."""
    asked = [one for one in versions if str(one.number) == number]
    valid = [one for one in versions if in_force(one, on)]
    return next(iter([*asked, *sorted(valid, key=lambda one: one.number)]), None)


def in_force(version: Any, on: dt.date) -> bool:
    return version.valid_from <= on and (version.valid_to is None or on < version.valid_to)


def _others(versions: list[Any], shown: object) -> list[Link]:
    """The other published versions with their days in force."""
    address = reverse("portal:procedure", args=[versions[0].procedure.code]) if versions else ""
    return [
        Link(text=_days(one), url=f"{address}?phien-ban={one.number}")
        for one in versions
        if one != shown
    ]


def _days(version: Any) -> str:
    values = {
        "n": version.number,
        "from": f"{version.valid_from:%d/%m/%Y}",
        "to": f"{version.valid_to:%d/%m/%Y}" if version.valid_to else "",
    }
    if version.valid_to:
        return _("Bản %(n)d: từ %(from)s đến trước %(to)s") % values
    return _("Bản %(n)d: từ %(from)s") % values
