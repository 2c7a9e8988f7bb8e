"""What narrows a worklist."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from motcua.audit.queries import keys
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.choosing import midnight
from motcua.dossiers.rules.lifecycle import RUNNING
from motcua.kernel import clock
from motcua.kernel.folding import fold

DAYS_AHEAD = 7


@dataclass(frozen=True, kw_only=True)
class Filters:
    """All of them are in the page's address. `when`: `tre` = overdue, `7n` = due in 7 days."""

    text: str = ""
    channel: int | None = None
    status: int | None = None
    field: str = ""
    procedure: str = ""
    step: str = ""
    unit: int | None = None
    agency: int | None = None
    holder: int | None = None
    taken_part: int | None = None
    group: str = ""
    party: int | None = None
    received_from: dt.date | None = None
    received_to: dt.date | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    when: str = ""


def filtered(found: QuerySet[Dossier], filters: Filters) -> QuerySet[Dossier]:
    for condition in _conditions(filters):
        found = found.filter(condition)
    return found


def _conditions(filters: Filters) -> list[Q]:
    # One row more here and a field in the form: that is a new filter.
    simple: dict[str, object] = {
        "channel": filters.channel,
        "status": filters.status,
        "procedure_version__field__code": filters.field,
        "procedure__code": filters.procedure,
        "step__name": filters.step,
        "holder_unit": filters.unit,
        "resolving_unit": filters.agency,
        "holder_post": filters.holder,
        "participations__post": filters.taken_part,
        "group": filters.group,
    }
    conditions = words(filters.text)
    conditions += [Q(**{name: value}) for name, value in simple.items() if value]
    if filters.party is not None:
        conditions.append(Q(applicant=filters.party) | Q(submitter=filters.party))
    conditions += _between("received_at", filters.received_from, filters.received_to)
    conditions += _between("due_at", filters.due_from, filters.due_to)
    return conditions + _when(filters.when)


def _between(name: str, first: dt.date | None, last: dt.date | None) -> list[Q]:
    conditions = []
    if first:
        conditions.append(Q(**{f"{name}__gte": _start(first)}))
    if last:
        conditions.append(Q(**{f"{name}__lt": _start(last + dt.timedelta(days=1))}))
    return conditions


def _when(when: str) -> list[Q]:
    now = clock.now()
    if when == "tre":
        return [Q(status__in=RUNNING, due_at__lt=now)]
    if when == "7n":
        until = midnight(now) + dt.timedelta(days=DAYS_AHEAD + 1)
        return [Q(status__in=RUNNING, due_at__gte=now, due_at__lt=until)]
    return []


def _start(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), clock.VIETNAM)


def words(text: str) -> list[Q]:
    """A full identity or phone number finds its person; words are looked for without marks."""
    digits = "".join(text.split())
    if digits.isdigit() and len(digits) >= 9:
        index = keys.blind(digits)
        persons = Q(applicant__identity_index=index) | Q(applicant__phone_index=index)
        filed = Q(submitter__identity_index=index) | Q(submitter__phone_index=index)
        return [persons | filed]
    return [Q(search_words__contains=word) for word in fold(text)[:200].split()[:12]]
