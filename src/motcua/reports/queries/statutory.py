"""Periodic reports as they were drafted, approved and sent; and what stands behind their cells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from motcua.audit.queries.history import Entry, history
from motcua.dossiers.policies import scope_of
from motcua.dossiers.queries import rows
from motcua.dossiers.queries.rows import Dossier
from motcua.kernel.errors import InvalidInput, NotAllowed, NotFound
from motcua.organisations.models import Post
from motcua.organisations.officer import Officer
from motcua.procedures.models import ProcedureVersion
from motcua.reports import policies
from motcua.reports.models import ReportReminder, StatutoryReport
from motcua.reports.queries import statutory_dossiers, statutory_staff
from motcua.reports.queries.statutory_figures import Figures, asked_for, live, reach_of
from motcua.reports.rules.statutory import (
    Column,
    Difference,
    Form,
    Source,
    State,
    differences,
    form_of,
)

__all__ = ["StatutoryReport"]
PAGE = 50
_AT_ONCE = 2_000


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Empty: all."""

    period: str = ""
    form: str = ""
    state: str = ""
    unit: int | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    reports: list[StatutoryReport]
    total: int
    number: int
    pages: int


def latest(form: str, unit: str, period: str) -> Figures | None:
    """The figures of the newest version that was approved or sent, or None where there is none.

    `form` is a key (`motcua report forms`), `unit` an identifier or slug, `period` a key such as
    `2026-H1`. For code that may read all: the caller asks its own policy.
    """
    versions = StatutoryReport.objects.filter(
        form=form, period=period, state__in=(State.APPROVED, State.SENT)
    )
    own = versions.filter(unit__slug=unit) | versions.filter(unit__versions__code=unit)
    found = own.order_by("-number").first()
    return found.figures if found else None


def page(filters: Filters, officer: Officer, number: int = 1) -> Page:
    """Newest drafted first. Raises NotAllowed."""
    found = within(officer)
    if filters.period:
        found = found.filter(period=filters.period)
    if filters.form:
        found = found.filter(form=filters.form)
    if filters.state:
        found = found.filter(state=filters.state)
    if filters.unit is not None:
        found = found.filter(unit=filters.unit)
    total = found.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 1), pages)
    listed = found.order_by("-drafted_at", "-pk")[(number - 1) * PAGE : number * PAGE]
    return Page(reports=list(listed), total=total, number=number, pages=pages)


def within(officer: Officer) -> QuerySet[StatutoryReport]:
    """Raises NotAllowed."""
    seen = policies.readable_units(officer)
    found = StatutoryReport.objects.select_related("unit")
    return found if seen is None else found.filter(unit__in=seen)


def get(pk: int, officer: Officer) -> StatutoryReport:
    """Raises NotFound, NotAllowed."""
    seen = policies.readable_units(officer)
    people = ("drafted_by", "checked_by", "approved_by", "sent_by", "replaces", "replaced_by")
    found = StatutoryReport.objects.filter(pk=pk).select_related("unit", *people).first()
    if found is None:
        raise NotFound("Không có báo cáo này. Mở lại danh sách báo cáo.")
    if seen is not None and found.unit_id not in seen:
        raise NotAllowed("Báo cáo này của đơn vị khác. Anh/chị xem được báo cáo của đơn vị mình.")
    return found


def versions(report: StatutoryReport) -> list[StatutoryReport]:
    """Of the same form, unit and period, newest first."""
    same = StatutoryReport.objects.filter(
        form=report.form, unit=report.unit_id, period=report.period
    )
    return list(same.order_by("-number"))


def reminders(report: StatutoryReport) -> list[ReportReminder]:
    found = ReportReminder.objects.filter(
        form=report.form, unit=report.unit_id, period=report.period
    )
    return list(found.select_related("by").order_by("-at"))


def told(report: StatutoryReport) -> list[Entry]:
    """What was done to it and to its other versions, oldest first."""
    return history(report.chain)


def shown(report: StatutoryReport) -> tuple[Figures, list[Difference]]:
    """The figures to show, and where the live ones now differ from what is kept."""
    now = live(report)
    kept = report.figures
    return (now, []) if kept is None else (kept, differences(kept, now))


