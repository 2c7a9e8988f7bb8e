"""The deadline of a dossier at a moment, as plain values for any screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import translation

from motcua.calendars.rules.entries import hours_text
from motcua.dossiers.models import Dossier, Outcome
from motcua.dossiers.queries.methods import reduction_of
from motcua.dossiers.queries.timeline import Happening
from motcua.dossiers.reckoning import calendars_for, clock_facts
from motcua.dossiers.rules import clock as clocks
from motcua.dossiers.rules.lifecycle import Status, Verb
from motcua.kernel.clock import local
from motcua.procedures.models import Channel, Method
from motcua.worktime import Calendar, Pause, Reckoning, Term

OPEN_HOURS = "07:30-11:30, 13:30-17:30"
_DAYS_AHEAD = 14


@dataclass(frozen=True, kw_only=True)
class ClockReading:
    """Seconds are working seconds; `pauses` are (from, to) in working seconds since the start.

    `moved_from` and `moved_reason` tell of the last time a calendar moved the present due date.
    """

    now: dt.datetime
    started: bool
    due_at: dt.datetime | None
    remaining_seconds: int | None = None
    term_seconds: int = 0
    used_seconds: int | None = None
    pauses: tuple[tuple[int, int | None], ...] = ()
    paused_since: dt.datetime | None = None
    pause_reason: str = ""
    finished_at: dt.datetime | None = None
    remaining_at_finish: int | None = None
    ended: str = ""
    reappointed_to: dt.date | None = None
    is_open: bool = True
    open_seconds: int = 0
    open_hours_text: str = OPEN_HOURS
    soon_seconds: int | None = None
    why: tuple[str, ...] = ()
    moved_from: dt.datetime | None = None
    moved_reason: str = ""


def reading(
    dossier: Dossier, now: dt.datetime, *, why: bool = False, told: Sequence[Happening] = ()
) -> ClockReading:
    """`why` adds the sentences of the reckoning, `told` (the history) why a calendar moved it; lists
    do without both and say from when it was moved.
    """
    if dossier.state == Status.REFUSED:
        return ClockReading(now=now, started=False, due_at=None, ended="refused")
    facts = clock_facts(dossier)
    calendar = calendar_then(dossier)
    reckoning = clocks.reckon(facts, calendar)
    if reckoning is None:
        started = dossier.received_at is not None
        return ClockReading(
            now=now, started=started, due_at=None, finished_at=dossier.finished_at,
            ended=ended(dossier),
        )  # fmt: skip
    found = _of(dossier, reckoning, facts, now)
    if not why:
        return replace(found, moved_from=dossier.moved_from)
    moved_from, moved_reason = _last_move(dossier, told)
    sentences = tuple(reckoning.sentences(source=source_of_term(dossier)))
    return replace(found, why=sentences, moved_from=moved_from, moved_reason=moved_reason)


def _last_move(dossier: Dossier, told: Sequence[Happening]) -> tuple[dt.datetime | None, str]:
    """From when the present due date was moved by a calendar, and why; (None, "") if it was not."""
    facts = [happened.facts for happened in told if happened.verb == Verb.RERECKON]
    if not facts or dossier.due_at is None:
        return None, ""
    before, after = facts[-1]["before"]["due_at"], facts[-1]["after"]["due_at"]
    if not before or before == after or after != local(dossier.due_at).isoformat():
        return None, ""
    return dt.datetime.fromisoformat(before), facts[-1].get("reason", "")


def calendar_then(dossier: Dossier) -> Calendar:
    """What the dossier is reckoned by: as it stands now, or as it was known when it was finished."""
    calendars = calendars_for(dossier)
    if dossier.finished_at is None:
        return calendars.of(dossier.resolving_unit_id)
    on = local(dossier.finished_at).date()
    standing = calendars.of(dossier.resolving_unit_id, on)
    if standing.version == dossier.calendar_version:
        return standing
    return calendars.as_of(dossier.finished_at).of(dossier.resolving_unit_id, on)


def ended(dossier: Dossier) -> str:
    """How it ended without what was applied for; a decision is known where it was read as well."""
    if early := dossier.ended_early:
        return early
    if dossier.finished_at and Dossier.outcome.is_cached(dossier):
        outcome = getattr(dossier, "outcome", None)
        return "declined" if outcome and outcome.kind == Outcome.Kind.DECLINED else ""
    return ""


def _of(
    dossier: Dossier, reckoning: Reckoning, facts: clocks.ClockFacts, now: dt.datetime
) -> ClockReading:
    calendar = reckoning.calendar
    at = dossier.finished_at or now
    left = reckoning.remaining_seconds(at)
    used = reckoning.consumed_seconds(at)
    pause = next((pause for pause in facts.pauses if pause.end is None), None)
    again = dossier.appointed_at
    assert dossier.received_at is not None
    return ClockReading(
        now=now,
        started=True,
        due_at=dossier.due_at if dossier.finished_at else reckoning.due_at,
        remaining_seconds=left,
        term_seconds=used + left,
        used_seconds=used,
        pauses=_on_the_bar(calendar, dossier.received_at, facts.pauses),
        paused_since=pause.start if pause else None,
        pause_reason=pause.reason if pause else "",
        ended=ended(dossier),
        reappointed_to=local(again).date() if again else None,
        finished_at=dossier.finished_at,
        remaining_at_finish=left if dossier.finished_at else None,
        is_open=calendar.is_open(now),
        open_seconds=_open_seconds(calendar, now),
        soon_seconds=clocks.soon_seconds(dossier.term),
        open_hours_text=open_hours(calendar, now),
    )


def _on_the_bar(
    calendar: Calendar, start: dt.datetime, pauses: Sequence[Pause]
) -> tuple[tuple[int, int | None], ...]:
    return tuple(
        (
            calendar.elapsed(start, max(pause.start, start)),
            None if pause.end is None else calendar.elapsed(start, max(pause.end, start)),
        )
        for pause in pauses
    )


def _open_seconds(calendar: Calendar, now: dt.datetime) -> int:
    """Working seconds until the office next closes, so that a chip knows how long to tick."""
    closing = calendar.closing_of(now.date())
    return max(0, calendar.elapsed(now, closing)) if closing and closing > now else 0


def open_hours(calendar: Calendar, now: dt.datetime) -> str:
    """The hours of today, or of the next day on which the office works."""
    today = local(now).date()
    ahead = (calendar.hours_on(today + dt.timedelta(days=n)) for n in range(_DAYS_AHEAD))
    return hours_text(next((worked for worked in ahead if worked), ())) or OPEN_HOURS


def source_of_term(dossier: Dossier) -> str:
    reduced = reduction_of(dossier.procedure_version_id, dossier.term)
    return source_text(dossier.procedure.code, dossier.channel, reduced)


def source_text(procedure: str, channel: int, reduced: Method | None = None) -> str:
    """Part of a Vietnamese sentence, whatever language the page around it speaks.

    `reduced` is the method that promises less than the law allows; the statutory term is said too.
    """
    with translation.override("vi"):
        text = f"thủ tục {procedure}, nộp {Channel(channel).label.lower()}"
    if reduced is None:
        return text
    statutory = Term.parse(reduced.term).text()
    return f"{text}; đã cắt giảm từ {statutory} theo {reduced.reduction_basis}"
