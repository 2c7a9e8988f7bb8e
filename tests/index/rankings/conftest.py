"""Two years of rounds in a province in miniature, walked by the verbs from set to publication."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from motcua.index import actions
from motcua.index.models import Entry, Round, RuleSet
from motcua.index.queries import rule_sets
from motcua.index.rules.judging import BlockDetails, Judgement, RoundDetails
from motcua.kernel.actor import OPERATOR
from motcua.organisations.rules.roles import Role
from tests.province import _give, at

COMMUNES = ("maison", "chiengmai")
PEOPLE = (
    ("Bùi Thị Nội", "vp-ubnd", Role.NV),
    ("Lê Văn Vụ", "vp-ubnd", Role.NV),
    ("Ngần Văn Tịch", "sonla", Role.LDT),
)


def body(year: int = 2026, **changes: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "name": f"Bộ tiêu chí xã {year}",
        "year": year,
        "legal_basis": "Dữ liệu kiểm thử",
        "max": 20,
        "areas": [
            {"code": "I", "name": "Chỉ đạo, điều hành", "max": 5, "criteria": [
                {"code": "1.1", "name": "Kế hoạch đúng hạn", "max": 2, "rule": {"kind": "yes_no"}},
                {"code": "1.2", "name": "Tuyên truyền", "max": 3, "rule": {"kind": "points"}},
            ]},
            {"code": "III", "name": "Thủ tục hành chính", "criteria": [
                {"code": "3.1", "name": "Hồ sơ đúng hạn", "max": 10,
                 "rule": {"kind": "ratio", "target": 1, "floor": 0.5}},
            ]},
            {"code": "VIII", "name": "Tác động", "criteria": [
                {"code": "8.1", "name": "Hài lòng", "max": 5, "rule": {"kind": "survey"}},
            ]},
        ],
        "grades": [
            {"grade": "Tốt", "min": 80, "requires": [{"area": "III", "min_percent": 90}]},
            {"grade": "Khá", "min": 65}, {"grade": "Trung bình", "min": 50},
            {"grade": "Yếu", "min": 0},
        ],
    }  # fmt: skip
    return usual | changes


def text(data: dict[str, Any]) -> bytes:
    return json.dumps(data).encode()


@dataclass
class Played:
    """Who acts, and rounds by year; `units` of the province by slug."""

    province: Any
    rounds: dict[int, Round] = field(default_factory=dict)

    @property
    def keeper(self):
        return self.province.officer("Bùi Thị Nội")

    @property
    def second(self):
        return self.province.officer("Lê Văn Vụ")

    @property
    def chair(self):
        return self.province.officer("Ngần Văn Tịch")

    def taken_in(self, data: dict[str, Any] | None = None, level: str = "commune") -> RuleSet:
        return actions.import_set(
            text(data or body()), by=self.keeper, at=at("2026-01-05 08:00"), level=level,
            file_name="bo.json",
        )  # fmt: skip

    def in_force(self, data: dict[str, Any] | None = None) -> RuleSet:
        held = self.taken_in(data)
        actions.check_set(held, by=self.keeper, at=at("2026-01-05 09:00"))
        actions.approve_set(held, by=self.second, at=at("2026-01-06 08:00"), decision="36/QĐ-UBND")
        return actions.put_set_in_force(
            held, by=self.keeper, at=at("2026-01-06 09:00"), valid_from=dt.date(2026, 1, 10)
        )

    def open(self, rule_set: RuleSet, year: int, *units: str, previous: int | None = None) -> Round:
        ids = tuple(self.province.units[slug].pk for slug in units or COMMUNES)
        block = BlockDetails(name="Xã, phường", rule_set_id=rule_set.pk, unit_ids=ids)
        details = RoundDetails(
            name=f"Chỉ số CCHC xã năm {year}", year=year,
            facts_from=dt.date(year, 1, 1), facts_to=dt.date(year, 12, 31),
            opens_on=dt.date(year, 10, 1), self_score_until=dt.date(year, 10, 10),
            appraisal_until=dt.date(year, 10, 20), explanation_until=dt.date(year, 10, 31),
            second_appraisal_until=dt.date(year, 11, 15), blocks=(block,),
        )  # fmt: skip
        self.rounds[year] = actions.open_round(
            details, run_by=self.province.units["sonla"].pk, by=OPERATOR,
            at=at("2026-09-25 08:00"), previous=self.rounds.get(previous or 0),
        )  # fmt: skip
        return self.rounds[year]

    def decide(self, year: int, slug: str, **values: str) -> None:
        """The council gives every value: the shortest lawful way to a sheet's points."""
        entry = self.entry(year, slug)
        given = {
            code: Judgement(value=value, note="Hội đồng quyết theo tài liệu.")
            for code, value in values.items()
            if code != "8.1"
        }
        actions.enter_survey(
            entry.round, {entry.unit_id: {"8.1": values["8.1"]}}, source="Điều tra",
            by=OPERATOR, at=at(f"{year}-11-16 08:00"),
        )  # fmt: skip
        actions.decide_by_council(entry, given, by=OPERATOR, at=at(f"{year}-11-20 08:00"))

    def entry(self, year: int, slug: str) -> Entry:
        return Entry.objects.select_related("round", "block__rule_set").get(
            round=self.rounds[year], unit=self.province.units[slug]
        )

    def publish(self, year: int, public_from: str | None = None) -> Round:
        return actions.publish(
            self.rounds[year], decision_number=f"36/QĐ-UBND/{year}",
            decided_on=dt.date(year, 12, 1), by=OPERATOR, at=at(f"{year}-12-02 08:00"),
            public_from=at(public_from) if public_from else None,
        )  # fmt: skip


@pytest.fixture
def played(province) -> Played:
    rule_sets.forget()
    for name, unit, role in PEOPLE:
        _give(province, name, province.units[unit], role, "Cán bộ")
    return Played(province)


@pytest.fixture
def published(played) -> Played:
    """2025 and 2026, the same set; Mai Sơn 19.5 then 16.5 of 20, Chiềng Mai 13 then 16.5: a tie."""
    held = played.in_force()
    played.open(held, 2025)
    played.decide(2025, "maison", **{"1.1": "1", "1.2": "3", "3.1": "95/100", "8.1": "100"})
    played.decide(2025, "chiengmai", **{"1.1": "1", "1.2": "1", "3.1": "60/100", "8.1": "80"})
    played.rounds[2025] = played.publish(2025)
    played.open(held, 2026, previous=2025)
    played.decide(2026, "maison", **{"1.1": "1", "1.2": "1.5", "3.1": "80/100", "8.1": "100"})
    played.decide(2026, "chiengmai", **{"1.1": "0", "1.2": "3", "3.1": "95/100", "8.1": "80"})
    played.rounds[2026] = played.publish(2026)
    return played
