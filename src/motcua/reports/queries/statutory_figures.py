"""A statutory form filled: rows, total, notes and faults, from facts, catalogue and posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from motcua.kernel import clock
from motcua.kernel.errors import InvalidInput
from motcua.reports.models import StatutoryReport
from motcua.reports.parquet import reading
from motcua.reports.parquet.reading import Written
from motcua.reports.queries import (
    periods,
    petitions,
    statutory_catalogue,
    statutory_dossiers,
    statutory_staff,
    statutory_units,
)
from motcua.reports.queries.settlement import names_of
from motcua.reports.queries.statutory_board import owing
from motcua.reports.queries.statutory_dossiers import Asked, Unusable
from motcua.reports.rules.periods import Reach, parse
from motcua.reports.rules.statutory import (
    TIERS,
    TOTAL,
    Form,
    Reads,
    Scope,
    Source,
    State,
    change_within,
    divided,
    form_of,
    identities,
    not_adding_up,
    told,
)

NO_FIELD = "Chưa rõ lĩnh vực"
Figures = dict[str, Any]


def fill(
    key: str,
    unit_id: int,
    reach: Reach,
    *,
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
    written: Written | None = None,
) -> Figures:
    """The form as plain data, which docs/statutory-reports.md describes.

    `as_of` unless given: the end of the period, or now for a form that reads so. `written`: of facts
    as they lie there, not of this installation. Raises InvalidInput: no such form then, a unit that
    is counted elsewhere, facts that do not tell what the form asks.
    """
    asked = asked_for(key, unit_id, reach, as_of=as_of, known_at=known_at)
    if written is not None:
        asked = replace(asked, written=_of_use(written, asked))
    rows, behind, faults = _SOURCES[asked.form.source](asked)
    names = _names(asked.form, rows)
    listed: list[dict[str, Any]] = [
        {"key": key, "name": names.get(key, key), "cells": _cells(asked.form, row)}
        for key, row in rows.items()
    ]
    total = _cells(asked.form, _sum(asked.form, rows.values()))
    faults += [
        Unusable(kind="sum", words=said, count=1)
        for row, cells in [*((r["name"], r["cells"]) for r in listed), (TOTAL, total)]
        for said in not_adding_up(asked.form, row, cells)
    ]
    return _heading(asked, reach) | {
        "rows": listed,
        "total": {"key": TOTAL, "name": "Tổng số", "cells": total},
        "notes": _notes(asked, reach),
        "faults": [_fault(one) for one in faults],
        "behind": behind,
    }


def asked_for(
    key: str,
    unit_id: int,
    reach: Reach,
    *,
    as_of: dt.datetime | None = None,
    known_at: dt.datetime | None = None,
) -> Asked:
    form = form_of(key, reach.last)
    covered = statutory_units.covered(unit_id, form.scope, reach.first, reach.last)
    read = as_of or (end_of(reach.last) if form.reads is Reads.END else None)
    return Asked(form=form, covered=covered, first=reach.first, last=reach.last,
                 as_of=read, known_at=known_at)  # fmt: skip


def _of_use(written: Written, asked: Asked) -> Written:
    if asked.form.source not in {Source.DOSSIERS, Source.STAFF}:
        raise InvalidInput(
            f"Biểu “{asked.form.title}” không lập từ dữ kiện hồ sơ. Bỏ --facts.", field="facts"
        )
    reading.check_known_at(written, asked.known_at)
    return written


def end_of(day: dt.date) -> dt.datetime:
    """Its last second."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), clock.VIETNAM)


Filled = tuple[dict[str, dict[str, int]], dict[str, Any], list[Unusable]]


def _of_dossiers(asked: Asked) -> Filled:
    with statutory_dossiers.held(asked) as tables:
        rows = statutory_dossiers.cells(tables, asked)
        return rows, {}, list(statutory_dossiers.unusable(tables, asked))


def _of_catalogue(asked: Asked) -> Filled:
    behind = statutory_catalogue.behind(asked.first, asked.last, asked.known_at)
    kept = {row: {m: c for m, c in own.items() if m in asked.form.measures}
            for row, own in behind.items()}  # fmt: skip
    rows = {row: {name: len(own.get(name, ())) for name in asked.form.measures}
            for row, own in sorted(kept.items()) if any(own.values())}  # fmt: skip
    return rows, {row: kept[row] for row in rows}, []


def _of_petitions(asked: Asked) -> Filled:
    found = petitions.by_agency(asked.covered.unit_ids, asked.first, asked.last, asked.as_of)
    rows = {key: {name: len(own[name]) for name in asked.form.measures}
            for key, own in sorted(found.items())}  # fmt: skip
    return rows, {key: dict(own) for key, own in found.items()}, []


