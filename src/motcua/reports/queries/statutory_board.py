"""Who owes which report of a period, and who has not sent it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max

from motcua.kernel.clock import local
from motcua.kernel.folding import fold
from motcua.organisations.authority import Authority
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.reports import policies
from motcua.reports.models import ReportReminder, StatutoryReport
from motcua.reports.rules.periods import Reach
from motcua.reports.rules.statutory import Form


@dataclass(frozen=True, kw_only=True)
class Owed:
    """`report` is the newest version; `sent` the newest that was sent, `late_days` by how many
    days after it was due, or until today while it is not sent.
    """

    unit_id: int
    name: str
    report: StatutoryReport | None
    sent: StatutoryReport | None
    late_days: int
    reminders: int
    reminded_at: dt.datetime | None


def owing(form: Form, last: dt.date) -> frozenset[int]:
    """Units of the kinds that owe the form, standing on the day, with a code of their own."""
    places = units.tree(last).places.values()
    return frozenset(
        one.unit_id for one in places
        if one.kind in form.owed_by and one.code and not one.name.endswith("(chưa khai báo)")
    )  # fmt: skip


def board(form: Form, reach: Reach, officer: Officer, today: dt.date) -> list[Owed]:
    """Those within the officer's reach: not sent first, the latest of them on top.

    Raises NotAllowed.
    """
    seen = policies.readable_units(officer)
    wanted = {unit for unit in owing(form, reach.last) if seen is None or unit in seen}
    versions = _versions(form, reach, wanted)
    reminded = _reminders(form.key, reach.period.key)
    due = due_of(form, reach)
    found = []
    for unit in wanted:
        own = versions.get(unit, [])
        sent = [one for one in own if one.sent_at]
        count, at = reminded.get(unit, (0, None))
        # A correction sent later does not make what came in time late.
        day = min((local(one.sent_at).date() for one in sent if one.sent_at), default=today)
        found.append(Owed(
            unit_id=unit, name=units.place(unit, reach.last).name,
            report=own[-1] if own else None, sent=sent[-1] if sent else None,
            late_days=max((day - due).days, 0), reminders=count, reminded_at=at,
        ))  # fmt: skip
    return sorted(found, key=lambda one: (one.sent is not None, -one.late_days, fold(one.name)))


def draftable(officer: Officer, day: dt.date) -> list[tuple[int, str]]:
    """Number and name of the units this officer may draft reports for, the highest first."""
    kinds = ("province", "department", "commune")
    places = [one for one in units.tree(day).places.values() if one.kind in kinds and one.code]
    asked = Authority.REPORT_DRAFT
    mine = [one for one in places if policies.may_report(officer, asked, one.unit_id)]
    mine.sort(key=lambda one: (kinds.index(one.kind), fold(one.name)))
    return [(one.unit_id, one.name) for one in mine]


def reported(officer: Officer, day: dt.date) -> list[tuple[int, str]]:
    """Number and name of the units whose reports this officer sees in the list, by name."""
    seen = policies.readable_units(officer)
    rows = StatutoryReport.objects.values_list("unit", flat=True).distinct().order_by("unit")
    found = [(unit, units.place(unit, day).name) for unit in rows if seen is None or unit in seen]
    return sorted(found, key=lambda pair: fold(pair[1]))


def due_of(form: Form, reach: Reach) -> dt.date:
    return reach.due_above if form.owed_by == ("province",) else reach.due


def _versions(form: Form, reach: Reach, wanted: set[int]) -> dict[int, list[StatutoryReport]]:
    """By unit, the newest last."""
    found: dict[int, list[StatutoryReport]] = {}
    rows = StatutoryReport.objects.filter(form=form.key, period=reach.period.key, unit__in=wanted)
    for row in rows.order_by("number"):
        found.setdefault(row.unit_id, []).append(row)
    return found


def _reminders(form: str, period: str) -> dict[int, tuple[int, dt.datetime]]:
    rows = ReportReminder.objects.filter(form=form, period=period).values("unit")
    return {row["unit"]: (row["n"], row["last"])
            for row in rows.annotate(n=Count("pk"), last=Max("at"))}  # fmt: skip
