"""What this room hands to the index: documents issued by plan, posted, and reviewed in time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable

from django.db.models import F

from motcua.kernel import clock
from motcua.kernel.figures import Figure, Row
from motcua.legislation.models import DocumentPosting, PlannedDocument, ReviewItem
from motcua.legislation.rules.plan import Stage
from motcua.organisations.queries import units as unit_queries

# Unit code, key, label, counted.
_Line = tuple[str, str, str, bool]


def issued_by_plan(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Of the documents due in the period, those issued by their day; dropped ones left out."""
    return _figures(units, _planned(units, first, last, as_of))


def issued_by_plan_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    return _rows(_planned([unit], first, last, as_of))


def reviewed(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Of the documents whose review was due in the period, those reviewed by then."""
    return _figures(units, _reviewed(units, first, last, as_of))


def reviewed_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    return _rows(_reviewed([unit], first, last, as_of))


def posted_in_time(
    units: Collection[str], first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> dict[str, Figure]:
    """Of the documents that had to be in the national base in the period, those there by their day;
    those that the unit led the drafting of.
    """
    return _figures(units, _posted(units, first, last, as_of))


def posted_in_time_rows(
    unit: str, first: dt.date, last: dt.date, *, as_of: dt.datetime | None = None
) -> list[Row]:
    return _rows(_posted([unit], first, last, as_of))


def _planned(
    units: Collection[str], first: dt.date, last: dt.date, as_of: dt.datetime | None
) -> list[_Line]:
    on = clock.local(as_of or clock.now()).date()
    code_of = _codes(units, on)
    due = PlannedDocument.objects.filter(due_on__range=(first, last), lead_unit__in=code_of)
    rows = due.exclude(stage=Stage.DROPPED).order_by("due_on", "pk")

    def in_time(row: PlannedDocument) -> bool:
        return row.issued_on is not None and row.issued_on <= min(row.due_on, on)

    # What is not due yet counts only when it is done.
    return [
        (code_of[row.lead_unit_id], row.chain, row.title, in_time(row))
        for row in rows
        if row.due_on < on or in_time(row)
    ]


def _reviewed(
    units: Collection[str], first: dt.date, last: dt.date, as_of: dt.datetime | None
) -> list[_Line]:
    on = clock.local(as_of or clock.now()).date()
    code_of = _codes(units, on)
    due = ReviewItem.objects.filter(due_on__range=(first, last), unit__in=code_of)

    def done(row: ReviewItem) -> bool:
        return row.reviewed_on is not None and row.reviewed_on <= min(last, on)

    return [
        (code_of[row.unit_id], row.document.chain, row.document.number, done(row))
        for row in due.select_related("document").order_by("due_on", "pk")
        if row.due_on < on or done(row)
    ]


def _posted(
    units: Collection[str], first: dt.date, last: dt.date, as_of: dt.datetime | None
) -> list[_Line]:
    on = clock.local(as_of or clock.now()).date()
    code_of = _codes(units, on)
    lead = "document__planned__lead_unit"
    due = DocumentPosting.objects.filter(due_on__range=(first, last), **{f"{lead}__in": code_of})
    rows = due.annotate(lead=F(lead)).select_related("document").order_by("due_on", "pk")

    def in_time(row: DocumentPosting) -> bool:
        return row.posted_on is not None and row.posted_on <= min(row.due_on, on)

    return [
        (code_of[row.lead], row.document.chain, row.document.number, in_time(row))
        for row in rows
        if row.due_on < on or in_time(row)
    ]


def _figures(units: Collection[str], lines: Iterable[_Line]) -> dict[str, Figure]:
    owed: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for code, _key, _label, counted in lines:
        owed[code] += 1
        done[code] += counted
    return {code: Figure(done[code], owed[code]) for code in units}


def _rows(lines: Iterable[_Line]) -> list[Row]:
    return [Row(key=key, label=label, counted=counted) for _code, key, label, counted in lines]


def _codes(wanted: Collection[str], on: dt.date) -> dict[int, str]:
    """The units that answer under each code, those they took over from included."""
    tree = unit_queries.tree(on)
    found: dict[int, str] = {}
    for unit_id in tree.places:
        code = tree.code(unit_id)
        if code in wanted:
            for one in unit_queries.with_predecessors(frozenset({unit_id}), on):
                found.setdefault(one, code)
    return found
