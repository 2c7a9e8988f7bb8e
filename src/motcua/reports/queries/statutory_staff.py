"""Who works at the one-stop on a day, by agency: posts, from which productivity is reckoned."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from motcua.organisations.models import Post
from motcua.organisations.queries import units
from motcua.organisations.queries.officers import lasts_until
from motcua.organisations.rules.roles import Role
from motcua.reports.queries.statutory_units import Covered

MEASURES = ("receivers", "part_time", "heads")


def behind(covered: Covered, last: dt.date) -> dict[str, dict[str, list[str]]]:
    """Agency's code → measure → numbers of posts held on the day."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = Post.objects.filter(lasts_until(last), valid_from__lte=last, role__in=(Role.TN, Role.GD))
    if covered.codes is not None:
        rows = rows.filter(unit__in=covered.unit_ids)
    for post in rows.order_by("pk"):
        row = found[units.unit_code(post.unit_id, last)]
        measure = "receivers" if post.role == Role.TN else "heads"
        row[measure].append(str(post.pk))
        if measure == "receivers" and post.part_time:
            row["part_time"].append(str(post.pk))
    return found
