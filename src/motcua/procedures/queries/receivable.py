"""What a counter can receive: in force, with an internal process in force."""

from __future__ import annotations

import datetime as dt
from typing import Any, Protocol

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from motcua.procedures.models import Procedure, ProcedureVersion, ProcessVersion
from motcua.procedures.queries import catalogue

__all__ = ["ProcedureVersion", "ReceivableVersion", "receivable", "receivable_one"]


def receivable(text: str, on: dt.date) -> QuerySet[ProcedureVersion]:
    """Found as `catalogue.search` does, with or without diacritics, best match first."""
    processes = ProcessVersion.objects.filter(catalogue.on_day(on), procedure=OuterRef("procedure"))
    return catalogue.search(text, on).filter(Exists(processes))


class ReceivableVersion(Protocol):
    """A version with the agency that its process names, empty where the commune decides."""

    procedure: Procedure
    methods: Any
    papers: Any
    cases: Any
    name: str
    day_rule: str
    settled_at_once: bool
    resolving_unit: str


def receivable_one(code: str, on: dt.date) -> Any:
    """A `ReceivableVersion` with its methods, fees and papers; None when no counter can receive
    it on the day.
    """
    processes = ProcessVersion.objects.filter(catalogue.on_day(on), procedure=OuterRef("procedure"))
    found = receivable("", on).filter(procedure__code=code)
    named = found.annotate(resolving_unit=Subquery(processes.values("resolving_unit")[:1]))
    return named.prefetch_related("cases", "methods__fees", "papers").first()
