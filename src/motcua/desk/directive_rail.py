"""The link of the rail to tasks, and the tabs above their lists."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.directives import policies
from motcua.directives.queries.lists import View
from motcua.organisations.officer import Officer
from motcua.ui.values import Link

TASKS = "nhiem-vu"
REPORT = "bao-cao"
DUTIES = "dinh-ky"


def directive_links(officer: Officer, current: str) -> list[Link]:
    """One link; where it leads is what this role has most to do with."""
    if not policies.may_read(officer):
        return []
    url = reverse("desk:tasks", args=[first_view(officer)])
    here = current == TASKS
    return [Link(text=_("Nhiệm vụ được giao"), url=url, icon="list-check", current=here)]


def first_view(officer: Officer) -> View:
    if policies.may_lead(officer) or not policies.may_assign(officer):
        return View.MINE
    return View.GIVEN


def views_of(officer: Officer) -> list[View]:
    found = [View.MINE]
    if policies.may_assign(officer):
        found.append(View.GIVEN)
    if policies.may_see_board(officer):
        found += [View.WATCHED, View.URGING]
    return found


def tabs(officer: Officer, current: str) -> list[Link]:
    names = {
        View.MINE: _("Được giao"),
        View.GIVEN: _("Tôi giao"),
        View.WATCHED: _("Theo dõi"),
        View.URGING: _("Cần đôn đốc"),
    }
    links = [
        Link(text=names[view], url=reverse("desk:tasks", args=[view]), current=view == current)
        for view in views_of(officer)
    ]
    if policies.may_see_board(officer):
        url = reverse("desk:task_report")
        links.append(Link(text=_("Báo cáo"), url=url, current=current == REPORT))
    if policies.may_keep_duties(officer):
        url = reverse("desk:duties")
        links.append(Link(text=_("Việc định kỳ"), url=url, current=current == DUTIES))
    return links
