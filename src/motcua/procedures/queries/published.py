"""What was published is fixed, so a process keeps it once read: steps, fields, fees, terms.

Which version is in force on a day may change by a later publication: that is kept for a minute.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Prefetch, prefetch_related_objects

from motcua.procedures.models import (
    Branch,
    Fee,
    Method,
    ProcedureVersion,
    ProcessVersion,
    Status,
    Step,
)
from motcua.procedures.queries import known_words
from motcua.procedures.queries.catalogue import version_in_force
from motcua.procedures.queries.process import process_in_force

Kept = TypeVar("Kept")
Key = TypeVar("Key")
_MOST = 10_000
_steps: dict[int, dict[int, Step]] = {}
_fields: dict[int, str] = {}
_reduced: dict[int, dict[str, Method]] = {}
_fees: dict[int, list[tuple[int, Fee]]] = {}
_SECONDS = 60.0
_running: dict[tuple[str, dt.date], tuple[float, ProcedureVersion, ProcessVersion]] = {}


def steps_of(process_id: int) -> Mapping[int, Step]:
    """Steps by id, in their order, branches and next steps at hand; not to be changed."""
    kept = _steps.get(process_id)
    if kept is not None:
        return kept
    kept = _read(process_id)
    if any(step.process.status != Status.DRAFT for step in kept.values()):
        _keep(_steps, process_id, kept)
    return kept


def _read(process_id: int) -> dict[int, Step]:
    branches = Prefetch("branches", Branch.objects.order_by("pk"))
    rows = Step.objects.filter(process=process_id).select_related("process")
    steps = {step.pk: step for step in rows.order_by("position").prefetch_related(branches)}
    for step in steps.values():
        for branch in step.branches.all():
            if branch.next_step_id:
                branch.next_step = steps[branch.next_step_id]
    return steps


def field_code_of(version_id: int) -> str:
    """The field (lĩnh vực) of a published version of a procedure."""
    kept = _fields.get(version_id)
    if kept is None:
        rows = ProcedureVersion.objects.filter(pk=version_id)
        kept, status = rows.values_list("field__code", "status").get()
        if status != Status.DRAFT:
            _keep(_fields, version_id, kept)
    return kept


def reduced_terms_of(version_id: int) -> Mapping[str, Method]:
    """The methods of a version that promise less than the law allows, by the reduced term."""
    kept = _reduced.get(version_id)
    if kept is None:
        version = ProcedureVersion.objects.prefetch_related("methods").get(pk=version_id)
        kept = {m.reduced_term: m for m in version.methods.all() if m.reduced_term}
        if version.status != Status.DRAFT:
            _keep(_reduced, version_id, kept)
    return kept


def fees_of(version: ProcedureVersion) -> list[tuple[int, Fee]]:
    """Each fee with the channel of its method, in the order they were entered."""
    kept = _fees.get(version.pk)
    if kept is None:
        rows = Fee.objects.filter(method__version=version.pk).select_related("method")
        kept = [(fee.method.channel, fee) for fee in rows.order_by("pk")]
        if version.status != Status.DRAFT:
            _keep(_fees, version.pk, kept)
    return kept


def running(code: str, on: dt.date) -> tuple[ProcedureVersion, ProcessVersion]:
    """The version and the process that a dossier of the day is received under, methods at hand.

    Raises what `version_in_force` and `process_in_force` raise; not to be changed.
    """
    kept = _running.get((code, on))
    if kept is None or kept[0] < time.monotonic():
        version = version_in_force(code, on)
        process = process_in_force(version.procedure, on)
        prefetch_related_objects([version], "methods")
        kept = (time.monotonic() + _SECONDS, version, process)
        _keep(_running, (code, on), kept)
    return kept[1], kept[2]


def _keep(store: dict[Key, Kept], key: Key, value: Kept) -> None:
    if len(store) >= _MOST:
        store.clear()
    store[key] = value


def forget() -> None:
    known_words.forget()
    _steps.clear()
    _fields.clear()
    _reduced.clear()
    _fees.clear()
    _running.clear()
