"""Raise an alert where an agency's figure lies beyond a threshold, once a month for each
(QĐ 766/QĐ-TTg: directing by figures in real time).
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import events
from motcua.kernel.actor import Actor
from motcua.reports.models import Alert
from motcua.reports.queries.alerts import CHAIN, EVALUATED, Crossing, crossings

ALERTS_RAISED = events.declare(EVALUATED, "Đối chiếu ngưỡng cảnh báo")


@transaction.atomic
def raise_alerts(*, by: Actor, at: dt.datetime) -> int:
    """How many are new."""
    raised = [one for one in crossings(at) if _raise(one, at)]
    told = [
        {"rule": one.rule.pk, "agency": one.agency, "first": str(one.first),
         "numerator": one.figure.numerator, "denominator": one.figure.denominator}
        for one in raised
    ]  # fmt: skip
    record(chain=CHAIN, type=ALERTS_RAISED, by=by, at=at, facts={"raised": told})
    return len(raised)


def _raise(one: Crossing, at: dt.datetime) -> bool:
    """False where this rule has told of this agency this month already."""
    figure = {"numerator": one.figure.numerator, "denominator": one.figure.denominator}
    _alert, made = Alert.objects.get_or_create(
        rule=one.rule, agency=one.agency, first=one.first, defaults={**figure, "raised_at": at}
    )
    return made
