"""Small contents and processes the tests of this room share."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from motcua.kernel.clock import VIETNAM
from motcua.procedures.rules.content import (
    BasisContent,
    Content,
    FeeContent,
    MethodContent,
    PaperContent,
    ResultContent,
)
from motcua.procedures.rules.process import (
    HOUR,
    BranchDefinition,
    ProcessDefinition,
    StepDefinition,
)

START = dt.date(2025, 7, 1)
TODAY = dt.date(2026, 10, 8)
NOW = dt.datetime(2026, 10, 8, 9, 12, tzinfo=VIETNAM)


def content(code: str = "1.013833", **changes) -> Content:
    method = MethodContent(
        channel=1,
        term="10wd",
        term_text="10 ngày làm việc",
        fees=(FeeContent(kind="le_phi", amount=28_000, text="28.000 đồng/lần"),),
    )
    plain = Content(
        code=code,
        name="Đăng ký biến động đất đai",
        field="Đất đai",
        level=("province",),
        audience=("citizen", "firm"),
        steps_text="Nộp hồ sơ",
        conditions_text="",
        methods=(method, replace(method, channel=2, fees=())),
        papers=(PaperContent(name="Đơn đăng ký biến động", originals=1),),
        results=(ResultContent(name="Giấy chứng nhận", code="KQ.G10.001148"),),
        legal_bases=(BasisContent(number="31/2024/QH15", title="Luật Đất đai", issuer="Quốc hội"),),
    )
    return replace(plain, **changes)


def branch(act: str, to: str = "", *, outcome: str = "") -> BranchDefinition:
    return BranchDefinition(act=act, label=act, outcome=outcome, next=to)


def step(key: str, role: str, hours: float, *branches: BranchDefinition) -> StepDefinition:
    return StepDefinition(
        key=key,
        name=key,
        role=role,
        unit_rule="division",
        budget_seconds=int(hours * HOUR),
        branches=branches,
    )


def process(**changes) -> ProcessDefinition:
    steps = (
        step("nhan", "TN", 4, branch("transfer", "xu-ly")),
        step(
            "xu-ly",
            "CV",
            40,
            branch("submit_for_approval", "ky"),
            branch("transfer", "xac-minh", outcome="can-xac-minh"),
        ),
        step("xac-minh", "CV", 16, branch("submit_for_approval", "ky")),
        step("ky", "LD", 8, branch("approve", "tra"), branch("send_back", "xu-ly")),
        step("tra", "TN", 100, branch("return_result")),
    )
    return replace(ProcessDefinition(steps=steps, legal_basis="QĐ 12/QĐ-UBND"), **changes)
