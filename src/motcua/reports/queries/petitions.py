"""What reports read of petitions: metrics of the 766 index and the measures of form II.05."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection

from motcua.feedback.models import Petition
from motcua.feedback.queries.petition_counts import is_in_time, is_satisfied
from motcua.feedback.queries.petition_figures import lodged
from motcua.feedback.rules.petitions import Kind
from motcua.kernel import clock
from motcua.organisations.queries import units

Judge = Callable[[Petition, dt.datetime], bool]

# A definition of the sets in data/service_index.yaml → what puts a petition into the numerator.
METRICS: dict[str, Judge] = {
    "petitions_in_time": is_in_time,
    "petitions_satisfied": is_satisfied,
    "petitions_on_rules": lambda row, at: row.kind == Kind.REGULATION,
    "petitions_on_conduct": lambda row, at: row.kind == Kind.CONDUCT,
}


def _answered(row: Petition, at: dt.datetime) -> bool:
    return row.answered_at is not None and row.answered_at <= at


def _ended(row: Petition, at: dt.datetime) -> bool:
    return row.ended_at is not None and row.ended_at <= at


def _open(row: Petition, at: dt.datetime) -> bool:
    return not _answered(row, at) and not _ended(row, at)


# Measures of the form; received = rules + conduct = answered in time + late + ended + open.
MEASURES: dict[str, Judge] = {
    "received": lambda row, at: True,
    "rules": METRICS["petitions_on_rules"],
    "conduct": METRICS["petitions_on_conduct"],
    "answered_in_time": lambda row, at: _answered(row, at) and not _late(row),
    "answered_late": lambda row, at: _answered(row, at) and _late(row),
    "ended": _ended,
    "open_in_time": lambda row, at: _open(row, at) and at <= row.answer_due_at,
    "open_late": lambda row, at: _open(row, at) and at > row.answer_due_at,
    "published": lambda row, at: bool(
        row.public_answer and row.published_at and row.published_at <= at
    ),
}


def _late(row: Petition) -> bool:
    return row.answered_at is not None and row.answered_at > row.answer_due_at


def judged(
    definition: str, first: dt.date, last: dt.date, *, unit_ids: Collection[int] | None,
    as_of: dt.datetime | None,
) -> list[tuple[str, bool]]:  # fmt: skip
    """Code of each petition sent in the period and whether the metric counts it."""
    at = as_of or clock.now()
    rows = lodged(first, last, unit_ids=unit_ids, as_of=as_of)
    return [(row.code, METRICS[definition](row, at)) for row in rows]


def by_agency(
    unit_ids: Collection[int], first: dt.date, last: dt.date, as_of: dt.datetime | None
) -> dict[str, dict[str, list[str]]]:
    """Agency → measure → codes of the petitions it counts."""
    at, tree = as_of or clock.now(), units.tree(last)
    found: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: {m: [] for m in MEASURES})
    for row in lodged(first, last, unit_ids=unit_ids, as_of=as_of):
        own = found[tree.code(row.unit_id) or units.slug_of(row.unit_id)]
        for name, counts in MEASURES.items():
            if counts(row, at):
                own[name].append(row.code)
    return dict(found)
