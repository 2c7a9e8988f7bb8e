"""Handing over and taking over: by destination, each paper bundle ticked or scanned."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.desk import frame
from motcua.desk.guard import DeskRequest, desk
from motcua.desk.lines import row_of
from motcua.desk.office_hours import when_text
from motcua.dossiers.queries import worklists
from motcua.dossiers.queries.routing import next_unit
from motcua.dossiers.queries.rows import paper_counts
from motcua.kernel import clock
from motcua.kernel.errors import NotAllowed
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.ui.values import WorkRow

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

MOST = 100
PAGE = "ban-giao"


@dataclass(frozen=True)
class Bundle:
    """What goes to one place: rows with the papers that travel with them."""

    place: str
    rows: list[tuple[WorkRow, str]]
    by: str


@require_safe
@desk
def handovers(request: DeskRequest) -> HttpResponse:
    officer, now = request.officer, clock.now()
    keys = {kind.key for kind in worklists.kinds_for(officer)}
    if not keys & {"cho-ban-giao", "cho-nhan", "da-ban-giao"}:
        raise NotAllowed(_("Vai trò của anh/chị không bàn giao hồ sơ."))
    context = {
        "bundles": _bundles(officer, now) if "cho-ban-giao" in keys else [],
        "gives": "cho-ban-giao" in keys,
        "takes": "cho-nhan" in keys,
        "coming": _rows("cho-nhan", officer, now),
        "waiting": _rows("da-ban-giao", officer, now),
        "give_url": reverse("desk:batch", args=["cho-ban-giao"]),
        "take_url": reverse("desk:batch", args=["cho-nhan"]),
        "recall_url": reverse("desk:batch", args=["da-ban-giao"]),
        "key": uuid.uuid4().hex,
    }
    return frame.page(request, "desk/handovers.html", context, current=PAGE)


def _top(key: str, officer: Officer, now: dt.datetime) -> list[Dossier]:
    kind = worklists.kind_for(officer, key)
    return worklists.top(kind, officer, now, MOST) if kind else []


def _rows(key: str, officer: Officer, now: dt.datetime) -> list[tuple[WorkRow, str]]:
    found = _top(key, officer, now)
    return [(row_of(dossier, now), when_text(dossier.offered_at, now)) for dossier in found]


def _bundles(officer: Officer, now: dt.datetime) -> list[Bundle]:
    places: dict[int, list[Dossier]] = {}
    found = _top("cho-ban-giao", officer, now)
    for dossier in found:
        unit = next_unit(dossier, now.date())
        if unit is not None:
            places.setdefault(unit, []).append(dossier)
    papers = paper_counts(found)
    return [_bundle(unit, there, papers, now) for unit, there in places.items()]


def _bundle(
    unit: int, dossiers: list[Dossier], papers: dict[int, tuple[int, int]], now: dt.datetime
) -> Bundle:
    soonest = min((d.act_by for d in dossiers if d.act_by), default=None)
    rows = [(row_of(d, now), _papers(*papers.get(d.pk, (0, 0)))) for d in dossiers]
    return Bundle(units.unit_name(unit, now.date()), rows, when_text(soonest, now))


def _papers(originals: int, copies: int) -> str:
    if not originals and not copies:
        return _("không có bản giấy")
    said = _("%(n)s giấy tờ chính, %(m)s sao")
    return said % {"n": originals, "m": copies}
