"""Periodic reports as pages show them: cells with their lists, acts that may be done, what happened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.kernel import clock, events
from motcua.organisations.authority import Authority
from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.reports.queries import periods, process_time, statutory
from motcua.reports.queries.statutory import StatutoryReport
from motcua.reports.rules import statutory as rules
from motcua.reports.rules.periods import PeriodKind, Reach, all_of, parse
from motcua.reports.rules.statutory import TOTAL, Difference, State, told
from motcua.reports.statutory_files import heads_of

STATES = {
    State.DRAFT: gettext_noop("Dự thảo"), State.CHECKED: gettext_noop("Đã kiểm tra"),
    State.APPROVED: gettext_noop("Đã duyệt"), State.SENT: gettext_noop("Đã gửi"),
}  # fmt: skip
# How many of each kind are offered, the newest first.
OFFERED = {
    PeriodKind.QUARTER: 6, PeriodKind.MONTH: 6, PeriodKind.HALF: 3, PeriodKind.NINE_MONTHS: 2,
    PeriodKind.YEAR: 3,
}  # fmt: skip
FILES = ("xlsx", "docx", "pdf", "csv")


@dataclass(frozen=True, kw_only=True)
class Cell:
    text: str
    url: str = ""
    moved: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    name: str
    code: str
    cells: tuple[Cell, ...]
    total: bool = False


def title_of(key: str, last: dt.date) -> str:
    """`II.06a · Tình hình, kết quả…`; the key where no definition held then."""
    found = next((one for one in rules.all_forms() if one.key == key and one.in_force(last)), None)
    return f"{found.number} · {found.title}" if found else key


def form_choices(day: dt.date, *, owed: bool = False) -> list[tuple[str, str]]:
    forms = [one for one in rules.all_forms() if one.in_force(day) and (one.owed_by or not owed)]
    return [(one.key, f"{one.number} · {one.title}") for one in forms]


def period_choices(today: dt.date) -> list[tuple[str, str]]:
    """Those that have begun, the newest of each kind first, with the days they hold."""
    return [(one.period.key, f"{one.period.name} ({one.first:%d/%m/%Y} – {one.last:%d/%m/%Y})")
            for one in reaches(today)]  # fmt: skip


def reaches(today: dt.date) -> list[Reach]:
    cutoffs = periods.cutoffs()
    found: list[Reach] = []
    for kind, most in OFFERED.items():
        years = range(today.year + 1, today.year - 4, -1)
        every = [one for year in years for one in reversed(all_of(year, [kind]))]
        begun = [periods.reach_by(one, cutoffs) for one in every]
        found += [one for one in begun if one.first <= today][:most]
    return found


def listed(reports: list[StatutoryReport], names: dict[int, str]) -> list[dict[str, Any]]:
    today = clock.today()
    return [
        {
            "report": one, "title": title_of(one.form, one.last), "unit": names[one.unit_id],
            "period": parse(one.period).name, "state": _(STATES[one.stage]),
            "late": one.stage is not State.SENT and one.due < today,
        }
        for one in reports
    ]  # fmt: skip


def lines_of(
    report: StatutoryReport, figures: dict[str, Any], moved: list[Difference]
) -> list[Line]:  # fmt: skip
    now = {(one.row, one.column): told(one.after) for one in moved}
    return [_line(report, figures, row, now) for row in (*figures["rows"], figures["total"])]


def _line(
    report: StatutoryReport, figures: dict[str, Any], row: dict[str, Any],
    now: dict[tuple[str, str], str],
) -> Line:  # fmt: skip
    total = row["key"] == TOTAL
    cells = []
    for column in figures["columns"]:
        value = row["cells"].get(column["key"])
        counted = bool(value) and column["key"] in _listed_columns(figures)
        url = _cell_url(report, column["key"], None if total else row["key"]) if counted else ""
        cells.append(
            Cell(text=told(value), url=url, moved=now.get((row["key"], column["key"]), ""))
        )
    coded = figures["by"] == "agency" and not total and row["key"] != row["name"]
    code = row["key"] if coded else ""
    return Line(name=row["name"], code=code, cells=tuple(cells), total=total)


def _listed_columns(figures: dict[str, Any]) -> set[str]:
    """Columns that count something which can be listed: no quotient, no dash."""
    definition = next(
        one for one in rules.all_forms() if one.definition == figures["definition"]
    )  # fmt: skip
    return {one.key for one in definition.columns if one.measures}


def _cell_url(report: StatutoryReport, column: str, row: str | None) -> str:
    url = reverse("desk:report_cell", args=[report.pk, column])
    return url if row is None else f"{url}?{urlencode({'dong': row})}"


def page_of(report: StatutoryReport, officer: Officer) -> dict[str, Any]:
    figures, moved = statutory.shown(report)
    columns = {one["key"]: f"({one['number']}) {one['label']}" for one in figures["columns"]}
    replaced = statutory.against_replaced(report, figures)
    broken = [one["words"] for one in figures["faults"] if one["kind"] == "sum"]
    return {
        "report": report,
        "figures": figures,
        "title": f"{figures['number']} · {figures['title']}",
        "state": _(STATES[report.stage]),
        "heads": heads_of(figures),
        "lines": lines_of(report, figures, moved),
        "live": not report.text,
        "moved": [(one, columns.get(one.column, one.column), told(one.before), told(one.after))
                  for one in moved],
        "replaced": [(one, columns.get(one.column, one.column), told(one.before), told(one.after))
                     for one in replaced],
        "identities": [] if broken else figures["identities"],
        "broken": broken,
        "faults": [one for one in figures["faults"] if one["kind"] != "sum"],
        "versions": [(one, _(STATES[one.stage])) for one in statutory.versions(report)],
        "reminders": statutory.reminders(report) if report.stage is not State.SENT else [],
        "events": _events(report),
        "may": _may(report, officer),
        "running": report.last >= clock.today(),
        "is_late": report.stage is not State.SENT and report.due < clock.today(),
        "whole": report.is_whole,
        "files": FILES,
        "recalled": figures["trust"] != "verified",
    }  # fmt: skip


def _may(report: StatutoryReport, officer: Officer) -> dict[str, bool]:
    """Acts to offer: of the state and of the officer; the verb asks again."""

    def has(authority: Authority) -> bool:
        return policies.may_report(officer, authority, report.unit_id)

    stage = report.stage
    drafter = officer.official_id == report.drafted_by_id
    over = report.last < clock.today()
    newest = stage is State.SENT and not hasattr(report, "replaced_by")
    return {
        "remark": stage is State.DRAFT and has(Authority.REPORT_DRAFT),
        "check": stage is State.DRAFT and has(Authority.REPORT_CHECK) and not drafter and over,
        "send_back": stage is State.CHECKED
        and (has(Authority.REPORT_CHECK) or has(Authority.REPORT_APPROVE)),
        "approve": stage is State.CHECKED and has(Authority.REPORT_APPROVE),
        "send": stage is State.APPROVED and has(Authority.REPORT_SEND),
        "correct": newest and has(Authority.REPORT_DRAFT),
    }


def _events(report: StatutoryReport) -> list[dict[str, Any]]:
    entries = [one.event for one in statutory.told(report)]
    posts = [int(one.actor[5:]) for one in entries if one.actor.startswith("post:")]
    names = process_time.post_names(posts)
    return [
        {
            "what": events.label_of(one.name), "at": one.at,
            "who": names.get(one.actor.removeprefix("post:"), ""),
            "version": one.facts.get("version", ""), "reason": one.facts.get("reason", ""),
        }
        for one in reversed(entries)
    ]  # fmt: skip
