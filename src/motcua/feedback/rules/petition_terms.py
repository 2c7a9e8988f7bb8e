"""Terms of petitions as dated data, when each is due and why, and what was in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.feedback.rules.petitions import Kind
from motcua.kernel.clock import local
from motcua.kernel.vietnamese import moment_text
from motcua.worktime import Calendar, DayRule, Term
from motcua.worktime.sentences import say

_ROWS = Path(__file__).parents[1] / "data" / "petition_terms.yaml"


@dataclass(frozen=True, kw_only=True)
class Span:
    """`term` is text that worktime reads; `trust` says how well its source is known."""

    term: str
    legal_basis: str
    trust: str


@dataclass(frozen=True, kw_only=True)
class Terms:
    """In force on the days `valid_from` ≤ day < `valid_to`."""

    valid_from: dt.date
    valid_to: dt.date | None
    anonymous: frozenset[Kind]
    spans: dict[str, Span]


@cache
def all_terms() -> tuple[Terms, ...]:
    with _ROWS.open(encoding="utf-8") as rows:
        return tuple(_terms(row) for row in yaml.safe_load(rows))


def _terms(row: dict[str, Any]) -> Terms:
    spans = {
        name: Span(term=one["term"], legal_basis=one["legal_basis"], trust=one["trust"])
        for name, one in row["terms"].items()
    }
    return Terms(
        valid_from=row["valid_from"], valid_to=row["valid_to"], spans=spans,
        anonymous=frozenset(Kind(kind) for kind in row["anonymous"]),
    )  # fmt: skip


def terms_on(day: dt.date) -> Terms:
    """Those in force; before the first decree the first ones."""
    found = [
        one for one in all_terms()
        if one.valid_from <= day and (one.valid_to is None or day < one.valid_to)
    ]  # fmt: skip
    return found[0] if found else all_terms()[0]


def due(name: str, start: dt.datetime, calendar: Calendar) -> dt.datetime:
    span = terms_on(local(start).date()).spans[name]
    found = calendar.provisional().reckon(start, Term.parse(span.term), day_rule=_RULE).due_at
    assert found is not None
    return found


_RULE = DayRule.END_OF_DAY


def explanation(name: str, start: dt.datetime, calendar: Calendar, begun: str) -> tuple[str, ...]:
    """`begun` says what the term is counted from: `Gửi`, `Chuyển đến`, `Trả lời`."""
    span = terms_on(local(start).date()).spans[name]
    found = calendar.provisional().reckon(start, Term.parse(span.term), day_rule=_RULE)
    told = [say(line, span.legal_basis) for line in found.explanation if line.kind != "received"]
    said = [text.replace("ngày tiếp nhận", f"ngày {begun.lower()}") for text in told]
    return (f"{begun} lúc {moment_text(local(start))}; không tính ngày ấy.", *said)


@dataclass(frozen=True, kw_only=True)
class Course:
    """What became of a petition, as moments. `ended_at`: refused or returned."""

    refuse_due_at: dt.datetime
    ask_due_at: dt.datetime
    answer_due_at: dt.datetime
    publish_due_at: dt.datetime | None
    ended_at: dt.datetime | None = None
    asked_at: dt.datetime | None = None
    answered_at: dt.datetime | None = None
    published_at: dt.datetime | None = None


def in_time(course: Course, at: dt.datetime) -> bool:
    """As item 5.2 of the 766 index judges it at a moment: every step that was or is owed."""

    def known(moment: dt.datetime | None) -> dt.datetime:
        """What had not happened yet was still running at `at`."""
        return moment if moment and moment <= at else at

    if course.ended_at and course.ended_at <= at:
        return course.ended_at <= course.refuse_due_at
    asked = course.asked_at if course.asked_at and course.asked_at <= at else None
    if asked and asked > course.ask_due_at:
        return False
    if known(course.answered_at) > course.answer_due_at:
        return False
    answered = course.answered_at is not None and course.answered_at <= at
    if answered and course.publish_due_at:
        return known(course.published_at) <= course.publish_due_at
    return True
