"""Metrics of the 766 index that petitions and ratings tell: of the whole, and by agency or procedure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_
from typing import Any

from motcua.reports.indicators.definitions import INDICATORS
from motcua.reports.indicators.engines import Tables
from motcua.reports.indicators.measures import MEASURES, marked
from motcua.reports.indicators.span import Span
from motcua.reports.queries import petitions
from motcua.reports.rules.service_index import ServiceIndex
from motcua.reports.rules.service_points import Figure

SATISFIED = "dossiers_satisfied"
# A dossier counts where it counts for being in time: received and handled in the period.
IN_TIME = INDICATORS["in_time_rate"]
Told = Mapping[str, Mapping[str, Figure]]


def of_whole(
    index: ServiceIndex, first: dt.date, last: dt.date, unit_ids: Collection[int] | None,
    as_of: dt.datetime | None,
) -> dict[str, Figure]:  # fmt: skip
    """By metric; `unit_ids` None: of the province."""
    told = {}
    for key, one in index.metrics.items():
        if one.definition in petitions.METRICS:
            found = petitions.judged(one.definition, first, last, as_of=as_of, unit_ids=unit_ids)
            told[key] = Figure(sum(counted for _code, counted in found), len(found))
    return told


def of_rows(
    index: ServiceIndex, first: dt.date, last: dt.date, unit_ids: Collection[int] | None,
    as_of: dt.datetime | None, *, by_procedure: bool,
) -> Told:  # fmt: skip
    """Code of the agency or procedure → metric → figure; who has no petition is not in it."""
    named = {k: one.definition for k, one in index.metrics.items()
             if one.definition in petitions.METRICS}  # fmt: skip
    read = petitions.judged_by_procedure if by_procedure else petitions.judged_by_agency
    found = read(set(named.values()), first, last, unit_ids=unit_ids, as_of=as_of)
    return {
        key: {metric: Figure(sum(own[name]), len(own[name])) for metric, name in named.items()}
        for key, own in found.items()
    }


def satisfied(
    tables: Tables, of: Span, unhappy: Collection[str], by: str | None = None
) -> dict[str, Figure]:
    """Of all dossiers that count for being in time: less the late ones, and less those petitioned
    about or rated badly. The sheet adds both shares, so one that is both is taken off twice (QĐ
    766/QĐ-TTg, metric 5.4). By `agency` or `procedure`, None: under an empty key.
    """
    import ibis

    known = marked(tables.dossiers, of)
    told = known.filter(_any(known, IN_TIME.denominator))
    good = _any(told, IN_TIME.numerator).fill_null(False).cast("int64")
    good -= told.code.isin(sorted(unhappy) or [""]).cast("int64")
    kept = told.mutate(good=good, key=told[by] if by else ibis.literal(""))
    summed = kept.group_by("key").aggregate(n=kept.count(), good=kept.good.sum())
    return {
        row["key"]: Figure(max(0, int(row["good"])), int(row["n"])) for row in tables.rows(summed)
    }


def _any(known: Any, measures: Collection[str]) -> Any:
    return reduce(or_, (MEASURES[name].of(known) for name in measures))
