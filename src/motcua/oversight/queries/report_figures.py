"""Every number of a reform report: reckoned once, kept with it, equal to the statutory report.

Those of dossiers are form II.06 over the days that the law gives the period (NĐ 09/2019/NĐ-CP
Điều 12): the version that was approved or sent where there is one, else the same form filled now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from motcua.organisations.queries import units
from motcua.oversight.models import PlanTask
from motcua.oversight.queries import figures as own
from motcua.oversight.rules.periods import Period
from motcua.oversight.rules.sections import told_words
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.queries import periods, statutory
from motcua.reports.queries.settlement import settlement
from motcua.reports.queries.statutory_figures import end_of, fill
from motcua.reports.rules.periods import Reach, parse
from motcua.reports.settlement import COLUMNS, TOTAL, By

OF_PROVINCE, OF_UNIT = "settlement-units", "settlement-own"


def figures_of(unit_id: int, period: Period, at: dt.datetime) -> dict[str, Any]:
    """`now` and `before`: columns of the form; `rows`: by agency, of a province; `months`: of the
    period; `days`: first and last of the data; `words`: what texts may name. Raises InvalidInput
    for a unit whose dossiers count elsewhere, DoesNotAddUp.
    """
    reach = periods.reach(parse(period.key))
    now = _form(unit_id, period, at)
    before = _form(unit_id, period.before, at)
    return {
        **now,
        "before": before["now"],
        "days": [str(reach.first), str(reach.last)],
        "months": _months(reach, at) if now["rows"] else [],
        "words": _words(unit_id, period, now["now"], before["now"], at) | _days(reach),
    }


def _form(unit_id: int, period: Period, at: dt.datetime) -> dict[str, Any]:
    """`source` names the approved version; empty where the form was filled now."""
    reach = periods.reach(parse(period.key))
    province = units.place(unit_id, min(reach.last, at.date())).kind == "province"
    form = OF_PROVINCE if province else OF_UNIT
    approved = statutory.latest(form, units.slug_of(unit_id), period.key)
    told = approved or fill(form, unit_id, reach, as_of=min(at, end_of(reach.last)))
    rows = [
        {"key": row["key"], "name": row["name"], "cells": _cells(row)} for row in told["rows"]
    ]  # fmt: skip
    return {
        "now": _cells(told["total"]),
        "rows": rows if province else [],
        "source": period.key if approved else "",
    }


def _cells(row: Mapping[str, Any]) -> dict[str, int]:
    return {column: int(row["cells"].get(column) or 0) for column in COLUMNS}


def _months(reach: Reach, at: dt.datetime) -> list[dict[str, Any]]:
    form = settlement(reach.first, reach.last, by=By.MONTH, as_of=min(at, end_of(reach.last)))
    return [
        {"name": row.name, "c7": row.cells["c7"], "late": row.cells["c10"]}
        for row in form.rows
        if row.key != TOTAL
    ]


def _days(reach: Reach) -> dict[str, str]:
    return {"first_day": f"{reach.first:%d/%m/%Y}", "last_day": f"{reach.last:%d/%m/%Y}"}


def rate(cells: Mapping[str, int], key: str = "on_time_rate") -> str:
    """`91.08`, divided last; empty where nothing was settled."""
    indicator = INDICATORS[key]
    return indicator.shown(*indicator.parts(cells))


def vietnamese(shown: str) -> str:
    return shown.replace(".", ",") or "chưa có"


def _words(
    unit_id: int, period: Period, now: dict[str, int], before: dict[str, int], at: dt.datetime
) -> dict[str, str]:
    counts = {name: f"{value:,}".replace(",", ".") for name, value in now.items()}
    return {
        **counts,
        "period": period.words,
        "unit": units.unit_name(unit_id, min(period.last, at.date())),
        "on_time_rate": vietnamese(rate(now)),
        "on_time_before": vietnamese(rate(before)),
        "on_time_change": change(rate(now), rate(before)),
        **_of_oversight(unit_id, period, at),
    }


def change(now: str, before: str) -> str:
    """`tăng 17,24 điểm`, from the two figures as they are printed."""
    if not now or not before:
        return "không so sánh được"
    hundredths = round(float(now) * 100) - round(float(before) * 100)
    if hundredths == 0:
        return "không đổi"
    told = f"{abs(hundredths) // 100},{abs(hundredths) % 100:02d}"
    return f"{'tăng' if hundredths > 0 else 'giảm'} {told} điểm"


def _of_oversight(unit_id: int, period: Period, at: dt.datetime) -> dict[str, str]:
    last = min(period.last, at.date())
    planned = own.visits_of(unit_id, period.first, last)
    remedies = own.remedies_due(unit_id, period.first, last)
    tasks = PlanTask.objects.filter(
        plan__owner=unit_id, plan__kind="yearly", plan__first_year=period.year,
        plan__approved_at__isnull=False,
    )  # fmt: skip
    told = {
        "planned": str(len(planned)),
        "inspected": str(sum(row.counted for row in planned)),
        "remedies": str(len(remedies)),
        "remedied": str(sum(row.counted for row in remedies)),
        "tasks": str(tasks.count()),
        "tasks_done": str(tasks.filter(verdict="done", closed_at__lte=at).count()),
    }
    return told | told_words(told)
