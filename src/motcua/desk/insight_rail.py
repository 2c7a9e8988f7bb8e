"""The links of the rail for those who look at how work goes."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.ui.values import Link

PROCESS = "quy-trinh"
WARNINGS = "canh-bao-som"


def insight_links(officer: Officer, current: str) -> list[Link]:
    links = []
    if policies.may_see_warnings(officer):
        url, here = reverse("desk:warnings"), current == WARNINGS
        links.append(Link(text=_("Cảnh báo sớm"), url=url, icon="alert-triangle", current=here))
    if policies.may_see_process(officer):
        url, here = reverse("desk:process_insight"), current == PROCESS
        links.append(Link(text=_("Phân tích quy trình"), url=url, icon="chart-bar", current=here))
    return links
