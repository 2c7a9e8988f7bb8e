"""The dossiers behind a figure: by facts, of the agencies that the officer's boards may show.

Whoever may see a figure is told how many and which procedures; a code only of what they may open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, QuerySet

from motcua.dossiers.policies import scope_of
from motcua.dossiers.queries import rows as dossiers
from motcua.kernel import clock
from motcua.kernel.errors import NotFound
from motcua.organisations.officer import Officer
from motcua.reports.models import DossierFact
from motcua.reports.queries.board_heat import procedure_names
from motcua.reports.queries.board_views import View, names_of
from motcua.reports.rules.spread import DAY_WORK_S, MOST_DAYS
from motcua.reports.rules.whole_months import Period

PAGE = 50
MOST_COUNTED = 10_000
RECEIVED, FINISHED, OPEN = "received_s", "finished_s", ""
_WAITS = Q(supplement_from_s__isnull=False, supplement_to_s=None)


@dataclass(frozen=True)
class Kind:
    """`instant`: what must lie in the period; OPEN: what is open now, whatever the period.

    Listed by `order`, which every row of the kind has; open ones the longest first.
    """

    instant: str
    which: Q = field(default_factory=Q)
    open_by: str = "received_s"

    @property
    def order(self) -> str:
        return self.instant or self.open_by


KINDS = {
    "tiep-nhan": Kind(RECEIVED),
    "truc-tuyen": Kind(RECEIVED, Q(channel=2)),
    "bo-sung": Kind(RECEIVED, Q(supplements__gt=0)),
    "co-giay-to": Kind(RECEIVED, Q(papers__gt=0)),
    "so-hoa": Kind(RECEIVED, Q(papers__gt=0, papers_digitised__gte=F("papers"))),
    "da-xong": Kind(FINISHED),
    "trong-han": Kind(FINISHED, Q(due_s=None) | Q(finished_s__lte=F("due_s"))),
    "qua-han": Kind(FINISHED, Q(finished_s__gt=F("due_s"))),
    "tra-buu-chinh": Kind(FINISHED, Q(result_channel=3)),
    "dang-giai-quyet": Kind(OPEN),
    "dang-qua-han": Kind(OPEN, open_by="due_s"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which rows: a kind, narrowed by procedure, cause of lateness, or days of handling."""

    kind: str
    procedure: str = ""
    cause: str | None = None
    days: int | None = None
    before: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """Of one dossier; `code` is empty where this officer may not open it."""

    code: str
    procedure: str
    agency: str
    received: dt.datetime
    due: dt.datetime | None
    finished: dt.datetime | None
    late_s: int
    cause: str
    apologies: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """`count` is exact up to MOST_COUNTED, `more` where the next page begins."""

    lines: list[Line]
    count: int
    more: tuple[int, int] | None


def rows(
    view: View, asked: Asked, officer: Officer, now: dt.datetime, *, page: int = PAGE
) -> Found:  # fmt: skip
    """Raises NotFound for a kind that is none."""
    if asked.kind not in KINDS:
        raise NotFound("Không có danh sách này. Mở lại từ con số trên bảng số liệu.")
    kind = KINDS[asked.kind]
    found = _found(view, asked, now)
    count = found.values("pk")[: MOST_COUNTED + 1].count()
    first = kind.order if kind.instant == OPEN else f"-{kind.order}"
    ordered = _after(found, kind, asked.before).order_by(first, "pk")
    listed = list(ordered[: page + 1])
    more = None
    if len(listed) > page:
        more = getattr(listed[page - 1], kind.order), listed[page - 1].pk
    return Found(lines=_lines(listed[:page], officer, now), count=count, more=more)


def _found(view: View, asked: Asked, now: dt.datetime) -> QuerySet[DossierFact]:
    kind = KINDS[asked.kind]
    found = DossierFact.objects.filter(kind.which, received_s__isnull=False, **view.keys)
    if kind.instant == OPEN:
        found = found.filter(finished_s=None)
        if asked.kind == "dang-qua-han":
            found = found.exclude(_WAITS).filter(due_s__lt=int(now.timestamp()))
    else:
        found = found.filter(**within(kind.instant, view.period))
    if asked.procedure:
        found = found.filter(procedure=asked.procedure)
    if asked.cause is not None:
        found = found.filter(cause=asked.cause)
    if asked.days is not None:
        found = found.filter(**_days(asked.days))
    return found


def within(instant: str, period: Period) -> dict[str, int]:
    after = period.last + dt.timedelta(days=1)
    return {f"{instant}__gte": _second(period.first), f"{instant}__lt": _second(after)}


def _second(day: dt.date) -> int:
    return int(dt.datetime.combine(day, dt.time(), clock.VIETNAM).timestamp())


def _days(days: int) -> dict[str, int]:
    bounds = {} if days == 0 else {"working_s__gte": days * DAY_WORK_S}
    return bounds if days >= MOST_DAYS else bounds | {"working_s__lt": (days + 1) * DAY_WORK_S}


def _after(
    found: QuerySet[DossierFact], kind: Kind, before: tuple[int, int] | None
) -> QuerySet[DossierFact]:  # fmt: skip
    """Open ones the longest first, the others the newest first."""
    if before is None:
        return found
    value, pk = before
    further = "gt" if kind.instant == OPEN else "lt"
    same = Q(**{kind.order: value}, pk__gt=pk)
    return found.filter(same | Q(**{f"{kind.order}__{further}": value}))


def _lines(listed: list[DossierFact], officer: Officer, now: dt.datetime) -> list[Line]:
    codes = [one.code for one in listed]
    mine = dossiers.within(scope_of(officer)).filter(code__in=codes)
    readable = set(mine.values_list("code", flat=True)) if codes else set()
    names = procedure_names({one.procedure for one in listed}) if listed else {}
    places = names_of({one.agency for one in listed}, clock.local(now).date())
    return [
        Line(
            code=one.code if one.code in readable else "",
            procedure=names.get(one.procedure, one.procedure),
            agency=places.get(one.agency, one.agency), received=_moment(one.received_s or 0),
            due=_moment(one.due_s) if one.due_s is not None else None,
            finished=_moment(one.finished_s) if one.finished_s is not None else None,
            late_s=_late(one, int(now.timestamp())), cause=one.cause, apologies=one.apologies,
        )
        for one in listed
    ]  # fmt: skip


def _late(one: DossierFact, now_s: int) -> int:
    end = now_s if one.finished_s is None else one.finished_s
    return max(0, end - one.due_s) if one.due_s is not None else 0


def _moment(second: Any) -> dt.datetime:
    return dt.datetime.fromtimestamp(second, clock.VIETNAM)


def late_first(view: View, now: dt.datetime, officer: Officer, most: int) -> list[Line]:
    """What is overdue now, the longest first."""
    found = _found(view, Asked(kind="dang-qua-han"), now).order_by("due_s", "pk")
    return _lines(list(found[:most]), officer, now)
