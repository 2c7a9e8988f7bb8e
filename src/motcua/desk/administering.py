"""The session of administration as the browser carries it, and the way to its pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel import clock
from motcua.organisations.authority import Authority
from motcua.organisations.officer import Officer
from motcua.organisations.policies import ADMINISTRATORS
from motcua.organisations.queries.administration import (
    AdministrationSession,
    over_at,
    session_of,
)
from motcua.ui.values import Link

KEPT = "desk.administration"
PAGES = (
    ("can-bo", Authority.STAFF_READ, "desk:staff", "users"),
    ("quyen", Authority.MATRIX_READ, "desk:matrix", "shield-check"),
    ("don-vi", Authority.STAFF_READ, "desk:units", "building-community"),
    ("chu-ky", Authority.KEY_ISSUE, "desk:keys", "signature"),
    ("nhat-ky", Authority.LOG_READ, "desk:log", "history"),
)

REORGANISING: dict[str, tuple[Promise, Authority]] = {
    "sap-nhap": (gettext_lazy("Sáp nhập đơn vị"), Authority.UNIT_REORGANISE),
    "chia": (gettext_lazy("Chia đơn vị"), Authority.UNIT_REORGANISE),
    "giai-the": (gettext_lazy("Giải thể đơn vị"), Authority.UNIT_REORGANISE),
    "doi-ten": (gettext_lazy("Đổi tên đơn vị"), Authority.UNIT_PLACE),
    "lap-moi": (gettext_lazy("Lập đơn vị mới"), Authority.UNIT_PLACE),
}


def reorganising(officer: Officer) -> list[tuple[str, Promise]]:
    """What this officer may do to units, by its address."""
    return [(key, label) for key, (label, right) in REORGANISING.items() if officer.reach(right)]


def marked(request: HttpRequest, officer: Officer) -> Officer:
    """With the session in force, for a role that administers; one left idle is forgotten."""
    if officer.role not in ADMINISTRATORS or KEPT not in request.session:
        return officer
    session = running(request, officer)
    if session is None:
        del request.session[KEPT]
        return officer
    keep(request, session)
    return replace(officer, administration_id=session.pk)


def keep(request: HttpRequest, session: AdministrationSession) -> None:
    request.session[KEPT] = {"id": session.pk, "seen": clock.now().isoformat()}


def running(request: HttpRequest, officer: Officer) -> AdministrationSession | None:
    """The session that the browser names, while it lasts and is this officer's."""
    kept = request.session.get(KEPT)
    if kept is None:
        return None
    seen = dt.datetime.fromisoformat(kept["seen"])
    return session_of(kept["id"], officer.post_id, seen=seen, now=clock.now())


def until(request: HttpRequest, officer: Officer) -> dt.datetime | None:
    """When the session ends by itself if no further page is asked for."""
    if officer.administration_id is None:
        return None
    session = running(request, officer)
    return over_at(session, clock.now()) if session else None


def links(officer: Officer, current: str) -> list[Link]:
    return [
        Link(text=_title(key), url=reverse(name), icon=icon, current=current == key)
        for key, authority, name, icon in PAGES
        if officer.reach(authority)
    ]


def _title(key: str) -> str:
    titles = {
        "can-bo": _("Cán bộ, tài khoản"),
        "quyen": _("Bảng quyền"),
        "don-vi": _("Cơ cấu tổ chức"),
        "chu-ky": _("Chữ ký số, con dấu số"),
        "nhat-ky": _("Nhật ký quản trị"),
    }
    return titles[key]
