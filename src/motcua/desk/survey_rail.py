"""The links of the rail for those who run or read surveys and ratings."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.feedback import policies
from motcua.organisations.officer import Officer
from motcua.ui.values import Link

SURVEYS = "khao-sat"
RATINGS = "danh-gia"
EXTERNAL = "chi-so-khac"


def survey_links(officer: Officer, current: str) -> list[Link]:
    links = []
    if policies.may_read(officer) or policies.may_enter(officer):
        links.append(("desk:surveys", _("Khảo sát"), "message", SURVEYS))
    if policies.may_read_ratings(officer):
        links.append(("desk:ratings", _("Đánh giá"), "star", RATINGS))
    if policies.may_run(officer):
        links.append(("desk:external_indices", _("Chỉ số khác"), "trending-up", EXTERNAL))
    return [
        Link(text=text, url=reverse(name), icon=icon, current=current == key)
        for name, text, icon, key in links
    ]
