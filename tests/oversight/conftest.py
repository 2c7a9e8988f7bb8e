"""The test province with those who oversee it, and an inspection of Mai Sơn at any stage."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest

from motcua.kernel.actor import OPERATOR
from motcua.organisations.actions import give_post, place_unit
from motcua.organisations.models import UnitKind
from motcua.organisations.officer import Officer
from motcua.organisations.queries import officers, units
from motcua.organisations.rules.roles import Role
from motcua.oversight import actions
from motcua.oversight.actions.issue_checklist import own_checklists
from motcua.oversight.models import Conclusion, Finding, Inspection, InspectionPlan, Remedy
from motcua.oversight.rules.inspections import FindingDetails, InspectionDetails
from tests.province import BASIS, FOUNDED, START, Province, at

DAY = dt.date


@dataclass
class Oversight:
    province: Province

    def who(self, name: str, on: dt.date = DAY(2026, 10, 8)) -> Officer:
        return officers.officer_in(self.province.posts[name], on)

    @property
    def planner(self) -> Officer:
        return self.who("Cầm Văn Nội")

    @property
    def inspector(self) -> Officer:
        return self.who("Thào A Thanh", DAY(2026, 9, 25))

    @property
    def chairman(self) -> Officer:
        return self.who("Lê Chủ Tịch")

    @property
    def unit_leader(self) -> Officer:
        return self.who("Hoàng Văn Nghĩa")

    def plan(self, **more: Any) -> InspectionPlan:
        told = {"year": 2026, "number": "12/QĐ-UBND", "decided_on": DAY(2026, 1, 10),
                "title": "Kế hoạch kiểm tra năm 2026", **more}  # fmt: skip
        return actions.draft_inspection_plan(by=self.planner, at=at("2026-01-12 08:00"), **told)

    def approved(self, **more: Any) -> InspectionPlan:
        plan = self.plan(**more)
        for unit, month in (("maison", 9), ("chiengmai", 11)):
            actions.plan_visit(
                plan, by=self.planner, at=at("2026-01-12 08:30"), unit=unit, kind="reform",
                month=month, leader=self.province.posts["Thào A Thanh"].pk,
            )  # fmt: skip
        return actions.approve_inspection_plan(plan, by=self.chairman, at=at("2026-01-15 08:00"))

    def opened(self, plan: InspectionPlan | None = None, **more: Any) -> Inspection:
        visit = (plan or self.approved()).visits.get(unit__slug="maison")
        [checklist, *_] = [
            actions.issue_checklist(row, by=OPERATOR, at=at("2026-01-02 08:00"))
            for row in own_checklists()
        ]
        told = {
            "visit": visit, "details": details(), "checklist": checklist,
            "members": [self.province.posts["Cầm Văn Nội"].pk], **more,
        }  # fmt: skip
        return actions.open_inspection(by=self.planner, at=at("2026-09-16 08:00"), **told)

    def found(self, inspection: Inspection, **more: Any) -> Finding:
        return actions.note_finding(
            inspection, by=self.inspector, at=at("2026-09-25 15:00"), details=self.limit(**more)
        )

    def limit(self, **more: Any) -> FindingDetails:
        told = {
            "kind": "limit", "topic": "niem-yet", "text": "Bảng niêm yết treo bản đã hết hiệu lực.",
            "cause": "Chưa phân công người theo dõi.", "evidence": "Biên bản ngày 25/9/2026",
            "post": self.province.posts["Quàng Văn Dũng"].pk,
            "remedy": "Niêm yết lại theo bản đang có hiệu lực.", "due_on": DAY(2026, 10, 20), **more,
        }  # fmt: skip
        return FindingDetails(**told)

    def answered(self, inspection: Inspection) -> None:
        for check in inspection.checks.all():
            actions.answer_item(
                inspection,
                by=self.inspector,
                at=at("2026-09-25 14:00"),
                key=check.key,
                answer="yes",
            )

    def concluded(self) -> Conclusion:
        inspection = self.opened()
        self.answered(inspection)
        self.found(inspection)
        return self.sign(inspection)

    def sign(self, inspection: Inspection, number: str = "05/KL-UBND") -> Conclusion:
        return actions.conclude_inspection(
            inspection, by=self.chairman, at=at("2026-10-05 09:00"), number=number,
            summary="Đơn vị thực hiện cơ bản tốt.",
        )  # fmt: skip

    def remedy(self) -> Remedy:
        return Remedy.objects.get(finding__inspection=self.concluded().inspection)


def details(**more: Any) -> InspectionDetails:
    told = {
        "decision": "88/QĐ-SNV", "decided_on": DAY(2026, 9, 15), "announced_on": DAY(2026, 9, 16),
        "starts_on": DAY(2026, 9, 24), "ends_on": DAY(2026, 9, 25), "first": DAY(2026, 1, 1),
        "last": DAY(2026, 8, 31), **more,
    }  # fmt: skip
    return InspectionDetails(**told)


def people(province: Province) -> None:
    top = province.units["sonla"]
    for slug, name, role, person, title in (
        ("so-noi-vu", "Sở Nội vụ", Role.NV, "Cầm Văn Nội", "Chuyên viên"),
        ("thanh-tra", "Thanh tra tỉnh", Role.TT, "Thào A Thanh", "Thanh tra viên"),
    ):
        unit = place_unit(
            slug, by=OPERATOR, at=FOUNDED, name=name, kind=UnitKind.DEPARTMENT, parent=top,
            code="", short_name=name, valid_from=START, legal_basis=BASIS,
        )  # fmt: skip
        province.units[slug] = unit
        _post(province, person, slug, role, title)
    _post(province, "Lê Chủ Tịch", "sonla", Role.LDT, "Chủ tịch UBND tỉnh")
    units.forget_trees()


def _post(province: Province, person: str, slug: str, role: Role, title: str) -> None:
    province.posts[person] = give_post(
        person, by=OPERATOR, at=FOUNDED, unit=province.units[slug], role=role, title=title,
        valid_from=START,
    )  # fmt: skip


@pytest.fixture
def oversight(province: Province, clock) -> Oversight:
    people(province)
    return Oversight(province)
