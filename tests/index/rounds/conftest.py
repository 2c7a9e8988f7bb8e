"""A round in a province in miniature: two communes and a department, its set of six criteria."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest

from motcua.index import actions
from motcua.index.models import Entry, Round, RuleSet
from motcua.index.queries import board
from motcua.index.rules.judging import BlockDetails, Judgement, RoundDetails
from motcua.kernel.actor import OPERATOR
from motcua.kernel.clock import VIETNAM
from motcua.organisations.officer import Officer
from motcua.organisations.rules.roles import Role
from tests.province import _give, at

BODY: dict[str, Any] = {
    "name": "Bộ tiêu chí kiểm thử",
    "year": 2026,
    "areas": [
        {"code": "I", "name": "Chỉ đạo", "criteria": [
            {"code": "1.1", "name": "Kế hoạch đúng hạn", "max": 3, "rule": {"kind": "yes_no"}},
            {"code": "1.2", "name": "Tuyên truyền", "max": 5, "rule": {"kind": "points"}},
        ]},
        {"code": "III", "name": "Thủ tục hành chính", "criteria": [
            {"code": "3.1", "name": "Đúng hạn", "max": 7, "not_applicable": "reduces_max",
             "bound": "on_time_rate", "rule": {"kind": "ratio", "target": 1, "floor": 0.5}},
            {"code": "3.2", "name": "Kiến nghị", "max": 2, "not_applicable": "reduces_max",
             "rule": {"kind": "ratio", "target": 1, "floor": 0}},
        ]},
        {"code": "VIII", "name": "Tác động", "criteria": [
            {"code": "8.1", "name": "Hài lòng", "max": 3, "rule": {"kind": "survey"}},
        ]},
    ],
    "penalties": {"max": 5, "criteria": [
        {"code": "P.1", "name": "Nộp trễ (ngày)", "bound": "late_days",
         "rule": {"kind": "per_unit", "points": 1}},
    ]},
    "grades": [{"grade": "Tốt", "min": 80}, {"grade": "Khá", "min": 0}],
}  # fmt: skip
SURVEYED = {"8.1": "90"}
PROVED = ("1.1", "1.2", "3.2")


def judge(value: str = "", note: str = "", *, explain: bool = False) -> Judgement:
    return Judgement(value=value, note=note, explain=explain)


@dataclass
class Played:
    """A round and who acts in it; `entry("maison")`, `step("maison", …)` walk it."""

    province: Any
    rule_set: RuleSet
    round: Round = field(init=False)

    def entry(self, unit: str = "maison") -> Entry:
        return Entry.objects.select_related("round", "block__rule_set").get(
            round=self.round, unit=self.province.units[unit]
        )

    def head(self, unit: str = "maison") -> Officer:
        return self.province.of(Role.TP, unit)

    def leader(self, unit: str = "maison") -> Officer:
        return self.province.of(Role.LD, unit)

    @property
    def appraiser(self) -> Officer:
        return self.province.officer("Bùi Thị Nội")

    @property
    def second(self) -> Officer:
        return self.province.officer("Lê Văn Vụ")

    @property
    def chair(self) -> Officer:
        return self.province.officer("Ngần Văn Tịch")

    def score(self, unit: str = "maison", moment: str = "2026-10-05 08:00", **values: str) -> None:
        usual = {"1.1": "có", "1.2": "4", "3.2": "1/2"} | values
        actions.self_score(self.entry(unit), usual, by=self.head(unit), at=at(moment))

    def prove(self, unit: str = "maison", moment: str = "2026-10-05 09:00") -> None:
        actions.attach_evidence(
            self.entry(unit), PROVED, kind="decision", reference="12/KH-UBND",
            by=self.head(unit), at=at(moment),
        )  # fmt: skip

    def hand_in(self, unit: str = "maison", moment: str = "2026-10-06 08:00") -> None:
        actions.approve_internally(self.entry(unit), by=self.leader(unit), at=at(moment))
        actions.lock(self.entry(unit), by=self.leader(unit), at=at(moment))

    def handed_in(self, *units: str) -> None:
        for unit in units or ("maison",):
            self.score(unit)
            self.prove(unit)
            self.hand_in(unit)

    def decided(self, *units: str, moment: str = "2026-11-20 08:00") -> None:
        for unit in units:
            actions.decide_by_council(self.entry(unit), {}, by=self.chair, at=at(moment))


def details(rule_set: RuleSet, *units: int, **changes: Any) -> RoundDetails:
    usual: dict[str, Any] = {
        "name": "Chỉ số CCHC năm 2026", "year": 2026,
        "facts_from": dt.date(2026, 1, 1), "facts_to": dt.date(2026, 12, 31),
        "opens_on": dt.date(2026, 10, 1), "self_score_until": dt.date(2026, 10, 10),
        "appraisal_until": dt.date(2026, 10, 20), "explanation_until": dt.date(2026, 10, 31),
        "second_appraisal_until": dt.date(2026, 11, 15),
        "blocks": (BlockDetails(name="Xã, phường", rule_set_id=rule_set.pk, unit_ids=units),),
    }  # fmt: skip
    return RoundDetails(**usual | changes)


@pytest.fixture
def rule_set(db) -> RuleSet:
    return RuleSet.objects.create(
        year=2026, level="commune", name=BODY["name"], body=deepcopy(BODY), state="in_force",
        made_at=dt.datetime(2026, 9, 1, tzinfo=VIETNAM), made_by=OPERATOR.reference,
    )  # fmt: skip


@pytest.fixture
def played(province, rule_set) -> Played:
    for name, unit, role in (
        ("Bùi Thị Nội", "vp-ubnd", Role.NV),
        ("Lê Văn Vụ", "vp-ubnd", Role.NV),
        ("Ngần Văn Tịch", "sonla", Role.LDT),
    ):
        _give(province, name, province.units[unit], role, "Cán bộ")
    made = Played(province, rule_set)
    units = [province.units[slug].pk for slug in ("maison", "chiengmai")]
    made.round = actions.open_round(
        details(rule_set, *units), run_by=province.units["sonla"].pk, by=made.appraiser,
        at=at("2026-09-25 08:00"),
    )  # fmt: skip
    return made


def lines_of(played: Played, by: Officer) -> list[str]:
    found = board.lines(played.round, by, at("2026-10-08 09:00"))
    return [line.entry.unit.slug for line in found]