def _of_staff(asked: Asked) -> Filled:
    """Posts beside what the same agencies received and finished."""
    posts = statutory_staff.behind(asked.covered, asked.last)
    with statutory_dossiers.held(asked) as tables:
        counted = statutory_dossiers.cells(tables, _without_posts(asked))
        faults = list(statutory_dossiers.unusable(tables, asked))
    rows = {
        key: {name: len(posts.get(key, {}).get(name, ())) if name in statutory_staff.MEASURES
              else counted.get(key, {}).get(name, 0) for name in asked.form.measures}
        for key in sorted(posts.keys() | counted.keys())
    }  # fmt: skip
    return rows, {key: dict(own) for key, own in sorted(posts.items())}, faults


def _without_posts(asked: Asked) -> Asked:
    left = tuple(
        one for one in asked.form.columns
        if one.measures and not set(one.measures) & set(statutory_staff.MEASURES)
    )  # fmt: skip
    return replace(asked, form=replace(asked.form, columns=left))


_SOURCES = {
    Source.DOSSIERS: _of_dossiers, Source.CATALOGUE: _of_catalogue, Source.STAFF: _of_staff,
    Source.PETITIONS: _of_petitions,
}  # fmt: skip


def _cells(form: Form, sums: Mapping[str, int]) -> dict[str, int | None]:
    cells: dict[str, int | None] = {
        one.key: sum(sums[name] for name in one.measures) for one in form.columns if one.measures
    }
    return divided(form, cells)


def _sum(form: Form, rows: Iterable[Mapping[str, int]]) -> dict[str, int]:
    every = list(rows)
    return {name: sum(row[name] for row in every) for name in form.measures}


def _names(form: Form, rows: Iterable[str]) -> Mapping[str, str]:
    if form.by == "tier":
        return TIERS
    if form.by == "field":
        return {"": NO_FIELD}
    return names_of(form.by, set(rows))


def _heading(asked: Asked, reach: Reach) -> Figures:
    form = asked.form
    return {
        "form": form.key, "number": form.number, "title": form.title,
        "legal_basis": form.legal_basis, "trust": form.trust, "definition": form.definition,
        "by": form.by, "row_label": form.row_label, "scope": form.scope.value,
        "unit": asked.covered.place.code, "unit_name": asked.covered.place.name,
        "period": reach.period.key, "period_name": reach.period.name,
        "first": reach.first.isoformat(), "last": reach.last.isoformat(),
        "cutoff_basis": reach.cutoff.legal_basis,
        "as_of": asked.as_of.isoformat() if asked.as_of else "",
        "known_at": asked.known_at.isoformat() if asked.known_at else "",
        "columns": [
            {"key": one.key, "number": one.number, "label": one.label, "group": one.group,
             "unit": one.unit, "missing": one.missing}
            for one in form.columns
        ],
        "identities": identities(form),
    }  # fmt: skip


def _notes(asked: Asked, reach: Reach) -> list[str]:
    """What whoever reads the form must know of it."""
    form = asked.form
    notes = [*reach.notes, change_within(form, reach.first, reach.last), *asked.covered.notes]
    if asked.written is not None:
        notes += reading.notes(asked.written, asked.as_of)
    notes += [f"Cột ({one.number}) “{one.label}”: –, {one.missing}."
              for one in form.columns if one.missing]  # fmt: skip
    if form.scope is Scope.WHOLE and form.key.startswith("settlement"):
        notes.append(_sent_below(asked, reach))
    return [note for note in notes if note]


def _sent_below(asked: Asked, reach: Reach) -> str:
    """Whether the units below have answered for their own part yet."""
    own = form_of("settlement-own", reach.last)
    below = owing(own, reach.last) & asked.covered.unit_ids
    rows = StatutoryReport.objects.filter(form=own.key, period=reach.period.key, unit__in=below)
    sent = rows.filter(state=State.SENT).values("unit").distinct().count()
    return (
        f"Tổng hợp từ dữ liệu của hệ thống; {told(sent)}/{told(len(below))} đơn vị đã gửi biểu "
        f"{own.number} của kỳ này."
    )


def _fault(one: Unusable) -> dict[str, Any]:
    return {"kind": one.kind, "words": one.words, "count": one.count, "codes": list(one.codes)}


def live(report: StatutoryReport) -> Figures:
    """The figures of a report as they are now."""
    return fill(report.form, report.unit_id, reach_of(report))


def reach_of(report: StatutoryReport) -> Reach:
    """The days that the report was drafted for, whatever the cut-off became."""
    return replace(periods.reach(parse(report.period)), first=report.first, last=report.last)
