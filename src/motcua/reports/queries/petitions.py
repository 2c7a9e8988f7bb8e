"""What reports read of petitions: metrics of the 766 index and the measures of form II.05."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from motcua.feedback.models import Petition
from motcua.feedback.queries.petition_counts import is_in_time, is_satisfied
from motcua.feedback.queries.petition_figures import due, lodged, petitioned_dossiers, procedures_of
from motcua.feedback.queries.ratings import disliked_dossiers
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


Counted = dict[str, dict[str, list[bool]]]


def judged_by_agency(
    definitions: Collection[str], first: dt.date, last: dt.date, *,
    unit_ids: Collection[int] | None, as_of: dt.datetime | None,
) -> Counted:  # fmt: skip
    """Agency that holds it → metric → of each petition, whether the metric counts it."""
    tree = units.tree(last)

    def agency(row: Petition) -> str:
        return tree.code(row.unit_id) or units.slug_of(row.unit_id)

    rows = lodged(first, last, unit_ids=unit_ids, as_of=as_of)
    return _judged(rows, definitions, agency, as_of or clock.now())


def judged_by_procedure(
    definitions: Collection[str], first: dt.date, last: dt.date, *,
    unit_ids: Collection[int] | None, as_of: dt.datetime | None,
) -> Counted:  # fmt: skip
    """The same by procedure: the one it names, else that of its dossier; else it is in no row."""
    rows = lodged(first, last, unit_ids=unit_ids, as_of=as_of)
    named = procedures_of(row.pk for row in rows)
    return _judged(rows, definitions, lambda row: named.get(row.pk, ""), as_of or clock.now())


def _judged(
    rows: Iterable[Petition], definitions: Collection[str], key: Callable[[Petition], str],
    at: dt.datetime,
) -> Counted:  # fmt: skip
    found: Counted = {}
    for row in rows:
        if not (of := key(row)):
            continue
        own = found.setdefault(of, {name: [] for name in definitions})
        for name in definitions:
            own[name].append(METRICS[name](row, at))
    return found


def settled(
    first: dt.date, last: dt.date, *, unit_ids: Collection[int] | None,
    as_of: dt.datetime | None = None,
) -> tuple[int, int, int]:  # fmt: skip
    """Of those whose answer fell due on these days: how many, how many were answered or ended at
    all, and how many of these in time.
    """
    at = as_of or clock.now()
    rows = [row for row in due(first, last, at) if unit_ids is None or row.unit_id in unit_ids]
    answered = [row for row in rows if not _open(row, at)]
    return len(rows), len(answered), sum(is_in_time(row, at) for row in answered)


def complained(last: dt.date, as_of: dt.datetime | None) -> frozenset[str]:
    """Codes of dossiers about which somebody petitioned, or that were rated below "hài lòng", by
    the end of the last day, or by `as_of` where that is earlier.
    """
    end = dt.datetime.combine(last, dt.time(), clock.VIETNAM) + dt.timedelta(days=1)
    by = end if as_of is None else min(end, as_of)
    return petitioned_dossiers(by) | disliked_dossiers(by)


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
