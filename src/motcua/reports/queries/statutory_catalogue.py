"""Forms over the catalogue: what was published, amended and repealed in a period, and how it became
simpler (NĐ 63/2010/NĐ-CP Điều 13–17, 27–31).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from motcua.procedures.models import Fee, Method, Paper, ProcedureVersion, Status
from motcua.procedures.rules.reduction import length
from motcua.reports.queries.service_catalogue import contents_on
from motcua.worktime import Term, WorktimeError

# Row → measure → codes of procedures.
Behind = dict[str, dict[str, list[str]]]


def behind(first: dt.date, last: dt.date, known_at: dt.datetime | None) -> Behind:
    """Of every field; `known_at`: by what had been published by then."""
    found: Behind = defaultdict(lambda: defaultdict(list))
    versions = _published(last, known_at)
    for code, own in _by_procedure(versions).items():
        for field, measure in _happened(own, first, last):
            found[field][measure].append(code)
    _add_standing(found, last)
    return found


def _published(last: dt.date, known_at: dt.datetime | None) -> list[ProcedureVersion]:
    rows = ProcedureVersion.objects.exclude(status=Status.DRAFT).filter(valid_from__lte=last)
    if known_at is not None:
        rows = rows.exclude(published_at__gt=known_at)
    return list(rows.select_related("procedure", "field").order_by("procedure__code", "number"))


def _by_procedure(versions: Iterable[ProcedureVersion]) -> dict[str, list[ProcedureVersion]]:
    found: dict[str, list[ProcedureVersion]] = defaultdict(list)
    for version in versions:
        found[version.procedure.code].append(version)
    return found


def _happened(
    own: list[ProcedureVersion], first: dt.date, last: dt.date
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Once each of what happened to a procedure in the period, with the field it happened in."""
    begun = [one for one in own if first <= one.valid_from <= last]
    told = {(one.field.name, "new" if one is own[0] else "amended") for one in begun}
    newest = own[-1]
    if newest.valid_to and first <= newest.valid_to <= last:
        told.add((newest.field.name, "repealed"))
    for one in begun:
        if one is not own[0]:
            told |= {(one.field.name, what) for what in _simpler(own[own.index(one) - 1], one)}
    yield from sorted(told)


def _simpler(before: ProcedureVersion, after: ProcedureVersion) -> Iterator[str]:
    longest = [_longest_term(one) for one in (before, after)]
    if longest[0] is not None and longest[1] is not None and longest[1] < longest[0]:
        yield "shorter"
    papers = [Paper.objects.filter(version=one).count() for one in (before, after)]
    if papers[1] < papers[0]:
        yield "fewer_papers"
    dearest = [_dearest(one) for one in (before, after)]
    if dearest[0] is not None and dearest[1] is not None and dearest[1] < dearest[0]:
        yield "cheaper"


def _longest_term(version: ProcedureVersion) -> float | None:
    """Hours by the calendar; None where no term can be read."""
    terms = Method.objects.filter(version=version).values_list("reduced_term", "term")
    lengths = [_length(reduced or term) for reduced, term in terms if reduced or term]
    known = [one for one in lengths if one is not None]
    return max(known, default=None)


def _length(text: str) -> float | None:
    try:
        return length(Term.parse(text))
    except WorktimeError:
        return None


def _dearest(version: ProcedureVersion) -> int | None:
    rows = Fee.objects.filter(method__version=version, amount__isnull=False)
    return max(
        (amount for amount in rows.values_list("amount", flat=True) if amount is not None),
        default=None,
    )


def _add_standing(found: Behind, last: dt.date) -> None:
    complete = contents_on(last)
    rows = ProcedureVersion.objects.filter(procedure__code__in=list(complete), valid_from__lte=last)
    named = rows.exclude(status=Status.DRAFT).order_by("number")
    fields = dict(named.values_list("procedure__code", "field__name"))
    for code, full in sorted(complete.items()):
        row = found[fields.get(code, "")]
        row["standing"].append(code)
        if full:
            row["complete"].append(code)
