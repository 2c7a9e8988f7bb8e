"""The link of the rail for those who make, check, approve or read periodic reports."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.ui.values import Link

REPORTS = "bao-cao"


def report_links(officer: Officer, current: str) -> list[Link]:
    if not policies.may_read_reports(officer):
        return []
    url, here = reverse("desk:reports"), current == REPORTS
    return [
        Link(text=_("Báo cáo định kỳ"), url=url, icon="file-description", current=here, key="b")
    ]
