"""The state of the catalogue: what is in force, what can be received, what waits for approval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery

from motcua.procedures.models import ProcedureVersion, ProcessVersion, Status
from motcua.procedures.queries import catalogue

FIRST = 12
SOON_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class CatalogueState:
    """`ending` and `without_process` are the first of their kind; counts stand beside them."""

    in_force: int
    receivable: int
    drafts: int
    process_drafts: int
    ending_count: int
    ending: Sequence[ProcedureVersion]
    without_process: Sequence[ProcedureVersion]


def catalogue_state(on: dt.date, *, listed: bool = True) -> CatalogueState:
    """Two statements; one where the counts are enough."""
    lacking = ~Exists(
        ProcessVersion.objects.filter(catalogue.on_day(on), procedure=OuterRef("procedure"))
    )
    ending = Q(valid_to__lte=on + dt.timedelta(days=SOON_DAYS))
    drafted = ProcessVersion.objects.filter(status=Status.DRAFT).order_by().values("status")
    written = drafted.annotate(n=Count("pk"))
    sums = ProcedureVersion.objects.aggregate(
        in_force=Count("pk", filter=catalogue.on_day(on)),
        lacking=Count("pk", filter=catalogue.on_day(on) & Q(lacking)),
        ending=Count("pk", filter=catalogue.on_day(on) & ending),
        drafts=Count("pk", filter=Q(status=Status.DRAFT)),
        process_drafts=Max(Subquery(written.values("n"))),
    )
    worth_a_look = catalogue.in_force(on).annotate(lacking=lacking).filter(ending | Q(lacking=True))
    ordered = worth_a_look.order_by("valid_to", "name_folded", "pk")
    first = list(ordered[: 2 * FIRST]) if listed else []
    return CatalogueState(
        in_force=sums["in_force"],
        receivable=sums["in_force"] - sums["lacking"],
        drafts=sums["drafts"],
        process_drafts=sums["process_drafts"] or 0,
        ending_count=sums["ending"],
        ending=[one for one in first if _ends(one, on)][:FIRST],
        without_process=[one for one in first if one.lacking][:FIRST],
    )


def _ends(version: ProcedureVersion, on: dt.date) -> bool:
    return version.valid_to is not None and version.valid_to <= on + dt.timedelta(days=SOON_DAYS)


def names_of(codes: Iterable[str], on: dt.date) -> dict[str, str]:
    """Names by code of those in force on the day."""
    found = catalogue.in_force(on).filter(procedure__code__in=list(codes))
    return dict(found.values_list("procedure__code", "name"))
