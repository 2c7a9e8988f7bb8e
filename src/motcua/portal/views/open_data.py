"""Open data: the list, a page for each set, its files, and what describes them to machines."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.kernel.errors import NotFound
from motcua.portal.site import site_name
from motcua.reports import open_data, open_files
from motcua.reports.queries import open_data as published
from motcua.reports.rules.open_data import DataSet, settings
from motcua.ui.access import public

FEW = 12  # rows shown on the page, to see what they look like
A_DAY = 86_400
FORMS = {"csv": "CSV", "json": "JSON", "xlsx": "Excel", "xml": "XML"}


@public
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    newest = published.newest()
    lines = [(one, newest.get(one.key)) for one in open_data.data_sets()]
    context = {"lines": lines, "licence": settings()["licence"], "basis": _basis()}
    return render(request, "portal/open_data.html", context)


def _basis() -> list[str]:
    recalled = _("cần đối chiếu nguyên văn")
    return [
        f"{row['text']} ({recalled})" if row["trust"] == "recalled" else row["text"]
        for row in settings()["basis"]
    ]


@public
@require_safe
def page(request: HttpRequest, key: str) -> HttpResponse:
    data_set, every = _set(key), published.publications(key)
    one = every[0] if every else None
    rows = published.rows_of(one)[:FEW] if one else ()
    context = {
        "data_set": data_set,
        "one": one,
        "every": every,
        "forms": FORMS,
        "licence": settings()["licence"],
        "heads": [(name, data_set.column(name, "").label) for name in (one.columns if one else [])
                  if name in data_set.names],
        "rows": [[row[name] for name in one.columns] for row in rows] if one else [],
        "api": f"/api/v1/open/datasets/{key}",
    }  # fmt: skip
    return render(request, "portal/open_data_set.html", context)


def _set(key: str) -> DataSet:
    try:
        return open_data.data_set(key)
    except NotFound:
        raise Http404 from None


@public
@require_safe
def file(request: HttpRequest, key: str, number: int, form: str) -> HttpResponse:
    """Frozen: whoever cites it finds the same bytes of content again."""
    data_set = _set(key)
    try:
        one = published.publication(key, number)
    except NotFound:
        raise Http404 from None
    tag = f'"{one.digest[:24]}-{form}"'
    if form not in open_files.MEDIA:
        raise Http404
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304)
    content = open_files.file_of(form, data_set, one, published.rows_of(one))
    answer = HttpResponse(content, content_type=open_files.MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="{key}-{number}.{form}"'
    answer["ETag"], answer["Cache-Control"] = tag, f"public, max-age={A_DAY}"
    answer["Last-Modified"] = http_date(one.published_at.timestamp())
    return answer


@public
@require_safe
def datapackage(request: HttpRequest, key: str) -> HttpResponse:
    data_set, one = _set(key), published.latest(key)
    if one is None:
        raise Http404
    base = request.build_absolute_uri(reverse("portal:open_set", args=[key]))
    return _described(open_files.datapackage(data_set, one, base), "application/json")


@public
@require_safe
def dcat(request: HttpRequest) -> HttpResponse:
    newest = published.newest()
    sets = [(one, newest[one.key]) for one in open_data.data_sets() if one.key in newest]
    home = request.build_absolute_uri(reverse("portal:open_data"))
    return _described(open_files.dcat(sets, home, site_name()), "application/ld+json")


def _described(told: Any, media: str) -> HttpResponse:
    text = json.dumps(told, ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type=media)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
