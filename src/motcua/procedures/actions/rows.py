"""Content as rows, written in bulk: one version or two thousand in the same few statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from motcua.kernel.folding import fold
from motcua.procedures.models import (
    Fee,
    Field,
    LegalBasis,
    Method,
    Paper,
    ProcedureCase,
    ProcedureVersion,
    ResultKind,
)
from motcua.procedures.rules.content import LATER, Content

BATCH = 500


def field_code(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:100]


def fields_for(names: Iterable[str]) -> dict[str, Field]:
    """Fields by name, made where missing; names that differ in case or marks are one field."""
    by_code = {field_code(name): name for name in names}
    fresh = [Field(code=code, name=name) for code, name in by_code.items()]
    Field.objects.bulk_create(fresh, ignore_conflicts=True)
    stored = {field.code: field for field in Field.objects.filter(code__in=by_code)}
    return {name: stored[field_code(name)] for name in names}


def unsaved_version(content: Content, field: Field, **facts: Any) -> ProcedureVersion:
    return ProcedureVersion(
        name=content.name,
        name_folded=fold(content.name),
        field=field,
        level=",".join(content.level),
        kind=content.kind,
        decision=content.decision,
        audience=list(content.audience),
        agencies=content.agencies,
        steps_text=content.steps_text or "",
        conditions_text=content.conditions_text or "",
        day_rule=content.day_rule,
        day_rule_basis=content.day_rule_basis,
        settled_at_once=content.settled_at_once,
        **{name: getattr(content, name) for name in LATER if name != "cases"},
        unread=list(content.unread),
        **facts,
    )


def write_parts(pairs: Sequence[tuple[ProcedureVersion, Content]]) -> None:
    """Cases, methods with fees, papers, results and bases of versions that are already saved."""
    methods, fees = [], []
    for version, content in pairs:
        for position, part in enumerate(content.methods, start=1):
            method = Method(
                version=version,
                position=position,
                channel=part.channel,
                term=part.term,
                term_text=part.term_text,
                note=part.note,
                case=part.case,
                reduced_term=part.reduced_term,
                reduction_basis=part.reduction_basis,
            )
            methods.append(method)
            fees += [
                Fee(method=method, kind=f.kind, amount=f.amount, text=f.text) for f in part.fees
            ]
    Method.objects.bulk_create(methods, batch_size=BATCH)
    Fee.objects.bulk_create(fees, batch_size=BATCH)
    _write(ProcedureCase, [(v, c.cases) for v, c in pairs])
    _write(Paper, [(v, c.papers) for v, c in pairs])
    _write(ResultKind, [(v, c.results) for v, c in pairs])
    _write(LegalBasis, [(v, c.legal_bases) for v, c in pairs])


def _write(model: type[models.Model], pairs: Iterable[tuple[ProcedureVersion, Any]]) -> None:
    rows = [
        model(version=version, position=position, **vars(part))
        for version, parts in pairs
        for position, part in enumerate(parts or (), start=1)
    ]
    model._default_manager.bulk_create(rows, batch_size=BATCH)
