"""The links of the rail for those who keep the index and look at its rankings."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.index import policies
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.ui.values import Link

SETS = "bo-tieu-chi"
RANKINGS = "xep-hang"
# Who works with rankings; everybody else finds them on the portal.
RANKED = frozenset({Role.TP, Role.LD, Role.GD, Role.KS, Role.NV, Role.TT, Role.LDT})


def ranking_links(officer: Officer, current: str) -> list[Link]:
    links = []
    if officer.role in RANKED:
        url, here = reverse("desk:rankings"), current == RANKINGS
        links.append(Link(text=_("Xếp hạng CCHC"), url=url, icon="trending-up", current=here))
    if policies.may_keep_sets(officer) or policies.may_approve_set(officer, None):
        url, here = reverse("desk:index_sets"), current == SETS
        links.append(Link(text=_("Bộ tiêu chí"), url=url, icon="list-check", current=here))
    return links
