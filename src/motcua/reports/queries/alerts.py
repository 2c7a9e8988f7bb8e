"""Thresholds in force, what crosses one, and who has been told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from motcua.audit.models import Event
from motcua.kernel import clock
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.figures import Figure
from motcua.organisations.officer import Officer
from motcua.reports import policies
from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.models import Alert, AlertRule
from motcua.reports.queries import boards, tallies
from motcua.reports.queries.board_views import View, agencies_of, ranked
from motcua.reports.rules import boards as rules
from motcua.reports.rules.whole_months import Period, month_of

__all__ = ["Alert", "AlertRule"]
EVALUATED = "reports.alerts_raised"
CHAIN = "alerts"
# Acts of a month that are entered late still count in it.
DAYS_AFTER = 10
MOST = 100


@dataclass(frozen=True, kw_only=True)
class Crossing:
    rule: AlertRule
    agency: str
    first: dt.date
    figure: Figure


def choices() -> list[tuple[str, str]]:
    """Key and name of each indicator that a threshold may be set for."""
    return [(key, INDICATORS[key].name) for key in (*rules.SHARES, rules.OVERDUE)]


def in_force(first: dt.date, last: dt.date) -> QuerySet[AlertRule]:
    lasting = Q(valid_to=None) | Q(valid_to__gte=first)
    return AlertRule.objects.filter(lasting, valid_from__lte=last).order_by("indicator", "agency")


def all_rules(officer: Officer) -> list[AlertRule]:
    """Raises NotAllowed for whom thresholds are not."""
    policies.require_keeping_alert_rules(officer)
    return list(AlertRule.objects.order_by("-valid_from", "-pk")[:MOST])


def rule(number: int, officer: Officer) -> AlertRule:
    policies.require_keeping_alert_rules(officer)
    found = AlertRule.objects.filter(pk=number).first()
    if found is None:
        raise NotFound("Không có ngưỡng này. Tải lại trang Ngưỡng cảnh báo.")
    return found


def limit_of(key: str, period: Period, agency: str) -> AlertRule | None:
    """The threshold that a chart shows: of the agency itself, else that for all."""
    found = in_force(period.first, period.last).filter(indicator=key, agency__in={"", agency})
    return found.order_by("-agency", "-valid_from", "-pk").first()


def crossings(now: dt.datetime) -> Iterator[Crossing]:
    """What lies beyond a threshold in the month that runs, or in that just ended."""
    today = clock.local(now).date()
    months = [month_of(today)]
    if today.day <= DAYS_AFTER:
        months.append(months[0].previous)
    for month in months:
        kept = list(in_force(month.first, month.last))
        if kept:
            yield from _crossing(kept, month, now, running=month is months[0])


def _crossing(
    kept: list[AlertRule], month: Period, now: dt.datetime, *, running: bool
) -> Iterator[Crossing]:
    view, today = View(period=month), clock.local(now).date()
    sums = boards.by_agency(view, month)
    open_now = tallies.standing_by(now) if running else {}
    for each in kept:
        for agency in [each.agency] if each.agency else ranked(view, today):
            if each.indicator == rules.OVERDUE:
                number, late = open_now.get(agency, (0, 0))
                figure = Figure(late, number)
            else:
                figure = rules.figure(each.indicator, *sums.get(agency, ({}, {})))
            if rules.crosses(figure, each.limit, below=each.below, least=each.least):
                yield Crossing(rule=each, agency=agency, first=month.first, figure=figure)


def is_due(now: dt.datetime) -> bool:
    """Once an hour, by whichever worker comes first."""
    last = Event.objects.filter(chain=CHAIN).order_by("-sequence").first()
    return last is None or now - last.at >= dt.timedelta(hours=1)


def unread(officer: Officer, on: dt.date) -> list[Alert]:
    """Those that wait for this officer to take notice; none for whom they are not."""
    if not policies.answers_alerts(officer):
        return []
    found = _of(officer, on).filter(acknowledged_at=None).select_related("rule")
    return list(found.order_by("-raised_at", "-pk")[:MOST])


def unread_count(officer: Officer, on: dt.date) -> int:
    if not policies.answers_alerts(officer):
        return 0
    return _of(officer, on).filter(acknowledged_at=None)[:MOST].count()


def get(number: int, officer: Officer, on: dt.date) -> Alert:
    """Raises NotFound, NotAllowed for another unit's."""
    found = Alert.objects.filter(pk=number).select_related("rule").first()
    if found is None:
        raise NotFound("Không có cảnh báo này. Tải lại trang.")
    if not may_answer(officer, found, on):
        raise NotAllowed(
            "Cảnh báo này của đơn vị khác. Người đứng đầu đơn vị đó tiếp nhận.", code="out_of_scope"
        )
    return found


def may_answer(officer: Officer, alert: Alert, on: dt.date) -> bool:
    if not policies.answers_alerts(officer):
        return False
    agencies = agencies_of(policies.alert_scope(officer), on)
    return agencies is None or alert.agency in agencies


def seen(view: View) -> list[Alert]:
    """Of the agencies of a board in its period, the newest first."""
    found = Alert.objects.filter(first__gte=view.period.first, first__lte=view.period.last)
    if view.unit:
        found = found.filter(agency=view.unit)
    elif view.agencies is not None:
        found = found.filter(agency__in=view.agencies)
    return list(found.select_related("rule", "acknowledged_by__official").order_by("-pk")[:MOST])


def _of(officer: Officer, on: dt.date) -> QuerySet[Alert]:
    agencies = agencies_of(policies.alert_scope(officer), on)
    found = Alert.objects.all()
    return found if agencies is None else found.filter(agency__in=agencies)
