"""What somebody who leaves a post would leave behind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import OPEN, RUNNING


@dataclass(frozen=True, kw_only=True)
class Handover:
    held: int
    late: int
    offered: int


def handover_of(post_id: int, now: dt.datetime) -> Handover:
    """Open dossiers that the post holds, those of them late, and those waiting for it to accept."""
    found = Dossier.objects.filter(status__in=OPEN).aggregate(
        held=Count("pk", filter=Q(holder_post=post_id)),
        late=Count("pk", filter=Q(holder_post=post_id, status__in=RUNNING, due_at__lt=now)),
        offered=Count("pk", filter=Q(offered_post=post_id)),
    )
    return Handover(**found)
