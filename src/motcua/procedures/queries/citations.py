"""What procedures and processes in force cite, for the list of legal documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from motcua.legislation.citations import Citation
from motcua.legislation.rules.documents import numbers_in
from motcua.procedures.models import Fee, LegalBasis, Method, ProcedureVersion, ProcessVersion
from motcua.procedures.queries.catalogue import on_day

# Sentences that quote a document: the field, and what it is called.
_SENTENCES = {
    "decision": "quyết định công bố",
    "day_rule_basis": "cách tính ngày",
    "online_basis": "mức độ trực tuyến",
}


def cited(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    """By versions and processes in force on the day, once for each number and part."""
    yield from _bases(numbers, on)
    yield from _sentences(numbers, on)
    yield from _reductions(numbers, on)
    yield from _fees(numbers, on)
    yield from _processes(numbers, on)


def _citation(number: str, code: str, what: str) -> Citation:
    return Citation(number=number, label=f"{code}, {what}", key=f"procedure:{code}")


def _bases(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    rows = LegalBasis.objects.filter(on_day(on, "version__"), number__in=numbers)
    found = rows.values_list("number", "version__procedure__code").distinct()
    for number, code in found.order_by("version__procedure__code", "number"):
        yield _citation(number, code, "căn cứ pháp lý")


def _sentences(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    for field, what in _SENTENCES.items():
        rows = ProcedureVersion.objects.filter(on_day(on)).exclude(**{field: ""})
        for code, text in rows.values_list("procedure__code", field).order_by("procedure__code"):
            for number in sorted(numbers_in(text) & set(numbers)):
                yield _citation(number, code, what)


def _reductions(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    rows = Method.objects.filter(on_day(on, "version__")).exclude(reduction_basis="")
    pairs = rows.values_list("version__procedure__code", "reduction_basis").distinct()
    for code, text in pairs.order_by("version__procedure__code"):
        for number in sorted(numbers_in(text) & set(numbers)):
            yield _citation(number, code, "cắt giảm thời hạn")


def _fees(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    rows = Fee.objects.filter(on_day(on, "method__version__")).exclude(text="")
    pairs = rows.values_list("method__version__procedure__code", "text").distinct()
    for code, text in pairs.order_by("method__version__procedure__code"):
        for number in sorted(numbers_in(text) & set(numbers)):
            yield _citation(number, code, "phí, lệ phí")


def _processes(numbers: Collection[str], on: dt.date) -> Iterator[Citation]:
    rows = ProcessVersion.objects.filter(on_day(on)).exclude(legal_basis="")
    for process in rows.select_related("procedure").order_by("procedure__code"):
        for number in sorted(numbers_in(process.legal_basis) & set(numbers)):
            what = f"quy trình nội bộ {process.number}"
            yield _citation(number, process.procedure.code, what)
