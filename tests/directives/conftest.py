"""A leader of the province who gives tasks, and the commune Mai Sơn that does them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from motcua.directives import actions
from motcua.directives.models import AssignedTask, DirectiveSource
from motcua.directives.rules.due import DueWish
from motcua.directives.rules.wording import SourceDetails, TaskDetails
from motcua.organisations.officer import Officer
from motcua.organisations.queries import units
from motcua.organisations.rules.roles import Role
from tests.province import Province, _give, _give_posts, _place_units, at

GIVEN = at("2026-10-08 09:12")
LETTER = SourceDetails(
    kind="document", number="1250/UBND-KSTT", title="Chấn chỉnh giải quyết thủ tục hành chính",
    issuer="UBND tỉnh", issued_on=dt.date(2026, 10, 7),
)  # fmt: skip


@dataclass
class Command:
    province: Province

    @property
    def chief(self) -> Officer:
        return self.province.officer("Lò Minh Hùng")

    @property
    def commune(self) -> Officer:
        return self.province.leader

    @property
    def staff(self) -> Officer:
        return self.province.case

    def unit(self, slug: str) -> int:
        return self.province.units[slug].pk

    def source(self, **changes) -> DirectiveSource:
        return actions.enter_source(LETTER, by=self.chief, at=GIVEN, **changes)

    def give(self, *slugs: str, **changes) -> list[AssignedTask]:
        """By the chief, to Mai Sơn unless told, due in ten working days."""
        usual = {
            "details": TaskDetails(title="Giải quyết dứt điểm 7 hồ sơ đất đai trễ hạn"),
            "due": DueWish(term="10 ngày làm việc"), "by": self.chief, "at": GIVEN,
        }  # fmt: skip
        told = usual | changes
        return actions.assign_task(
            told.pop("details"), told.pop("due"), source=told.pop("source", None) or self.source(),
            units=[self.unit(slug) for slug in slugs or ("maison",)], **told,
        )  # fmt: skip

    def accepted(self, **changes) -> AssignedTask:
        (task,) = self.give(**changes)
        return actions.accept_task(task, by=self.commune, at=at("2026-10-08 10:00"))

    def submitted(self, moment: str = "2026-10-15 09:00", **changes) -> AssignedTask:
        said = "Đã giải quyết xong 7 hồ sơ."
        return actions.submit_completion(
            self.accepted(**changes), by=self.commune, at=at(moment), text=said
        )


@pytest.fixture
def province(db) -> Province:
    """Units and people only: tasks know no procedure."""
    units.forget_trees()
    made = Province()
    _place_units(made)
    units.forget_trees()
    _give_posts(made)
    return made


@pytest.fixture
def command(province) -> Command:
    _give(province, "Lò Minh Hùng", province.units["sonla"], Role.LDT, "Chủ tịch UBND tỉnh")
    return Command(province)
