"""Compare what the national portal holds with ours, and keep what differs (QĐ 766/QĐ-TTg)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.reports import policies
from motcua.reports.models import Difference, Reconciliation
from motcua.reports.queries import reconciliation as queries
from motcua.reports.rules.reconciliation import TIMES, DifferenceKind, Found, Held, differences

RECONCILED = events.declare("reports.reconciled", "Đối chiếu với Cổng quốc gia")


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """What the other side told: `compared` are the times it told at all; a period compares only
    dossiers that came in on its days, besides those it names itself.
    """

    held: Sequence[Held]
    source: str
    as_of: dt.datetime
    digest: str = ""
    compared: Iterable[str] = tuple(TIMES)
    first: dt.date | None = None
    last: dt.date | None = None


@transaction.atomic
def reconcile(theirs: Theirs, *, by: Actor, at: dt.datetime) -> Reconciliation:
    """Raises InvalidInput when nothing was told, or a period ends before it begins."""
    policies.require_mending(by)
    _check(theirs)
    mine = _ours(theirs)
    found = {
        (one.code, str(one.kind)): one for one in differences(mine, theirs.held, theirs.compared)
    }
    run = _run(theirs, mine, found, at)
    counts = _keep(run, found, at, within=None if _whole(theirs) else set(mine))
    facts = {"number": run.number, "held": run.held, "ours": run.ours, "same": run.same, **counts}
    record(chain=queries.CHAIN, type=RECONCILED, by=by, at=at, facts=facts)
    return run


def _check(theirs: Theirs) -> None:
    if not theirs.held:
        raise InvalidInput(
            "Bên Cổng không có hồ sơ nào: chưa đối chiếu gì. Xem lại tệp hoặc kỳ.", field="held"
        )
    if theirs.first and theirs.last and theirs.last < theirs.first:
        raise InvalidInput("Ngày cuối đứng trước ngày đầu. Đổi lại hai ngày.", field="to")


def _whole(theirs: Theirs) -> bool:
    return theirs.first is None and theirs.last is None


def _ours(theirs: Theirs) -> dict[str, Held]:
    first, last = theirs.first or dt.date.min, theirs.last or dt.date.max
    named = {one.code for one in theirs.held}
    return {
        code: held
        for code, (held, day) in queries.ours(theirs.as_of).items()
        if code in named or first <= day <= last
    }


def _run(
    theirs: Theirs, mine: Mapping[str, Held], found: Iterable[tuple[str, str]], at: dt.datetime
) -> Reconciliation:
    differing = {code for code, _ in found}
    alike, every = Counter[str](), Counter(one.agency for one in mine.values())
    for code, one in mine.items():
        alike[one.agency] += code not in differing
    before = queries.latest()
    return Reconciliation.objects.create(
        number=before.number + 1 if before else 1, source=theirs.source, as_of=theirs.as_of,
        run_at=at, first=theirs.first, last=theirs.last, digest=theirs.digest,
        held=len({one.code for one in theirs.held}), ours=len(mine), same=sum(alike.values()),
        by_unit={agency: [alike[agency], every[agency]] for agency in sorted(every)},
    )  # fmt: skip


def _keep(
    run: Reconciliation, found: Mapping[tuple[str, str], Found], at: dt.datetime,
    within: set[str] | None,
) -> dict[str, int]:  # fmt: skip
    """New, still open, open again, resolved. Dossiers outside a run's period keep their word."""
    counts = Counter(new=0, again=0, resolved=0)
    known = {(one.code, one.kind): one for one in Difference.objects.select_for_update()}
    changed, new = [], []
    for key, told in found.items():
        one = known.get(key)
        if one is None:
            new.append(_new(run, told, at))
            continue
        if one.resolved_at is not None:
            one.since, one.reopened, one.resolved_at = at, one.reopened + 1, None
            counts["again"] += 1
        one.ours, one.theirs, one.agency, one.last_run = told.ours, told.theirs, told.agency, run
        changed.append(one)
    for key, one in known.items():
        outside = within is not None and one.code not in within
        if key not in found and one.resolved_at is None and not outside:
            one.resolved_at = at
            changed.append(one)
            counts["resolved"] += 1
    Difference.objects.bulk_create(new, batch_size=500)
    fields = ["ours", "theirs", "agency", "last_run", "since", "reopened", "resolved_at"]
    Difference.objects.bulk_update(changed, fields, batch_size=500)
    return {**counts, "new": len(new), "open": len(found)}


def _new(run: Reconciliation, told: Found, at: dt.datetime) -> Difference:
    return Difference(
        code=told.code, kind=DifferenceKind(told.kind).value, agency=told.agency, ours=told.ours,
        theirs=told.theirs, since=at, first_run=run, last_run=run,
    )  # fmt: skip
