"""What was published is fixed, so a process keeps it once read: steps, fields, reduced terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Prefetch

from motcua.procedures.models import Branch, Method, ProcedureVersion, Status, Step

Kept = TypeVar("Kept")
_MOST = 10_000
_steps: dict[int, dict[int, Step]] = {}
_fields: dict[int, str] = {}
_reduced: dict[int, dict[str, Method]] = {}


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


def _keep(store: dict[int, Kept], key: int, value: Kept) -> None:
    if len(store) >= _MOST:
        store.clear()
    store[key] = value


def forget() -> None:
    _steps.clear()
    _fields.clear()
    _reduced.clear()
