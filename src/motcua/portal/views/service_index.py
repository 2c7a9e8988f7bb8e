"""The service index (QĐ 766) of the province for anybody: points, parts, and what has no source."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.reports.index_pages import Sheet, sheet
from motcua.ui.access import public

# What is told to everybody is the last whole month, so it is reckoned a few times a day at most.
KEPT_SECONDS = 3 * 3600


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    last = clock.today().replace(day=1) - dt.timedelta(days=1)
    told = _sheet(last.replace(day=1), last)
    context: dict[str, Any] = {"sheet": told, "first": last.replace(day=1), "last": last}
    return render(request, "portal/service_index.html", context)


def _sheet(first: dt.date, last: dt.date) -> Sheet:
    key = f"portal:service-index:{first}:{last}"
    told: Sheet | None = cache.get(key)
    if told is None:
        told = sheet(first, last)
        cache.set(key, told, KEPT_SECONDS)
    return told