def shown_figures(report: StatutoryReport) -> Figures:
    """As kept, or live while it is a draft."""
    return report.figures or live(report)


def column_of(report: StatutoryReport, column: str) -> Column:
    return form_of(report.form, report.last).column(column)


def against_replaced(report: StatutoryReport, figures: Figures) -> list[Difference]:
    """What a correction changes in what was sent."""
    before = report.replaces.figures if report.replaces else None
    return differences(before, figures) if before else []


@dataclass(frozen=True, kw_only=True)
class Behind:
    """What a cell counts: `dossiers` the officer may open, `hidden` how many more there are;
    or `lines` of procedures or posts.
    """

    total: int
    dossiers: list[Dossier]
    hidden: int
    lines: list[tuple[str, str]]
    pages: int = 1
    number: int = 1


def behind(
    report: StatutoryReport, column: str, row: str | None, officer: Officer, number: int = 1
) -> Behind:
    """`row` None: of the total. Read at the instants of the version. Raises InvalidInput."""
    form = form_of(report.form, report.last)
    one = form.column(column)
    if not one.measures:
        raise InvalidInput("Cột này không đếm hồ sơ nên không có danh sách.", field="column")
    of_posts = bool(set(one.measures) & set(statutory_staff.MEASURES))
    if form.source is Source.PETITIONS:
        codes = _kept_behind(report, one.measures, row)
        lines = [("", code) for code in codes]
        return Behind(total=len(codes), dossiers=[], hidden=0, lines=lines)
    if form.source is Source.CATALOGUE or of_posts:
        return _named(_kept_behind(report, one.measures, row), procedures=not of_posts)
    codes = dossier_codes(report, form, one.measures, row)
    return _dossiers(codes, officer, number)


def dossier_codes(
    report: StatutoryReport, form: Form, measures: tuple[str, ...], row: str | None
) -> list[str]:  # fmt: skip
    asked = asked_for(report.form, report.unit_id, reach_of(report), **_instants(report))
    with statutory_dossiers.held(asked) as tables:
        return statutory_dossiers.codes_behind(tables, asked, measures, row)


def _instants(report: StatutoryReport) -> dict[str, dt.datetime | None]:
    return {"as_of": report.as_of, "known_at": report.known_at}


def _kept_behind(report: StatutoryReport, measures: tuple[str, ...], row: str | None) -> list[str]:
    figures = report.figures or live(report)
    own: dict[str, Any] = figures["behind"]
    asked = own if row is None else {row: own.get(row, {})}
    return [code for cells in asked.values() for name in measures for code in cells.get(name, ())]


def _named(found: list[str], *, procedures: bool) -> Behind:
    if procedures:
        versions = ProcedureVersion.objects.filter(procedure__code__in=found).order_by("number")
        names = dict(versions.values_list("procedure__code", "name"))
        lines = [(code, names.get(code, "")) for code in found]
    else:
        posts = Post.objects.filter(pk__in=[int(one) for one in found]).select_related("official")
        lines = [("", f"{post.official.name}, {post.full_title}") for post in posts.order_by("pk")]
    return Behind(total=len(found), dossiers=[], hidden=0, lines=lines)


def _dossiers(codes: list[str], officer: Officer, number: int) -> Behind:
    """Only those that the officer may open; the others are counted."""
    scope = rows.within(scope_of(officer))
    mine: list[str] = []
    for at in range(0, len(codes), _AT_ONCE):
        piece = codes[at : at + _AT_ONCE]
        mine += scope.filter(code__in=piece).order_by("code").values_list("code", flat=True)
    pages = max(1, -(-len(mine) // PAGE))
    number = min(max(number, 1), pages)
    asked = mine[(number - 1) * PAGE : number * PAGE]
    listed = rows.with_related(Dossier.objects.filter(code__in=asked)).order_by("code")
    return Behind(
        total=len(codes), dossiers=rows.sharing(listed), hidden=len(codes) - len(mine), lines=[],
        pages=pages, number=number,
    )  # fmt: skip
