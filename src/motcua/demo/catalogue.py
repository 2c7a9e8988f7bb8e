"""The demo province's procedures and internal processes, made by the verbs of procedures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import yaml

from motcua.kernel.actor import OPERATOR, Actor
from motcua.kernel.errors import InvalidInput
from motcua.procedures.actions import (
    draft_process,
    plan_catalogue,
    publish_catalogue,
    publish_process,
)
from motcua.procedures.models import Procedure
from motcua.procedures.queries.definitions import definition_of
from motcua.procedures.queries.process import process_in_force
from motcua.procedures.rules.content import (
    BasisContent,
    Content,
    FeeContent,
    MethodContent,
    PaperContent,
    ResultContent,
)
from motcua.procedures.rules.online import NONE, ONLINE, WHOLE
from motcua.procedures.rules.process import (
    HOUR,
    BranchDefinition,
    ProcessDefinition,
    StepDefinition,
)
from motcua.worktime import Term

DATA = files("motcua.demo") / "data"
SOURCES = ("procedures-commune.yaml", "procedures-province.yaml")
LEGAL_BASIS = "Dữ liệu trình diễn"
IN_FORCE_FROM = dt.date(2025, 7, 1)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """`department` is the slug of the department that resolves it; empty: the commune itself."""

    code: str
    term: str
    department: str = ""


def load(
    *,
    at: dt.datetime,
    by: Actor = OPERATOR,
    valid_from: dt.date = IN_FORCE_FROM,
    newer_from: dt.date | None = None,
) -> tuple[Loaded, ...]:
    """Publish what is not yet in force as the data say; a second run changes nothing.

    From `newer_from` on, some procedures run by a quicker process of the same steps.
    """
    rows = [row for name in SOURCES for row in _read(name)]
    departments = _departments()
    plan = plan_catalogue([content_from(row, departments) for row in rows], valid_from=valid_from)
    if plan.faults:
        raise InvalidInput(errors=next(iter(plan.faults.values())))
    publish_catalogue(plan, by=by, at=at, valid_from=valid_from)
    processes = {name: _process(steps) for name, steps in _read("processes.yaml").items()}
    for row in rows:
        wanted = replace(processes[row["process"]], resolving_unit=row.get("department", ""))
        _publish_process(row["code"], wanted, by=by, at=at, valid_from=valid_from)
        if newer_from and "newer_process" in row:
            newer = replace(processes[row["newer_process"]], resolving_unit=wanted.resolving_unit)
            _publish_process(row["code"], newer, by=by, at=at, valid_from=newer_from)
    return tuple(
        Loaded(
            code=row["code"],
            term=row.get("reduced_term", row["term"]),
            department=row.get("department", ""),
        )
        for row in rows
    )


STEPS = """1. Nộp hồ sơ theo một trong các cách thức ghi bên dưới.
2. Nơi tiếp nhận kiểm tra giấy tờ, cấp Giấy tiếp nhận và hẹn ngày trả.
3. Cơ quan giải quyết thẩm định, ký kết quả.
4. Nhận kết quả theo cách đã chọn."""


def _departments() -> dict[str, str]:
    return {one["slug"]: one["name"] for one in _read("units.yaml")["departments"]}


def content_from(row: Mapping[str, Any], departments: Mapping[str, str]) -> Content:
    fees = tuple(FeeContent(**fee) for fee in row["fees"])
    term = Term.parse(row["term"])
    return Content(
        code=row["code"],
        name=row["name"],
        field=row["field"],
        level=tuple(row["level"]),
        decision=row["decision"],
        decided_on=row["decided_on"],
        audience=tuple(row["audience"]),
        agencies=departments.get(row.get("department", ""), "Ủy ban nhân dân cấp xã"),
        steps_text=STEPS,
        conditions_text="",
        settled_at_once=row.get("settled_at_once", False),
        online_level=WHOLE if ONLINE in row["channels"] else NONE,
        day_rule=row.get("day_rule", ""),
        day_rule_basis=row.get("day_rule_basis", ""),
        methods=tuple(
            MethodContent(
                channel=channel,
                term=str(term),
                term_text=term.text(),
                reduced_term=row.get("reduced_term", ""),
                reduction_basis=row.get("reduction_basis", ""),
                fees=fees,
            )
            for channel in row["channels"]
        ),
        papers=tuple(PaperContent(**paper) for paper in row["papers"]),
        results=tuple(ResultContent(**result) for result in row["results"]),
        legal_bases=tuple(BasisContent(**basis) for basis in row["legal_bases"]),
    )


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def _process(steps: list[dict[str, Any]]) -> ProcessDefinition:
    return ProcessDefinition(legal_basis=LEGAL_BASIS, steps=tuple(_step(step) for step in steps))


def _step(step: Mapping[str, Any]) -> StepDefinition:
    return StepDefinition(
        key=step["key"],
        name=step["name"],
        role=step["role"],
        unit_rule=step["unit_rule"],
        budget_seconds=int(step["hours"] * HOUR),
        branches=tuple(BranchDefinition(**branch) for branch in step["branches"]),
    )


def _publish_process(
    code: str, wanted: ProcessDefinition, *, by: Actor, at: dt.datetime, valid_from: dt.date
) -> None:
    procedure = Procedure.objects.get(code=code)
    try:
        if definition_of(process_in_force(procedure, valid_from)) == wanted:
            return
    except InvalidInput:
        pass
    process = draft_process(procedure, wanted, by=by, at=at, valid_from=valid_from)
    publish_process(process, by=by, at=at)
