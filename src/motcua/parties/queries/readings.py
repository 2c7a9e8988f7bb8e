"""Who looked at a person's data: for inspectors, for those who change data, for the person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from motcua.audit.queries import readings
from motcua.audit.queries.readings import ReadingLog
from motcua.kernel.clock import VIETNAM
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers
from motcua.parties import policies
from motcua.parties.models import Party
from motcua.parties.queries.parties import same

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One look, with the reader as history names them; `party` is the row it was about."""

    at: dt.datetime
    reader: str
    what: str
    purpose: str
    subject: str
    party: int | None


@dataclass(frozen=True)
class Page:
    readings: list[Reading]
    older: int


def own(party: Party, limit: int = PAGE) -> list[Reading]:
    """For the person's own page: everything that was looked at, under any of their rows."""
    return _told(_of(party)[:limit])


def about(party: Party, officer: Officer) -> list[Reading]:
    """Newest first; empty for whoever may neither inspect nor read all parties."""
    if not (policies.may(officer, policies.READINGS) or policies.may_read_all(officer)):
        return []
    return _told(_of(party)[:PAGE])


def listed(
    officer: Officer,
    *,
    before: int = 0,
    since: dt.date | None = None,
    until: dt.date | None = None,
    party: int = 0,
) -> Page:
    """A page of all readings for inspectors, newest first, `before` a row; of one `party` row."""
    policies.require(officer, policies.READINGS)
    found = readings.within(since=_midnight(since), until=_midnight(until, days=1))
    if party:
        of = Party.objects.filter(pk=party).values("key__reference")
        found = found.filter(person__in=of)
    if before:
        found = found.filter(pk__lt=before)
    rows = list(found[: PAGE + 1])
    older = rows[PAGE - 1].pk if len(rows) > PAGE else 0
    return Page(_told(rows[:PAGE]), older)


def _of(party: Party) -> list[ReadingLog]:
    rows = [one for row in same(party) for one in readings.of_person(row.key.reference)[:PAGE]]
    return sorted(rows, key=lambda row: row.pk, reverse=True)


def _midnight(day: dt.date | None, days: int = 0) -> dt.datetime | None:
    if day is None:
        return None
    return dt.datetime.combine(day + dt.timedelta(days=days), dt.time(), VIETNAM)


def _told(rows: list[ReadingLog]) -> list[Reading]:
    posts = {row.reader: int(row.reader[5:]) for row in rows if row.reader.startswith("post:")}
    names = officers.signatures(posts.values())
    persons = {row.person for row in rows}
    known = dict(
        Party.objects.filter(key__reference__in=persons).values_list("key__reference", "pk")
    )
    return [
        Reading(
            at=row.at,
            reader=names.get(posts.get(row.reader, 0), row.reader),
            what=row.what,
            purpose=row.purpose,
            subject=row.subject,
            party=known.get(row.person),
        )
        for row in rows
    ]
