"""Proofs that were made: when the next is due, and whether the last one found anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Subquery

from motcua.audit.models import Delivery, Event
from motcua.dossiers.models import Dossier
from motcua.kernel import clock
from motcua.kernel.vietnamese import short_moment
from motcua.reports.models import DossierFact
from motcua.reports.rules.proof import Difference

CHAIN = "facts"
SUBSCRIBER = "reports.facts"
PROVED = "reports.facts_proved"
REBUILT = "reports.facts_rebuilt"
# At night, when few acts are under way.
FROM_HOUR = 2
LONGEST_UNPROVED = dt.timedelta(hours=36)


@dataclass(frozen=True, kw_only=True)
class LastProof:
    at: dt.datetime
    dossiers: int
    cells: int
    found: int
    differences: tuple[Difference, ...]


def last_proof() -> LastProof | None:
    event = _proofs().first()
    return _told(event) if event else None


def counted(now: dt.datetime) -> tuple[dt.datetime, LastProof | None]:
    """Until when all that was entered is counted (now, or before what the worker still owes), and
    the last proof: one statement.
    """
    owed = Delivery.objects.filter(subscriber=SUBSCRIBER).order_by("event").values("event")[:1]
    # Of one row each, and so told: an IN beside an OR reads all events there ever were.
    either = Q(pk=Subquery(_proofs().values("pk")[:1])) | Q(pk=Subquery(owed))
    until, proof = now, None
    for event in Event.objects.filter(either):
        if event.chain == CHAIN and event.name == PROVED:
            proof = _told(event)
        else:
            until = event.recorded_at
    return until, proof


def _proofs() -> QuerySet[Event]:
    return Event.objects.filter(chain=CHAIN, name=PROVED).order_by("-sequence")


def _told(event: Event) -> LastProof:
    told = event.facts
    return LastProof(
        at=event.recorded_at, dossiers=told["dossiers"], cells=told["cells"], found=told["found"],
        differences=tuple(Difference(**one) for one in told["differences"]),
    )  # fmt: skip


def is_due(now: dt.datetime) -> bool:
    """Once a night from two o'clock on, by whichever worker comes first."""
    tonight = clock.local(now).replace(hour=FROM_HOUR, minute=0, second=0, microsecond=0)
    if now < tonight:
        return False
    last = last_proof()
    return last is None or last.at < tonight


def alarms() -> Iterator[str]:
    """What whoever looks after the installation should see."""
    if (
        not DossierFact.objects.exists()
        and not Delivery.objects.exists()
        and Dossier.objects.exists()
    ):
        yield "Chưa có dữ kiện để tính số liệu. Chạy: motcua facts rebuild"
    last = last_proof()
    if last and last.found:
        yield (
            f"Đối chiếu số liệu lúc {short_moment(last.at)} thấy {last.found} chỗ lệch, "
            f"trước hết: {last.differences[0]} Chạy: motcua facts prove, rồi motcua facts rebuild"
        )
