"""A stored version back as the value it was made of."""

from __future__ import annotations

from motcua.procedures.models import Method, ProcedureVersion
from motcua.procedures.rules.content import (
    BasisContent,
    CaseContent,
    Content,
    FeeContent,
    MethodContent,
    PaperContent,
    ResultContent,
)

PARTS = ("procedure", "field")
MANY = ("cases", "methods__fees", "papers", "results", "legal_bases")


def content_of(version: ProcedureVersion) -> Content:
    return Content(
        code=version.procedure.code,
        name=version.name,
        field=version.field.name,
        level=tuple(filter(None, version.level.split(","))),
        kind=version.kind,
        decision=version.decision,
        decided_on=version.decided_on,
        audience=tuple(version.audience),
        agencies=version.agencies,
        steps_text=version.steps_text,
        conditions_text=version.conditions_text,
        day_rule=version.day_rule,
        day_rule_basis=version.day_rule_basis,
        settled_at_once=version.settled_at_once,
        online_level=version.online_level,
        online_reason=version.online_reason,
        online_basis=version.online_basis,
        online_payment=version.online_payment,
        interlinked=version.interlinked,
        boundary_free=version.boundary_free,
        at_one_stop=version.at_one_stop,
        processing_system=version.processing_system,
        cases=tuple(
            CaseContent(name=row.name, condition=row.condition) for row in version.cases.all()
        ),
        methods=tuple(_method(method) for method in version.methods.all()),
        papers=_papers(version),
        results=tuple(
            ResultContent(name=row.name, code=row.code, is_document=row.is_document)
            for row in version.results.all()
        ),
        legal_bases=_bases(version),
        unread=tuple(version.unread),
    )


def _method(method: Method) -> MethodContent:
    fees = method.fees.all()
    return MethodContent(
        channel=method.channel,
        term=method.term,
        term_text=method.term_text,
        note=method.note,
        case=method.case,
        reduced_term=method.reduced_term,
        reduction_basis=method.reduction_basis,
        fees=tuple(FeeContent(kind=f.kind, amount=f.amount, text=f.text) for f in fees),
    )


def _papers(version: ProcedureVersion) -> tuple[PaperContent, ...]:
    return tuple(
        PaperContent(
            name=row.name,
            case=row.case,
            form=row.form,
            originals=row.originals,
            copies=row.copies,
            required=row.required,
        )
        for row in version.papers.all()
    )


def _bases(version: ProcedureVersion) -> tuple[BasisContent, ...]:
    return tuple(
        BasisContent(
            number=row.number, title=row.title, issued_on=row.issued_on, issuer=row.issuer,
            in_force_on=row.in_force_on,
        )
        for row in version.legal_bases.all()
    )  # fmt: skip
