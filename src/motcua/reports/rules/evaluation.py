"""The evaluation by nine criteria of NĐ 61/2018/NĐ-CP (Điều 30-33), for the days it was in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from motcua.kernel.errors import InvalidInput

_ROWS = Path(__file__).parents[1] / "data" / "evaluation.yaml"
MOST = 2


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """`steps` say what earns 0, 1 and 2 points; recalled."""

    number: int
    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """In force on the days `valid_from` ≤ day < `valid_to`."""

    key: str
    legal_basis: str
    valid_from: dt.date
    valid_to: dt.date
    trust: str
    criteria: tuple[Criterion, ...]
    classes: tuple[tuple[int, str], ...]

    @property
    def maximum(self) -> int:
        return MOST * len(self.criteria)


@dataclass(frozen=True, kw_only=True)
class Marks:
    """`rank` is empty while a criterion is not marked or does not apply: the law has no class for
    less than all nine.
    """

    points: int
    maximum: int
    rank: str


@cache
def evaluation() -> Evaluation:
    with _ROWS.open(encoding="utf-8") as rows:
        told = yaml.safe_load(rows)
    criteria = tuple(
        Criterion(number=number, name=row["name"], steps=tuple(row["steps"]))
        for number, row in enumerate(told["criteria"], 1)
    )
    classes = tuple((row["from"], row["name"]) for row in told["classes"])
    return Evaluation(**{**told, "criteria": criteria, "classes": classes})


def marks(given: Mapping[int, int | None], on: dt.date) -> Marks:
    """Points by number of the criterion, None where it does not apply.

    Raises InvalidInput: a day without this evaluation, an unknown criterion, points not 0, 1 or 2.
    """
    rules = evaluation()
    if not rules.valid_from <= on < rules.valid_to:
        raise InvalidInput(
            f"Ngày {on:%d/%m/%Y} không chấm theo 18 điểm: cách chấm này có hiệu lực từ "
            f"{rules.valid_from:%d/%m/%Y} đến hết "
            f"{rules.valid_to - dt.timedelta(days=1):%d/%m/%Y}.",
            field="on",
        )
    for number, points in given.items():
        _check(number, points, len(rules.criteria))
    earned = [points for points in given.values() if points is not None]
    whole = MOST * len(earned) == rules.maximum
    rank = next(name for least, name in rules.classes if sum(earned) >= least) if whole else ""
    return Marks(points=sum(earned), maximum=MOST * len(earned), rank=rank)


def _check(number: int, points: int | None, count: int) -> None:
    if number not in range(1, count + 1):
        raise InvalidInput(
            f"Không có tiêu chí {number}. Các tiêu chí đánh số từ 1 đến {count}.", field=str(number)
        )
    if points is not None and (isinstance(points, bool) or points not in range(MOST + 1)):
        raise InvalidInput(
            f"Tiêu chí {number}: {points} điểm. Chỉ chấm 0, 1 hoặc 2.", field=str(number)
        )
