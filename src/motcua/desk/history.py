"""The history of a dossier as the desk shows it: newest first, pauses between, next act ahead."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from motcua.desk.office_hours import when_text
from motcua.dossiers.queries.acts import Standing
from motcua.dossiers.queries.opening_hours import seconds_between
from motcua.dossiers.queries.timeline import Happening
from motcua.dossiers.rules.lifecycle import Verb
from motcua.kernel.clock import local
from motcua.ui.values import Event
from motcua.ui.words import as_vietnamese, length_words, woven

if TYPE_CHECKING:
    from motcua.dossiers.queries.rows import Dossier

SHORTEST = 60


def entries_of(
    happened: list[Happening], standing: Standing, dossier: Dossier, now: dt.datetime
) -> list[Event]:
    entries: list[Event] = []
    asked: Happening | None = None
    for event in happened:
        if event.verb == Verb.RECEIVE_SUPPLEMENT and asked is not None:
            entries.append(_pause(dossier, asked, event.at, open_=False))
            asked = None
        entries.append(_entry(event, now))
        if event.verb == Verb.REQUEST_SUPPLEMENT and dossier.received_at:
            asked = event
    if asked is not None:
        entries.append(_pause(dossier, asked, now, open_=True))
    if dossier.is_open and standing.next_act:
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
        note=_note(event),
    )


def _who(event: Happening) -> str:
    """Who did it, and to whom it went when it went to somebody else."""
    actor, to = (name.split(",")[0] for name in (event.actor, event.to))
    if to in {"", actor}:
        return event.actor
    return woven(_("%(who)s · chuyển cho %(to)s"), who=event.actor, to=to)


def last_word(happened: list[Happening]) -> dict[str, str] | None:
    """The newest opinion or reason: what the next person wants to read first."""
    event = next((h for h in reversed(happened) if h.opinion or h.reason), None)
    if event is None:
        return None
    return {
        "text": event.opinion or event.reason,
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


def _note(event: Happening) -> str:
    if event.erased:
        return _("Nội dung đã xóa theo yêu cầu.")
    items = "; ".join(
        f"{item['name']} ({item['fault']})" if item.get("fault") else item["name"]
        for item in event.items
    )
    taken = woven(_("Người nhận: %(name)s"), name=event.taken_by) if event.taken_by else ""
    parts = [event.reason, event.opinion, items, taken]
    return format_html_join(" · ", "{}", ((as_vietnamese(part),) for part in parts if part))


def _pause(dossier: Dossier, asked: Happening, until: dt.datetime, *, open_: bool) -> Event:
    seconds = seconds_between(dossier.resolving_unit_id, asked.at, until)
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
