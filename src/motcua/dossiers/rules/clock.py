"""The clock of a dossier: its term, its ledger of pauses, the times by which to act.

Whose calendar it runs by is the caller's to say: the competent authority's for the term, the
holder's for a step, the receiving place's for what the counter owes (`dossiers/reckoning.py`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from motcua.worktime import Calendar, DayRule, Pause, Reckoning, Term, TermUnit

# NĐ 45/2020/NĐ-CP, Điều 11 [recalled]: an online dossier is answered in 8 working hours.
ANSWER_ONLINE = Term.parse("8wh")
# The slip's default; a field's own law may say otherwise [recalled: 30-60 days].
SUPPLEMENT_BY = Term.parse("30d")
# What the post took is delivered, or asked after, by then [ours].
DELIVER_BY = Term.parse("5wd")
# After this a result left at the counter is a reminder to write [recalled].
COLLECT_BY = Term.parse("30d")


@dataclass(frozen=True, kw_only=True)
class ClockFacts:
    """What the clock needs to know of a dossier; `term` is canonical (`10wd`) or empty."""

    received_at: dt.datetime | None
    term: str
    day_rule: str
    pauses: Sequence[Pause] = ()


def reckon(facts: ClockFacts, calendar: Calendar) -> Reckoning | None:
    """None while the term has not begun, or where the procedure gives none."""
    if facts.received_at is None or not facts.term:
        return None
    return calendar.reckon(
        facts.received_at,
        Term.parse(facts.term),
        day_rule=DayRule(facts.day_rule),
        ledger=facts.pauses,
    )


def due(facts: ClockFacts, calendar: Calendar) -> dt.datetime | None:
    if facts.received_at is None or not facts.term:
        return None
    term = Term.parse(facts.term)
    return calendar.due(
        facts.received_at, term, day_rule=DayRule(facts.day_rule), pauses=facts.pauses
    )


def by_budget(
    calendar: Calendar, start: dt.datetime, seconds: int, pauses: Sequence[Pause] = ()
) -> dt.datetime | None:
    """When a step that may use `seconds` of working time is due; None during an open pause."""
    return calendar.due(start, Term.parse(f"{seconds // 60}min"), pauses=pauses)


def by_term(calendar: Calendar, start: dt.datetime, term: Term) -> dt.datetime:
    found = calendar.due(start, term, day_rule=DayRule.ROLLING)
    if found is None:
        message = "a term without pauses is always due"
        raise AssertionError(message)
    return found


_SECONDS = {TermUnit.WORKING_DAYS: 28_800, TermUnit.WORKING_HOURS: 3_600, TermUnit.MINUTES: 60}


def term_seconds(term: str) -> int | None:
    """Working seconds that a term stands for (a day is 8 hours); None where it is no such term."""
    parsed = Term.parse(term)
    unit = _SECONDS.get(parsed.unit)
    return int(parsed.amount * unit) if unit else None


SOON_LEAST = 4 * 3_600
SOON_MOST = 3 * 28_800


def soon_seconds(term: str) -> int:
    """From how many working seconds left a dossier is due soon: a fifth of the term, 4 h to 3 days."""
    whole = term_seconds(term) if term else None
    if whole is None:
        return SOON_LEAST if term == "same-day" else SOON_MOST
    return min(max(whole // 5, SOON_LEAST), SOON_MOST)


def soon_until(calendar: Calendar, now: dt.datetime, term: str) -> dt.datetime:
    """A running dossier of this term due by then is due soon."""
    found = by_budget(calendar, now, soon_seconds(term))
    assert found is not None
    return found
