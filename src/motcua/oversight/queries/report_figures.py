"""Every number of a reform report: reckoned once, kept with it, equal to the statutory report.

Those of dossiers are the form II.06 of the period (`reports.queries.settlement`): a frozen version
of it where one was issued for this unit and period.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from motcua.organisations.queries import units
from motcua.oversight.models import PlanTask
from motcua.oversight.queries import figures as own
from motcua.oversight.rules.periods import Period
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.queries.settlement import settlement
from motcua.reports.settlement import COLUMNS, TOTAL, By, Settlement

FORM = "II.06"
_FROZEN = "motcua.reports.queries.statutory"


def figures_of(unit_id: int, period: Period, at: dt.datetime) -> dict[str, Any]:
    """`now` and `before`: columns of the form; `rows`: by agency, of a province; `months`: of the
    period; `words`: what texts may name. Raises DoesNotAddUp.
    """
    now = _form(unit_id, period, at)
    before = _form(unit_id, period.before, at)
    months = settlement(period.first, period.last, by=By.MONTH, as_of=at) if now["rows"] else None
    return {
        **now,
        "before": before["now"],
        "months": _months(months) if months else [],
        "words": _words(unit_id, period, now["now"], before["now"], at),
    }


def _form(unit_id: int, period: Period, at: dt.datetime) -> dict[str, Any]:
    """The frozen form where there is one; else reckoned as of now."""
    place = units.place(unit_id, min(period.last, at.date()))
    if frozen := _frozen(unit_id, period):
        return {"now": _cells(frozen, TOTAL), "rows": _rows(frozen), "source": FORM}
    form = settlement(period.first, period.last, by=By.AGENCY, as_of=at)
    if place.kind == "province":
        return {"now": _cells(form, TOTAL), "rows": _rows(form), "source": ""}
    return {"now": _cells(form, place.code), "rows": [], "source": ""}


def _frozen(unit_id: int, period: Period) -> Settlement | None:
    if find_spec(_FROZEN) is None:
        return None
    found = import_module(_FROZEN).latest(FORM, unit_id, (period.first, period.last))
    return found if isinstance(found, Settlement) else None


def _cells(form: Settlement, key: str) -> dict[str, int]:
    row = next((row for row in form.rows if row.key == key), None)
    return dict(row.cells) if row else dict.fromkeys(COLUMNS, 0)


def _rows(form: Settlement) -> list[dict[str, Any]]:
    return [
        {"key": row.key, "name": row.name, "cells": dict(row.cells)}
        for row in form.rows
        if row.key != TOTAL
    ]


def _months(form: Settlement) -> list[dict[str, Any]]:
    return [
        {"name": row.name, "c7": row.cells["c7"], "late": row.cells["c10"]}
        for row in form.rows
        if row.key != TOTAL
    ]


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
    return {
        "planned": str(len(planned)),
        "inspected": str(sum(row.counted for row in planned)),
        "remedies": str(len(remedies)),
        "remedied": str(sum(row.counted for row in remedies)),
        "tasks": str(tasks.count()),
        "tasks_done": str(tasks.filter(verdict="done", closed_at__lte=at).count()),
    }
