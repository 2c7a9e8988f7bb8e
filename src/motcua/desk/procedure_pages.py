"""What the pages of one procedure show: versions, cases, terms, processes, who follows which."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.queries import running
from motcua.kernel.errors import NotFound
from motcua.legislation.queries import documents
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from motcua.procedures import policies
from motcua.procedures.queries import managed
from motcua.procedures.queries.contents import content_of
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.managed import ProcedureVersion, ProcessVersion
from motcua.procedures.queries.process import newest_in_force, process_numbered
from motcua.procedures.queries.reading import audience_texts, level_text
from motcua.procedures.rules import cases
from motcua.procedures.rules.comparison import CHANNELS, FEE_KINDS, UNIT_RULES, term_text
from motcua.procedures.rules.content import Content, MethodContent
from motcua.procedures.rules.online import LABELS, SYSTEMS
from motcua.procedures.rules.process import ProcessDefinition, StepDefinition, longest_road
from motcua.ui.words import working_words


@dataclass(frozen=True, kw_only=True)
class Row:
    """`online`, `system` and `state` are labels of the rooms."""

    code: str
    name: str
    field: str
    level: str
    online: str
    system: str
    since: dt.date
    state: str


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A version or a process with its standing on the day and the open dossiers that follow it."""

    number: int
    state: str
    since: dt.date
    until: dt.date | None
    source: str
    running: int
    url: str


def row_of(version: ProcedureVersion) -> Row:
    return Row(
        code=version.procedure.code,
        name=version.name,
        field=version.field.name,
        level=level_text(version),
        online=LABELS.get(version.online_level, ""),
        system=SYSTEMS.get(version.processing_system, "") if version.online_level else "",
        since=version.valid_from,
        state=str(version.get_status_display()),
    )


def page_of(code: str, officer: Officer, on: dt.date) -> dict[str, Any]:
    standing = managed.standing(code, officer, on)
    return {
        "standing": standing,
        "on": on,
        "versions": _versions(standing, officer, on),
        "processes": _processes(standing, officer, on),
        "drafts": _drafts(standing, officer),
        "rows_url": f"{reverse('desk:worklist', args=['tat-ca'])}?thu_tuc={code}",
        **_parts(standing.current, on),
    }


def _drafts(standing: managed.Standing, officer: Officer) -> list[tuple[str, str]] | None:
    """Where the drafts of version and process are written on; empty text where there is none yet.
    None for who publishes nothing.
    """
    if not policies.may_publish(officer):
        return None
    named = zip(
        managed.drafted(standing),
        (("desk:version_draft", "desk:version_edit"), ("desk:process_draft", "desk:process_edit")),
        strict=True,
    )
    return [
        (
            reverse(begin, args=[standing.code]),
            reverse(goes_on, args=[standing.code, draft.number]) if draft else "",
        )
        for draft, (begin, goes_on) in named
    ]


def version_of(code: str, number: int, officer: Officer, on: dt.date) -> dict[str, Any]:
    version = managed.version_numbered(code, number, officer)
    standing = managed.standing(code, officer, on)
    return {"standing": standing, "on": on, "number": number, **_parts(version, on)}


def _versions(standing: managed.Standing, officer: Officer, on: dt.date) -> list[Dated]:
    following = running.by_version(standing.code, officer)
    return [
        _dated(
            version, on, source=version.decision, running=following.get(version.pk, 0),
            url=reverse("desk:procedure_version", args=[standing.code, version.number]),
        )
        for version in standing.versions
    ]  # fmt: skip


def _processes(standing: managed.Standing, officer: Officer, on: dt.date) -> list[Dated]:
    following = running.by_process(standing.code, officer)
    return [
        _dated(
            process, on, source=process.legal_basis, running=following.get(process.pk, 0),
            url=reverse("desk:procedure_process", args=[standing.code, process.number]),
        )
        for process in standing.processes
    ]  # fmt: skip


def _dated(
    one: ProcedureVersion | ProcessVersion, on: dt.date, *, source: str, running: int, url: str
) -> Dated:
    return Dated(
        number=one.number, state=state_of(one, on), since=one.valid_from, until=one.valid_to,
        source=source, running=running, url=url,
    )  # fmt: skip


