"""How far a round is: who has handed in, who owes what, how many wait at each step."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from motcua.index import policies
from motcua.index.models import Entry, Round, Score
from motcua.index.queries.evidence import flagged
from motcua.index.rules.stages import ENTRY_STATES, EntryState, Stage
from motcua.kernel.actor import Actor
from motcua.kernel.errors import NotFound
from motcua.kernel.folding import fold
from motcua.organisations.queries import units

__all__ = ["Entry", "Line", "Round", "entry_of", "lines", "owing", "progress", "round_of", "rounds"]
BEFORE_LOCK = (EntryState.SELF_SCORING, EntryState.APPROVED)


@dataclass(frozen=True, kw_only=True)
class Line:
    entry: Entry
    unit: str
    state: str
    scored: int
    appraised: int
    asked: int
    owes: bool


def round_of(slug: str, by: Actor, at: dt.datetime) -> Round:
    found = policies.readable_rounds(by, at).filter(slug=slug).first()
    if found is None:
        raise NotFound("Không có vòng chấm này trong phạm vi của anh/chị. Mở lại danh sách vòng.")
    return found


def rounds(by: Actor, at: dt.datetime) -> list[Round]:
    rows = policies.readable_rounds(by, at).annotate(
        sheets=Count("entries", distinct=True),
        handed_in=Count("entries", filter=Q(entries__locked_at__isnull=False), distinct=True),
    )
    return list(rows.order_by("-year", "-id"))


def owing(round_: Round) -> list[Entry]:
    """Sheets that wait for their unit: not locked, or asked and not explained."""
    rows = Entry.objects.filter(round=round_).select_related("round")
    waiting = rows.filter(
        Q(state__in=BEFORE_LOCK) | Q(state=EntryState.EXPLANATION, explained_at=None)
    )
    return [one for one in waiting if one.state != EntryState.EXPLANATION or flagged(one)]


def lines(
    round_: Round, by: Actor, at: dt.datetime, *, text: str = "", state: str = ""
) -> list[Line]:
    """Sheets that this person may read, those that owe something first."""
    entries = policies.readable_entries(by, round_, at).select_related("block", "round")
    if state:
        entries = entries.filter(state=state)
    counts = _counts(round_)
    found = [_line(entry, counts, round_) for entry in entries]
    words = fold(text).split()
    kept = [line for line in found if all(word in fold(line.unit) for word in words)]
    return sorted(kept, key=lambda one: (one.entry.block.order, not one.owes, fold(one.unit)))


def _counts(round_: Round) -> dict[str, Counter[int]]:
    rows = Score.objects.filter(entry__round=round_).exclude(value="", note="")
    told = rows.values("entry", "stage").annotate(
        n=Count("pk"), asked=Count("pk", filter=Q(explain=True))
    )
    found: dict[str, Counter[int]] = {"asked": Counter()}
    for row in told:
        found.setdefault(row["stage"], Counter())[row["entry"]] = row["n"]
        found["asked"][row["entry"]] += row["asked"]
    return found


def _line(entry: Entry, counts: dict[str, Counter[int]], round_: Round) -> Line:
    state = EntryState(entry.state)
    asked = counts["asked"][entry.pk]
    explaining = state is EntryState.EXPLANATION and not entry.explained_at and asked > 0
    return Line(
        entry=entry,
        unit=units.full_name(entry.unit_id, round_.facts_to),
        state=ENTRY_STATES[state],
        scored=counts.get(Stage.SELF, Counter())[entry.pk],
        appraised=counts.get(Stage.APPRAISAL, Counter())[entry.pk],
        asked=asked,
        owes=round_.state == Round.State.OPEN and (state in BEFORE_LOCK or explaining),
    )


def progress(round_: Round) -> list[tuple[str, str, int]]:
    """State, its words, how many sheets stand there; in the order of the round."""
    rows = Entry.objects.filter(round=round_).values_list("state").annotate(n=Count("pk"))
    counted = dict(rows.values_list("state", "n"))
    return [(str(one), ENTRY_STATES[one], counted.get(str(one), 0)) for one in EntryState]


def entry_of(round_: Round, unit_slug: str, by: Actor, at: dt.datetime) -> Entry:
    rows = policies.readable_entries(by, round_, at).filter(unit__slug=unit_slug)
    found = rows.select_related("round", "block__rule_set").first()
    if found is None:
        raise NotFound("Không có phiếu chấm này trong phạm vi của anh/chị. Mở lại bảng vòng chấm.")
    return found
