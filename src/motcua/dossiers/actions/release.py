"""Give back what an ended post still holds: to the queue of its role and unit, by the system.

NĐ 118/2025/NĐ-CP, Điều 18: somebody competent goes on with it the same day.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from motcua.audit.queries.history import last_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.passage import Done, Passage, begin
from motcua.dossiers.rules.lifecycle import LIFECYCLE, Verb
from motcua.kernel import clock
from motcua.kernel.actor import SystemActor

SYSTEM = SystemActor("system:release", "Hệ thống")
_OPEN = LIFECYCLE[Verb.RELEASE].sources


def release_ended(at: dt.datetime, *, by: SystemActor = SYSTEM, post_id: int | None = None) -> int:
    """All that ended posts hold, or one of them; how many were given back. Twice does nothing."""
    over = clock.local(at).date()
    held = Q(holder_post__valid_to__lt=over) | Q(offered_post__valid_to__lt=over)
    found = Dossier.objects.filter(held, status__in=_OPEN)
    if post_id is not None:
        found = found.filter(Q(holder_post=post_id) | Q(offered_post=post_id))
    return sum(release(dossier, by=by, at=at) is not None for dossier in found.order_by("pk"))


@transaction.atomic
def release(dossier: Dossier, *, by: SystemActor, at: dt.datetime) -> Done | None:
    """None when no ended post holds it any more, or it is closed: somebody was quicker."""
    row = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    ended = [field for field in ("holder_post", "offered_post") if _over(row, field, at)]
    if not ended or row.state not in _OPEN:
        return None
    last = last_of(row.chain)
    moment = max(at, last.at) if last else at
    act = begin(Verb.RELEASE, row, by=by, at=moment, version=None, key="")
    assert isinstance(act, Passage), "without a key nothing is repeated"
    for field in ended:
        setattr(act.dossier, field, None)
    return act.record({"reason": "post_ended"})


def _over(dossier: Dossier, field: str, at: dt.datetime) -> bool:
    post = getattr(dossier, field)
    return bool(post and post.valid_to and post.valid_to < clock.local(at).date())
