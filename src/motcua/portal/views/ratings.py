"""Rate how a dossier was served: from its own page, once, after the result was returned."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from motcua.feedback import actions
from motcua.feedback.queries import answering, ratings
from motcua.feedback.rules.ratings import LEVELS, REASONS
from motcua.kernel import clock
from motcua.kernel.actor import CITIZEN
from motcua.kernel.errors import DomainError, InvalidInput
from motcua.ui.access import public
from motcua.ui.words import as_vietnamese

SALT = "motcua.portal.rating"
AGE_SECONDS = 3600
_ICONS = {3: "mood-happy", 2: "mood-smile", 1: "mood-sad"}


def offers(code: str) -> dict[str, Any]:
    """What the page of a dossier offers its owner: to rate, to answer a survey.

    `slip` says that code and secret were seen within the hour, and opens nothing else.
    """
    found: dict[str, Any] = {}
    if ratings.may_be_rated(code):
        found["rating"] = choices()
    if answering.invited(code):
        found["invited"] = True
    if found:
        found["slip"] = signing.dumps(code, salt=SALT)
    return found


def choices(level: str = "", reasons: list[str] | None = None, comment: str = "") -> dict[str, Any]:
    return {
        "levels": [(key, label, _ICONS[key], str(key) == level) for key, label in LEVELS.items()],
        "reasons": [(key, label, key in (reasons or [])) for key, label in REASONS.items()],
        "comment": comment,
    }


@public
@require_POST
@never_cache
def rate(request: HttpRequest) -> HttpResponse:
    level, reasons = request.POST.get("muc", "")[:3], request.POST.getlist("ly-do")[:20]
    comment = request.POST.get("gop-y", "")[:5000]
    try:
        code = signing.loads(request.POST.get("phieu", ""), salt=SALT, max_age=AGE_SECONDS)
    except signing.BadSignature:
        sentence = _("Trang đã mở quá lâu. Tra cứu lại hồ sơ rồi đánh giá.")
        return render(request, "portal/rated.html", {"sentence": sentence}, status=422)
    try:
        actions.rate_service(
            code, by=CITIZEN, at=clock.now(), level=int(level) if level.isdecimal() else 0,
            reasons=reasons, comment=comment,
        )  # fmt: skip
    except InvalidInput as fault:
        values = {
            "rating": choices(level, reasons, comment), "slip": request.POST["phieu"],
            "fault": as_vietnamese(fault.message),
        }  # fmt: skip
        return render(request, "portal/rate.html", values, status=422)
    except DomainError as fault:
        values = {"sentence": as_vietnamese(fault.message)}
        return render(request, "portal/rated.html", values, status=fault.status)
    return render(request, "portal/rated.html", {"sentence": ""})
