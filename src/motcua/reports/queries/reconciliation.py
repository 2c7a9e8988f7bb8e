"""Comparisons with the national portal: runs, what differs now and since when, the rate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from motcua.dossiers.models import Dossier
from motcua.kernel.clock import VIETNAM
from motcua.kernel.figures import Figure
from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.reports.models import Difference, Reconciliation, Resend
from motcua.reports.queries import by_instant
from motcua.reports.queries.facts import facts_of
from motcua.reports.rules.reconciliation import Held

__all__ = ["Difference", "Reconciliation", "Resend"]
PAGE = 50
CHAIN = "reports:reconciliation"
_COLUMNS = (
    "code",
    "status",
    "agency",
    "submitted_s",
    "received_s",
    "due_s",
    "finished_s",
    "returned_s",
)


def ours(as_of: dt.datetime | None = None) -> dict[str, tuple[Held, dt.date]]:
    """Every dossier by its code, with the local day it came in."""
    rows = by_instant.dossiers(_COLUMNS, as_of).to_pylist()
    return {row["code"]: (_held(row), _day(row)) for row in rows}


def _held(row: dict[str, Any]) -> Held:
    times = {
        name: _moment(row[f"{name}_s"]) for name in ("received", "due", "finished", "returned")
    }
    return Held(code=row["code"], status=row["status"], agency=row["agency"], **times)


def _day(row: dict[str, Any]) -> dt.date:
    came = _moment(row["submitted_s"] if row["submitted_s"] is not None else row["received_s"])
    return came.date() if came else dt.date.min


def _moment(seconds: int | None) -> dt.datetime | None:
    return None if seconds is None else dt.datetime.fromtimestamp(seconds, VIETNAM)


def held_here(code: str) -> Held | None:
    """As its events tell it now, for sending."""
    told = facts_of(code)
    return _held(told.dossier) if told else None


def missing_here(codes: Collection[str]) -> list[str]:
    known = set(Dossier.objects.filter(code__in=codes).values_list("code", flat=True))
    return [code for code in codes if code not in known]


@dataclass(frozen=True, kw_only=True)
class Filters:
    kind: str = ""
    agency: str = ""
    state: str = "open"
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    lines: list[Difference]
    total: int
    number: int
    pages: int


def latest(by: dt.datetime | None = None) -> Reconciliation | None:
    """The newest comparison, or the newest that had been made by then."""
    return runs_by(by).first()


def runs_by(by: dt.datetime | None) -> QuerySet[Reconciliation]:
    """The newest first."""
    runs_ = Reconciliation.objects.order_by("-number")
    return runs_ if by is None else runs_.filter(run_at__lte=by)


def runs(officer: Officer, most: int = 12) -> list[Reconciliation]:
    policies.difference_agencies(officer)
    return list(Reconciliation.objects.order_by("-number")[:most])


def rows(officer: Officer, filters: Filters) -> QuerySet[Difference]:
    """Only of agencies that the officer may see."""
    found = Difference.objects.select_related("first_run", "last_run").order_by(
        "since", "code", "kind"
    )
    seen = policies.difference_agencies(officer)
    if seen is not None:
        found = found.filter(agency__in=seen)
    if filters.state == "open":
        found = found.filter(resolved_at=None)
    elif filters.state == "resolved":
        found = found.exclude(resolved_at=None)
    wanted = {"kind": filters.kind, "agency": filters.agency, "code__icontains": filters.text}
    return found.filter(**{name: value for name, value in wanted.items() if value})


def page(officer: Officer, filters: Filters, number: int) -> Page:
    found = rows(officer, filters)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    at = min(max(number, 1), pages)
    return Page(lines=list(found[(at - 1) * PAGE : at * PAGE]), total=total, number=at, pages=pages)


def counts(officer: Officer) -> dict[str, int]:
    """What is open now, by kind."""
    found = rows(officer, Filters()).order_by().values("kind").annotate(n=Count("pk"))
    return dict(found.values_list("kind", "n"))


def agencies(officer: Officer) -> list[str]:
    found = rows(officer, Filters()).order_by("agency").values_list("agency", flat=True)
    return list(dict.fromkeys(code for code in found if code))


def waiting() -> dict[str, Resend]:
    """The newest sending of each dossier, by code."""
    return {one.code: one for one in Resend.objects.order_by("pk")}


def due_resends(now: dt.datetime, most: int = 100) -> list[Resend]:
    rows = Resend.objects.filter(state="waiting", next_try_at__lte=now)
    return list(rows.order_by("next_try_at", "pk")[:most])


def resends(most: int = 20) -> list[Resend]:
    return list(Resend.objects.order_by("-asked_at", "-pk")[:most])


def sync_rate(
    agencies: Collection[str] | None = None, by: dt.datetime | None = None
) -> tuple[Figure, Reconciliation] | None:
    """Dossiers that both sides hold alike, of all of ours, by the newest comparison (made by `by`);
    None before there is one. It is told wherever the on-time rate is.
    """
    run = latest(by)
    if run is None:
        return None
    wanted = run.by_unit if agencies is None else _only(run.by_unit, agencies)
    same, total = (sum(parts[place] for parts in wanted.values()) for place in (0, 1))
    return Figure(same, total), run


def _only(by_unit: dict[str, list[int]], agencies: Iterable[str]) -> dict[str, list[int]]:
    wanted = set(agencies)
    return {code: parts for code, parts in by_unit.items() if code in wanted}


def sent() -> frozenset[str]:
    """Codes that the portal has taken again."""
    return frozenset(Resend.objects.filter(state="sent").values_list("code", flat=True))
