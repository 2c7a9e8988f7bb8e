"""Sets of the index of QĐ 766/QĐ-TTg, each in force between two dates: groups, metrics, points."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.kernel.errors import InvalidInput

_ROWS = Path(__file__).parents[1] / "data" / "service_index.yaml"
_DAY = dt.timedelta(days=1)


class Trust(StrEnum):
    """How well it is known."""

    VERIFIED = "verified"
    TABLE = "table"
    # The portal's own points of 2026 come out by it.
    PORTAL = "portal"
    RECALLED = "recalled"


class Tier(StrEnum):
    PROVINCE = "province"
    COMMUNE = "commune"


@dataclass(frozen=True, kw_only=True)
class Metric:
    """`maximum` None: no source tells its points. `target`: the share that earns them all.

    `definition` names what is counted; where it is empty, `missing` says why nothing is. `unknown`
    says what was not recorded when dossiers came in and the denominator holds none of them.
    `private` says why no dossier behind it is named. `procedures`: codes of those that it is about.
    """

    key: str
    name: str
    maximum: Fraction | None
    trust: Trust
    parts: str
    target: Fraction = Fraction(1)
    definition: str = ""
    missing: str = ""
    unknown: str = ""
    private: str = ""
    procedures: tuple[str, ...] = ()
    full_when_empty: bool = False
    scopes: tuple[Tier, ...] = (Tier.PROVINCE, Tier.COMMUNE)


@dataclass(frozen=True, kw_only=True)
class Group:
    key: str
    name: str
    maximum: Fraction
    metrics: tuple[Metric, ...]

    @property
    def undistributed(self) -> Fraction:
        """Points of the group of which no source tells to which metric they belong."""
        return self.maximum - sum((one.maximum or Fraction(0)) for one in self.metrics)


@dataclass(frozen=True, kw_only=True)
class ServiceIndex:
    """In force on the days `valid_from` ≤ day < `valid_to`."""

    key: str
    name: str
    legal_basis: str
    valid_from: dt.date
    valid_to: dt.date | None
    trust: Trust
    groups: tuple[Group, ...]

    @property
    def metrics(self) -> dict[str, Metric]:
        return {one.key: one for group in self.groups for one in group.metrics}

    def in_force(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def metric(self, key: str) -> Metric:
        """Raises InvalidInput with the keys there are."""
        if key not in self.metrics:
            raise InvalidInput(
                f"{self.name} không có chỉ tiêu “{key}”. Chọn: {', '.join(self.metrics)}.",
                field="metric",
            )
        return self.metrics[key]


@cache
def all_sets() -> tuple[ServiceIndex, ...]:
    with _ROWS.open(encoding="utf-8") as rows:
        return tuple(_set(row) for row in yaml.safe_load(rows))


def set_in_force(first: dt.date, last: dt.date) -> ServiceIndex:
    """The one set of all these days. Raises InvalidInput: none yet, or two sets in one period."""
    if last < first:
        raise InvalidInput(
            f"Ngày cuối {last:%d/%m/%Y} đứng trước ngày đầu {first:%d/%m/%Y}. Đổi lại hai ngày.",
            field="to",
        )
    found = next((one for one in all_sets() if one.in_force(first)), None)
    if found is None:
        earliest = min(one.valid_from for one in all_sets())
        raise InvalidInput(
            f"Ngày {first:%d/%m/%Y} chưa có Bộ chỉ số 766. Chọn kỳ từ {earliest:%d/%m/%Y}.",
            field="from",
        )
    if found.in_force(last):
        return found
    assert found.valid_to is not None
    raise InvalidInput(
        f"Kỳ {first:%d/%m/%Y} – {last:%d/%m/%Y} vắt qua hai bộ điểm: “{found.name}” đến hết "
        f"{found.valid_to - _DAY:%d/%m/%Y}, bộ sau từ {found.valid_to:%d/%m/%Y}. Tính riêng "
        "từng phần.",
        field="to",
    )


def _set(row: dict[str, Any]) -> ServiceIndex:
    groups = tuple(_group(one) for one in row["groups"])
    return ServiceIndex(**{**row, "trust": Trust(row["trust"]), "groups": groups})


def _group(row: dict[str, Any]) -> Group:
    metrics = tuple(_metric(one) for one in row["metrics"])
    return Group(**{**row, "maximum": Fraction(row["maximum"]), "metrics": metrics})


def _metric(row: dict[str, Any]) -> Metric:
    told = dict(row)
    maximum, empty = told.pop("maximum"), told.pop("when_empty", "")
    told["procedures"] = tuple(told.get("procedures", ()))
    told["target"] = Fraction(told.get("target", 100), 100)
    told["scopes"] = tuple(Tier(one) for one in told.get("scopes", Tier))
    return Metric(
        **{**told, "trust": Trust(told["trust"])},
        maximum=None if maximum is None else Fraction(maximum),
        full_when_empty=empty == "full",
    )