def state_of(one: ProcedureVersion | ProcessVersion, on: dt.date) -> str:
    if managed.in_force(one, on):
        return _("Đang có hiệu lực")
    if one.status == "draft":
        return _("Dự thảo")
    return _("Sắp có hiệu lực") if one.valid_from > on else _("Hết hiệu lực")


def _parts(version: ProcedureVersion, on: dt.date) -> dict[str, Any]:
    content = content_of(version)
    declared = [case.name for case in content.cases]
    names = cases.names(declared, content.papers or (), content.methods)
    return {
        "version": version,
        "content": content,
        "state": state_of(version, on),
        "audience": ", ".join(audience_texts(version)),
        "level": level_text(version),
        "online": LABELS.get(content.online_level, ""),
        "system": SYSTEMS.get(content.processing_system, ""),
        "flags": _flags(content),
        "cases": [_case(content, name) for name in names] or [_case(content, "")],
        "bases": _bases(content, on),
    }


def _flags(content: Content) -> list[tuple[str, bool]]:
    return [
        (_("Tiếp nhận tại Một cửa"), content.at_one_stop),
        (_("Không phụ thuộc địa giới trong tỉnh"), content.boundary_free),
        (_("Liên thông"), content.interlinked),
        (_("Nhận, trả qua bưu chính công ích"), any(m.channel == 3 for m in content.methods)),
        (_("Thanh toán trực tuyến"), content.online_payment),
        (_("Giải quyết ngay"), content.settled_at_once),
    ]


def _case(content: Content, name: str) -> dict[str, Any]:
    conditions = {case.name: case.condition for case in content.cases}
    return {
        "name": name,
        "condition": conditions.get(name, ""),
        "methods": [_method(method) for method in cases.parts_for(name, content.methods)],
        "papers": cases.parts_for(name, content.papers or ()),
    }


def _method(method: MethodContent) -> dict[str, Any]:
    return {
        "channel": CHANNELS.get(method.channel, ""),
        "statutory": term_text(method.term) or method.term_text,
        "reduced": term_text(method.reduced_term),
        "basis": method.reduction_basis,
        "fees": [f"{FEE_KINDS[fee.kind]}: {fee.text}" for fee in method.fees if fee.text],
    }


def _bases(content: Content, on: dt.date) -> list[dict[str, Any]]:
    """Each legal basis with the document where it is known, so that an expired one shows."""
    given = content.legal_bases or ()
    known = documents.known([basis.number for basis in given])
    found = [(basis, known.get(basis.number)) for basis in given]
    return [
        {
            "number": basis.number,
            "title": basis.title or (document.title if document else ""),
            "since": basis.in_force_on,
            "url": reverse("desk:document", args=[document.slug]) if document else "",
            "standing": document.standing(on) if document else None,
            "until": document.valid_to if document else None,
        }
        for basis, document in found
    ]


def process_of(code: str, number: int, officer: Officer, on: dt.date) -> dict[str, Any]:
    process = process_numbered(code, number, officer)
    definition = definition_of(process)
    if not definition.steps:
        raise NotFound(_("Quy trình này chưa có bước nào. Soạn các bước rồi xem lại."))
    newest = newest_in_force(code, on)
    newer = newest if newest and newest.number > number else None
    return {
        "standing": managed.standing(code, officer, on),
        "process": process,
        "state": state_of(process, on),
        "steps": [_step(definition, step) for step in definition.steps],
        "total": working_words(longest_road(definition)),
        "running": running.by_process(code, officer).get(process.pk, 0),
        "newer": newer,
        "may_move": newer is not None and running.may_move(officer),
        "rows_url": f"{reverse('desk:worklist', args=['tat-ca'])}?thu_tuc={code}",
    }


def _step(definition: ProcessDefinition, step: StepDefinition) -> dict[str, Any]:
    names = {other.key: other.name for other in definition.steps}
    return {
        "key": step.key,
        "name": step.name,
        "role": Role(step.role).label if step.role in Role.values else step.role,
        "place": UNIT_RULES.get(step.unit_rule, step.unit_rule),
        "budget": working_words(step.budget_seconds),
        "ways": [(branch.label, names.get(branch.next, "")) for branch in step.branches],
    }
