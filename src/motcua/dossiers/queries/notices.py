"""What an officer was told of, and what of it they have not read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from motcua.audit.models import Event
from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, Notice
from motcua.dossiers.queries.changes import actor_name, post_ids
from motcua.dossiers.queries.rows import within
from motcua.dossiers.rules.lifecycle import Verb, verb_of
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers

PAGE = 50
MOST_COUNTED = 100


@dataclass(frozen=True, kw_only=True)
class Told:
    """One notice with what the event says of itself; `actor` is who did it."""

    pk: int
    verb: Verb | None
    at: dt.datetime
    code: str
    procedure: str
    actor: str
    read: bool


def notices_of(officer: Officer) -> QuerySet[Notice]:
    """To this post, or to the queue it works on; of dossiers it may read."""
    queue = Q(post=None, unit__in=officer.unit_ids, role=officer.role)
    readable = within(policies.scope_of(officer)).values("pk")
    return Notice.objects.filter(Q(post=officer.post_id) | queue, dossier__in=readable)


def unread(officer: Officer) -> int:
    """Counted to a hundred: beyond that the number says nothing more."""
    return notices_of(officer).filter(read_at=None)[:MOST_COUNTED].count()


def page(officer: Officer, before: int | None = None) -> tuple[list[Told], int | None]:
    """The newest first, those not read before the others; and where the next page begins."""
    rows = notices_of(officer).select_related("dossier__procedure_version").order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    more = found[PAGE - 1].pk if len(found) > PAGE else None
    return _told(found[:PAGE]), more


def was_opened(dossier: Dossier, sequence: int) -> bool:
    """Whether somebody who was told of this event has read it or opened the dossier."""
    told = Notice.objects.filter(dossier=dossier, sequence=sequence)
    return told.filter(read_at__isnull=False).exists()


def _told(found: list[Notice]) -> list[Told]:
    actors = _actors(found)
    names = officers.signatures(post_ids(list(actors.values())))
    return [
        Told(
            pk=notice.pk, verb=verb_of(notice.event), at=notice.at, code=notice.dossier.code,
            procedure=notice.dossier.procedure_version.name, read=notice.read_at is not None,
            actor=actor_name(actors.get((notice.dossier.chain, notice.sequence), ""), names),
        )
        for notice in found
    ]  # fmt: skip


def _actors(found: list[Notice]) -> dict[tuple[str, int], str]:
    chains = {notice.dossier.chain for notice in found}
    events = Event.objects.filter(
        chain__in=chains, sequence__in={notice.sequence for notice in found}
    )
    return {
        (chain, sequence): actor
        for chain, sequence, actor in events.values_list("chain", "sequence", "actor")
    }
