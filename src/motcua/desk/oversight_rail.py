"""The links of the rail for inspections, plans, reports and what units have to work with."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.organisations.authority import Authority, Reach
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.ui.values import Link

INSPECTIONS = "kiem-tra"
PLANS = "ke-hoach"
CAPACITY = "nang-luc"
# A case officer reaches inspections only as a member of a team, from a notice or the address.
_QUIET = frozenset({Role.CV})


def oversight_links(officer: Officer, current: str) -> list[Link]:
    known = (
        (INSPECTIONS, Authority.INSPECTION_READ, _("Kiểm tra"), "desk:inspections", "scan"),
        (PLANS, Authority.PLAN_READ, _("Kế hoạch, báo cáo"), "desk:reform_plans", "list-check"),
        (CAPACITY, Authority.CAPACITY_READ, _("Tổ chức, biên chế"), "desk:capacity", "building"),
    )
    return [
        Link(text=text, url=reverse(name), icon=icon, current=current == key)
        for key, authority, text, name, icon in known
        if officer.reach(authority) > Reach.NONE and officer.role not in _QUIET
    ]


def inspection_tabs(current: str) -> list[Link]:
    known = (
        ("desk:inspections", _("Cuộc kiểm tra")),
        ("desk:inspection_plans", _("Kế hoạch kiểm tra")),
        ("desk:remedies", _("Việc khắc phục")),
        ("desk:discipline", _("Kiểm tra đột xuất")),
    )
    return _tabs(known, current)


def plan_tabs(current: str) -> list[Link]:
    known = (
        ("desk:reform_plans", _("Kế hoạch")),
        ("desk:commitments", _("Cam kết")),
        ("desk:reform_reports", _("Báo cáo")),
        ("desk:rewards", _("Khen thưởng")),
    )
    return _tabs(known, current)


def _tabs(known: tuple[tuple[str, str], ...], current: str) -> list[Link]:
    return [Link(text=text, url=reverse(name), current=name == current) for name, text in known]
