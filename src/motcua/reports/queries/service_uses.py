"""Dossiers of a period by agency and procedure, as metrics of the 766 index count them besides the
measures: which came online, were looked up in the population database, are held by the portal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q

from motcua.audit.models import Event
from motcua.kernel import clock
from motcua.reports.indicators.engines import Tables
from motcua.reports.indicators.measures import ONLINE, marked
from motcua.reports.indicators.span import Span
from motcua.reports.models import Difference, Reconciliation
from motcua.reports.queries.reconciliation import runs_by
from motcua.reports.rules.reconciliation import DifferenceKind

_LOOKED_UP = "parties.identity_checked"
_DAY = dt.timedelta(days=1)


class Use(NamedTuple):
    """Numbers of dossiers received in the period. `told`: before the newest comparison with the
    portal; of these `held` there, and `alike` there; `sealed`: finished in the period with a signed
    electronic result.
    """

    agency: str
    procedure: str
    received: int
    online: int
    looked_up: int
    told: int
    held: int
    alike: int
    sealed: int


CITIZEN_DATA = "dossiers_citizen_data"
# Definition → what of a use is divided by what; the rest of what was received is not known.
DOSSIERS = {
    CITIZEN_DATA: ("looked_up", "received"),
    "dossiers_held": ("held", "told"),
    "dossiers_synced": ("alike", "told"),
}


@dataclass(frozen=True, kw_only=True)
class Known:
    """Codes of dossiers: looked up, missing at the portal, and there in another state. `compared_s`
    None: no comparison covers the period.
    """

    looked_up: Collection[str]
    missing: Collection[str]
    unlike: Collection[str]
    compared_s: int | None


def known(first: dt.date, last: dt.date, as_of: dt.datetime | None) -> Known:
    run = next((one for one in runs_by(as_of) if _covers(one, first, last)), None)
    apart = _apart(as_of) if run else {}
    return Known(
        looked_up=_looked_up(last, as_of),
        missing=apart.get(DifferenceKind.MISSING_THERE.value, set()),
        unlike=apart.get(DifferenceKind.STATUS.value, set()),
        compared_s=int(run.as_of.timestamp()) if run else None,
    )


def _covers(run: Reconciliation, first: dt.date, last: dt.date) -> bool:
    """The days up to when it was made; what came later is not known."""
    made = clock.local(run.as_of).date()
    since, until = run.first or dt.date.min, run.last or dt.date.max
    return since <= first <= made and min(last, made) <= until


def _apart(as_of: dt.datetime | None) -> dict[str, set[str]]:
    still = Q(resolved_at=None)
    if as_of is not None:
        still = Q(since__lte=as_of) & (still | Q(resolved_at__gt=as_of))
    found: dict[str, set[str]] = {}
    for kind, code in Difference.objects.filter(still).values_list("kind", "code"):
        found.setdefault(kind, set()).add(code)
    return found


def _looked_up(last: dt.date, as_of: dt.datetime | None) -> set[str]:
    """Dossiers for which a register of persons was asked and answered, by the end of the period."""
    end = dt.datetime.combine(last + _DAY, dt.time(), clock.VIETNAM)
    events = Event.objects.filter(name=_LOOKED_UP, at__lt=end)
    if as_of is not None:
        events = events.filter(at__lte=as_of)
    return {purpose for purpose in events.values_list("facts__purpose", flat=True) if purpose}


def uses(tables: Tables, of: Span, told: Known) -> list[Use]:
    kept = _judged(tables, of, told)
    summed = kept.group_by("agency", "procedure").aggregate(
        **{name: kept[name].cast("int64").sum() for name in Use._fields[2:]}
    )
    return [Use(**row) for row in tables.rows(summed)]


def dossiers(tables: Tables, of: Span, told: Known, metric: str) -> Iterator[tuple[str, bool]]:
    """Code of each dossier of the denominator, and whether the numerator counts it."""
    above, below = DOSSIERS[metric]
    kept = _judged(tables, of, told)
    rows = kept.filter(kept[below]).order_by("code").select("code", counted=kept[above])
    yield from ((row["code"], row["counted"]) for row in tables.rows(rows))


def _judged(tables: Tables, of: Span, told: Known) -> Any:
    here = marked(tables.dossiers, of)
    told_of = here.entered
    compared = told_of & (here.received_s <= (told.compared_s or 0))
    held = compared & ~_one_of(here.code, told.missing)
    return here.mutate(
        received=told_of, online=told_of & (here.channel == ONLINE),
        looked_up=told_of & _one_of(here.code, told.looked_up),
        told=compared, held=held, alike=held & ~_one_of(here.code, told.unlike),
        sealed=here.finished & here.decided & (here.result_electronic == 1),
    )  # fmt: skip


def _one_of(code: Any, codes: Iterable[str]) -> Any:
    """By a table of their own: they may be hundreds of thousands."""
    import ibis
    import pyarrow as pa

    table = pa.table({"code": pa.array(sorted(codes), pa.string())})
    return code.isin(ibis.memtable(table).code)
