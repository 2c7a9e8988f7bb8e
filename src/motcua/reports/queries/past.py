"""Dossiers and their legs as early warning looks at them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np
from django.db.models import QuerySet

from motcua.calendars.queries import calendars_now
from motcua.kernel import clock
from motcua.reports.models import DossierFact, LegFact
from motcua.reports.rules.process.stretches import Ints
from motcua.reports.rules.warning.looks import Elapsed
from motcua.reports.rules.warning.past import Gathered, Past
from motcua.worktime import vector

BATCH = 500
WINDOW = dt.timedelta(days=548)
MORNING = 8
_FACT = ("code", "procedure", "agency", "channel", "received_s", "finished_s", "due_s")
_LEG = ("code", "verb", "status", "step", "unit", "post", "due_s", "from_s", "to_s")


def past(at: dt.datetime) -> Past:
    """What was received in the eighteen months before."""
    since = int((at - WINDOW).timestamp())
    return _read(DossierFact.objects.filter(received_s__gte=since))


def running() -> Past:
    """What is received and not finished."""
    return _read(DossierFact.objects.filter(received_s__isnull=False, finished_s=None))


def _read(found: QuerySet[DossierFact]) -> Past:
    gathered = Gathered()
    facts = list(found.order_by("code").values(*_FACT))
    for at in range(0, len(facts), BATCH):
        batch = facts[at : at + BATCH]
        codes = [fact["code"] for fact in batch]
        legs = LegFact.objects.filter(code__in=codes).order_by("code", "number").values(*_LEG)
        by_code = {code: list(own) for code, own in groupby(legs, key=itemgetter("code"))}
        for fact in batch:
            gathered.add(fact, by_code.get(fact["code"], []))
    return gathered.whole()


def elapsed() -> Elapsed:
    """By the province's own calendar: features compare, they promise nothing."""
    calendar = calendars_now().of(None)

    def between(starts: Ints, ends: Ints) -> Ints:
        found = vector.elapsed(calendar, starts, ends)
        return np.where(found == vector.UNKNOWN, 0, found)

    return between


def mornings(first: dt.datetime, last: dt.datetime) -> Iterator[int]:
    """Eight in the morning of each weekday from the one to the other."""
    day = clock.local(first).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    while day <= last:
        if day >= first and day.weekday() < 5:
            yield int(day.timestamp())
        day += dt.timedelta(days=1)
