"""What the verbs of periodic reports share: the row under its lock, and what the trail is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from motcua.audit.actions import record
from motcua.kernel.actor import Actor
from motcua.kernel.errors import WrongState
from motcua.organisations.officer import Officer
from motcua.reports.models import StatutoryReport
from motcua.reports.rules.statutory import State


def locked(report: StatutoryReport, *states: State) -> StatutoryReport:
    """As it stands now. Raises WrongState unless it is in one of the states."""
    found = StatutoryReport.objects.select_for_update().get(pk=report.pk)
    if found.stage not in states:
        raise WrongState(
            f"Báo cáo đang ở trạng thái “{found.stage.label.lower()}” nên không làm được việc này. "
            "Tải lại trang để xem việc tiếp theo.",
            code="state",
        )
    return found


def person(by: Actor) -> int | None:
    return by.official_id if isinstance(by, Officer) else None


def note(
    report: StatutoryReport, event: str, *, by: Actor, at: dt.datetime, **more: Any
) -> None:  # fmt: skip
    """Counts and digests only: what was typed stands in the report."""
    facts = {
        "form": report.form, "period": report.period, "version": report.number,
        "state": report.state, **more,
    }  # fmt: skip
    record(chain=report.chain, type=event, by=by, at=at, facts=facts)
