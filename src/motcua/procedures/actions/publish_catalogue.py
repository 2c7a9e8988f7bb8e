"""Publish many procedures at once, as the ministries have decided them (NĐ 63/2010 Điều 24)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db import transaction

from motcua.audit.actions import record
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.kernel.errors import InvalidInput
from motcua.procedures import policies
from motcua.procedures.actions.publish_version import VERSION_PUBLISHED, refuse_backwards
from motcua.procedures.actions.rows import BATCH, fields_for, unsaved_version, write_parts
from motcua.procedures.models import Procedure, ProcedureVersion, Status
from motcua.procedures.queries.contents import MANY, PARTS, content_of
from motcua.procedures.rules import publication
from motcua.procedures.rules import version as rules
from motcua.procedures.rules.content import (
    BasisContent,
    Content,
    MethodContent,
    digest,
    unsaid,
)

Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What publishing would do; `faults` are messages by code of procedure, then by cell."""

    created: tuple[Content, ...]
    renewed: tuple[tuple[ProcedureVersion, Content], ...]
    unchanged: tuple[str, ...]
    faults: dict[str, dict[str, list[str]]]


def plan_catalogue(contents: Iterable[Content], *, valid_from: dt.date) -> Plan:
    """Compare with the last published versions; nothing is written."""
    created, renewed, unchanged, faults = [], [], [], {}
    for batch in batches(list(contents)):
        stored = _last_published([content.code for content in batch])
        for content in batch:
            current = stored.get(content.code)
            merged = merge(content, content_of(current)) if current else content
            if current and current.content_digest == digest(merged):
                unchanged.append(content.code)
            elif found := _faults(merged, current, valid_from):
                faults[content.code] = found
            elif current:
                renewed.append((current, merged))
            else:
                created.append(merged)
    return Plan(
        created=tuple(created), renewed=tuple(renewed), unchanged=tuple(unchanged), faults=faults
    )


@transaction.atomic
def publish_catalogue(
    plan: Plan,
    *,
    by: Actor,
    at: dt.datetime,
    valid_from: dt.date,
    on_progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Version 1 of each new procedure, the next version of each changed one; all or nothing."""
    policies.require_publishing_procedures(by)
    codes = [content.code for content in plan.created]
    Procedure.objects.bulk_create(
        [Procedure(code=code) for code in codes], batch_size=BATCH, ignore_conflicts=True
    )
    for batch in batches(list(_successions(plan))):
        _publish(batch, by, at, valid_from)
        on_progress(len(batch))


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def merge(new: Content, old: Content) -> Content:
    """Parts that the source does not speak of stay as they were, and what the province added."""
    added = {name: getattr(old, name) for name in unsaid(new)}
    if new.decision != old.decision:
        # The day of the decision before is no day of this one.
        added.pop("decided_on", None)
    new = replace(
        new,
        methods=_with_reductions(new.methods, old.methods),
        legal_bases=_with_days(new.legal_bases, old.legal_bases),
        **added,
    )
    silent = {
        name: getattr(old, name)
        for name in ("steps_text", "conditions_text", "papers", "results", "legal_bases")
        if getattr(new, name) is None
    }
    if not silent:
        return new
    # A list without papers also has no notes or fees: the same terms mean the same methods.
    if not new.methods or _terms(new.methods) == _terms(old.methods):
        silent["methods"] = old.methods
    return replace(new, agencies=old.agencies, **silent)


def _with_reductions(
    new: tuple[MethodContent, ...], old: tuple[MethodContent, ...]
) -> tuple[MethodContent, ...]:
    """A statutory term that has not changed keeps the reduced one that was promised for it."""
    promised = {(m.channel, m.case, m.term): m for m in old if m.reduced_term}
    found = [(method, promised.get((method.channel, method.case, method.term))) for method in new]
    return tuple(
        replace(method, reduced_term=was.reduced_term, reduction_basis=was.reduction_basis)
        if was and not method.reduced_term
        else method
        for method, was in found
    )


def _with_days(
    new: tuple[BasisContent, ...] | None, old: tuple[BasisContent, ...] | None
) -> tuple[BasisContent, ...] | None:
    """No source tells since when a basis is in force: what was written down for it stays."""
    known = {basis.number: basis.in_force_on for basis in old or () if basis.number}
    return new and tuple(
        replace(basis, in_force_on=basis.in_force_on or known.get(basis.number)) for basis in new
    )


def _terms(methods: tuple[MethodContent, ...]) -> list[tuple[int, str]]:
    return sorted((method.channel, method.term) for method in methods if method.term)


def _last_published(codes: Sequence[str]) -> dict[str, ProcedureVersion]:
    rows = ProcedureVersion.objects.filter(
        procedure__code__in=codes, status=Status.PUBLISHED, valid_to=None
    )
    rows = rows.select_related(*PARTS).prefetch_related(*MANY)
    return {row.procedure.code: row for row in rows}


def _faults(
    content: Content, current: ProcedureVersion | None, valid_from: dt.date
) -> dict[str, list[str]]:
    if found := rules.faults(content, on=valid_from):
        return found
    if early := publication.day_fault(content.decided_on, clock.today()):
        return {"decided_on": [early]}
    try:
        if current:
            refuse_backwards(current, valid_from)
    except InvalidInput as fault:
        return fault.errors
    return {}


Succession = tuple[Content, ProcedureVersion | None]


def _successions(plan: Plan) -> Iterator[Succession]:
    yield from ((content, None) for content in plan.created)
    yield from ((content, current) for current, content in plan.renewed)


def _publish(batch: Sequence[Succession], by: Actor, at: dt.datetime, valid_from: dt.date) -> None:
    procedures = Procedure.objects.in_bulk([c.code for c, _ in batch], field_name="code")
    last = _last_numbers(procedures.values())
    fields = fields_for({content.field for content, _ in batch})
    versions = [
        unsaved_version(
            content,
            fields[content.field],
            procedure=procedures[content.code],
            number=last.get(content.code, 0) + 1,
            status=Status.PUBLISHED,
            valid_from=valid_from,
            published_at=at,
            content_digest=digest(content),
        )
        for content, _ in batch
    ]
    ended = [current.pk for _, current in batch if current]
    ProcedureVersion.objects.filter(pk__in=ended).update(valid_to=valid_from)
    ProcedureVersion.objects.bulk_create(versions, batch_size=BATCH)
    write_parts([(v, content) for v, (content, _) in zip(versions, batch, strict=True)])
    for version in versions:
        _announce(version, by, at)


def _last_numbers(procedures: Iterable[Procedure]) -> dict[str, int]:
    rows = ProcedureVersion.objects.filter(procedure__in=list(procedures)).order_by("number")
    return dict(rows.values_list("procedure__code", "number"))


def _announce(version: ProcedureVersion, by: Actor, at: dt.datetime) -> None:
    chain = f"procedure:{version.procedure.code}"
    facts = {"version": version.number, "valid_from": str(version.valid_from)}
    record(chain=chain, type=VERSION_PUBLISHED, by=by, at=at, facts=facts)
