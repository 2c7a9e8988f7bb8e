"""The next version of a procedure and of its process, as the province would publish them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from motcua.kernel.actor import OPERATOR
from motcua.procedures.actions import (
    draft_process,
    draft_version,
    publish_process,
    publish_version,
)
from motcua.procedures.models import Procedure, ProcedureVersion, ProcessVersion
from motcua.procedures.queries.contents import content_of
from motcua.procedures.rules.content import BasisContent, CaseContent, PaperContent
from motcua.procedures.rules.process import ProcessDefinition, StepDefinition
from tests.province import BASIS, HOUR, RENAME, at, steps

NEW_DAY = dt.date(2026, 10, 6)
PERSON, FIRM = "Cá nhân đổi tên", "Tổ chức đổi tên"


def _renamed(step: StepDefinition) -> StepDefinition:
    branches = tuple(
        replace(branch, next="tham-tra" if branch.next == "tham-dinh" else branch.next)
        for branch in step.branches
        if branch.next != "xac-minh"
    )
    if step.key == "tham-dinh":
        step = replace(step, key="tham-tra", name="Thẩm tra", budget_seconds=20 * HOUR)
    return replace(step, branches=branches)


def newer_process() -> ProcessVersion:
    """Appraises in half the time, in a step of another key, and checks nothing in the field."""
    changed = tuple(_renamed(step) for step in steps() if step.key != "xac-minh")
    definition = ProcessDefinition(steps=changed, legal_basis=BASIS)
    procedure = Procedure.objects.get(code=RENAME)
    made = at("2026-09-20 08:00")
    drafted = draft_process(procedure, definition, by=OPERATOR, at=made, valid_from=NEW_DAY)
    return publish_process(drafted, by=OPERATOR, at=made)


def newer_version(valid_from: dt.date = NEW_DAY) -> ProcedureVersion:
    """Two cases, a reduced term, a level with its reason, and two legal bases."""
    last = ProcedureVersion.objects.filter(procedure__code=RENAME).order_by("number").last()
    old = content_of(last)
    short = {"reduced_term": "9wd", "reduction_basis": "15/2026/QĐ-UBND"}
    methods = tuple(
        replace(method, case=case, **(short if case == PERSON else {}))
        for case in (PERSON, FIRM)
        for method in old.methods
    )
    content = replace(
        old,
        cases=(CaseContent(name=PERSON), CaseContent(name=FIRM, condition="Có con dấu")),
        methods=methods,
        papers=(
            *old.papers[:2],
            PaperContent(name="Giấy khai sinh", case=PERSON, copies=1),
            PaperContent(name="Quyết định đổi tên", case=FIRM, originals=1),
        ),
        online_level="part",
        online_reason="Phải kiểm tra thực địa",
        online_basis="31/2024/QH15, Điều 133",
        legal_bases=(
            BasisContent(number="31/2024/QH15", title="Luật Đất đai"),
            BasisContent(number="62/2021/NĐ-CP"),
        ),
    )
    made = at("2026-09-20 08:00")
    drafted = draft_version(content, by=OPERATOR, at=made, valid_from=valid_from)
    return publish_version(drafted, by=OPERATOR, at=made)
