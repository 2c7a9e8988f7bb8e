"""The links of the rail for those who answer for figures: the 766 index, the national portal."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.ui.values import Link

INDEX, DIFFERENCES = "chi-so-766", "doi-chieu"


def figures_links(officer: Officer, current: str) -> list[Link]:
    links = []
    if policies.may_see_figures(officer):
        url, here = reverse("desk:service_index"), current == INDEX
        links.append(Link(text=_("Bộ chỉ số 766"), url=url, icon="chart-bar", current=here))
    if policies.may_see_differences(officer):
        url, here = reverse("desk:differences"), current == DIFFERENCES
        text = _("Đối chiếu Cổng quốc gia")
        links.append(Link(text=text, url=url, icon="arrows-exchange", current=here))
    return links
