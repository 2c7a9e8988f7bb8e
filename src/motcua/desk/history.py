"""The history of a dossier as the desk shows it: newest first, pauses between, next act ahead."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from motcua.desk.office_hours import when_text
from motcua.desk.telling import note_of, words_of
from motcua.dossiers.queries.acts import Standing
from motcua.dossiers.queries.opening_hours import term_seconds
from motcua.dossiers.queries.timeline import Happening
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import local
from motcua.ui.values import Event
from motcua.ui.words import length_words, woven

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

SHORTEST = 60
STOPS = frozenset({Verb.REQUEST_SUPPLEMENT, Verb.APPROVE_SUPPLEMENT, Verb.SUSPEND})
STARTS = frozenset({Verb.RECEIVE_SUPPLEMENT, Verb.RESUME, Verb.WITHDRAW, Verb.STOP})


def entries_of(
    happened: list[Happening], standing: Standing, dossier: Dossier, now: dt.datetime
) -> list[Event]:
    entries: list[Event] = []
    stopped: Happening | None = None
    for event in happened:
        if event.verb in STARTS and stopped is not None:
            entries.append(_pause(dossier, stopped, event.at, open_=False))
            stopped = None
        entries.append(_entry(event, now))
        if event.verb in STOPS and dossier.received_at and dossier.received_at <= event.at:
            stopped = event
    if stopped is not None:
        entries.append(_pause(dossier, stopped, now, open_=True))
    if standing.next_act:
        entries.append(_next(standing, now))
    return entries[::-1]


def _entry(event: Happening, now: dt.datetime) -> Event:
    here = local(event.at)
    return Event(
        what=event.label,
        when=f"{here:%H:%M %d/%m}" if here.year == local(now).year else f"{here:%H:%M %d/%m/%Y}",
        iso=here.isoformat(),
        who=_who(event),
        took=_took(event),
        note=note_of(event),
        kind="note" if event.verb == Verb.NOTE else "done",
    )


def _who(event: Happening) -> str:
    """Who did it, and to whom it went when it went to somebody else."""
    actor, to = (name.split(",")[0] for name in (event.actor, event.to))
    if to in {"", actor} or not event.moved:
        return event.actor
    return woven(_("%(who)s · chuyển cho %(to)s"), who=event.actor, to=to)


def last_word(happened: list[Happening]) -> dict[str, str] | None:
    """The newest opinion or reason: what the next person wants to read first."""
    event = next((h for h in reversed(happened) if words_of(h)), None)
    if event is None:
        return None
    return {
        "text": words_of(event),
        "who": event.actor.split(",")[0],
        "when": f"{local(event.at):%H:%M %d/%m}",
    }


def _took(event: Happening) -> str:
    """Working time since the event before; and when it was entered, if on a later day."""
    parts = []
    if event.held_seconds >= SHORTEST and event.sequence > 1:
        parts.append(_("sau %(span)s làm việc") % {"span": length_words(event.held_seconds)})
    if local(event.recorded_at).date() != local(event.at).date():
        parts.append(_("nhập ngày %(day)s") % {"day": f"{local(event.recorded_at):%d/%m/%Y}"})
    return " · ".join(parts)


def _pause(dossier: Dossier, stopped: Happening, until: dt.datetime, *, open_: bool) -> Event:
    seconds = term_seconds(dossier, stopped.at, until)
    if open_ and seconds < SHORTEST:
        return Event(what=_("đang tạm dừng"), kind="paused")
    span = length_words(seconds)
    said = _("đang tạm dừng, đã %(span)s làm việc") if open_ else _("tạm dừng %(span)s làm việc")
    return Event(what=said % {"span": span}, kind="paused")


def _next(standing: Standing, now: dt.datetime) -> Event:
    who = ", ".join(part for part in (standing.holder, standing.holder_unit) if part)
    until = _("trước %(when)s") % {"when": when_text(standing.act_by, now)}
    return Event(
        what=standing.next_act, who=who, took=until if standing.act_by else "", kind="next"
    )
