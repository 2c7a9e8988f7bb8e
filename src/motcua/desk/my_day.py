"""One's own day: what is due today or late across all lists, the most pressing first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.desk.office_hours import when_text
from motcua.dossiers.queries import worklists
from motcua.dossiers.queries.opening_hours import seconds_between
from motcua.organisations.officer import Officer
from motcua.ui.words import length_words

MOST = 50


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`left` in words; `late` when the time is over."""

    act: str
    kind: str
    code: str
    url: str
    procedure: str
    owner: str
    when: str
    left: str
    late: bool


def entries_of(officer: Officer, now: dt.datetime, most: int = MOST) -> list[Entry]:
    tomorrow = now.replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)
    last = tomorrow - dt.timedelta(microseconds=1)
    return [_entry(item, officer, now) for item in worklists.day(officer, last, now, most)]


def _entry(item: worklists.DayItem, officer: Officer, now: dt.datetime) -> Entry:
    late = item.by < now
    return Entry(
        act=item.kind.day,
        kind=item.kind.label,
        code=item.dossier.code,
        url=reverse("desk:dossier", args=[item.dossier.code]),
        procedure=item.dossier.procedure_version.name,
        owner=item.dossier.applicant.name,
        when=when_text(item.by, now),
        left=_left(officer.unit_id, item.by, now),
        late=late,
    )


def _left(unit_id: int, by: dt.datetime, now: dt.datetime) -> str:
    if by < now:
        over = length_words(seconds_between(unit_id, by, now))
        return _("quá %(span)s làm việc") % {"span": over}
    left = length_words(seconds_between(unit_id, now, by))
    return _("còn %(span)s làm việc") % {"span": left}
