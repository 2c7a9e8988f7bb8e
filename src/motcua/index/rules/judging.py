"""What somebody gives for a criterion at one stage, checked against its rule and maximum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from motcua.index.rules.criteria import CriteriaSet, Criterion
from motcua.index.rules.faults import Unreadable
from motcua.index.rules.numbers import plain
from motcua.index.rules.scoring import UnitSheet
from motcua.index.rules.sheet import read_cell

_LONGEST = 200
_WORDS = 2000


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """`explain`: the unit is asked why."""

    value: str = ""
    note: str = ""
    explain: bool = False


@dataclass(frozen=True, kw_only=True)
class BlockDetails:
    """A block as it is opened: its name, its set, its units."""

    name: str
    rule_set_id: int
    unit_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class RoundDetails:
    """What opens a round; each date is the last day of its phase."""

    name: str
    year: int
    facts_from: dt.date
    facts_to: dt.date
    opens_on: dt.date
    self_score_until: dt.date
    appraisal_until: dt.date
    explanation_until: dt.date
    second_appraisal_until: dt.date
    blocks: tuple[BlockDetails, ...] = ()


def value_fault(leaf: Criterion, text: str) -> str:
    """Why the criterion does not take this value; empty when it does."""
    if len(text) > _LONGEST:
        return f"Giá trị dài quá {_LONGEST} ký tự. Ghi gọn lại."
    try:
        read_cell(leaf, text)
    except Unreadable as cause:
        most = "" if leaf.most is None else f" (tối đa {plain(leaf.most)} điểm)"
        return f"Tiêu chí {leaf.code}{most}: {cause}"
    return ""


def note_fault(text: str) -> str:
    return f"Nhận xét dài quá {_WORDS} ký tự. Rút gọn lại." if len(text) > _WORDS else ""


def points_alone(leaf: Criterion, text: str) -> Fraction | None:
    """What the value earns by itself; None where it does not apply or hangs on other criteria."""
    if leaf.rule is None or leaf.rule.references or not text.strip():
        return None
    given = read_cell(leaf, text)
    return UnitSheet({leaf.code: leaf}, {leaf.code: given}).earned(leaf)


def leaf_of(criteria_set: CriteriaSet, code: str) -> Criterion | None:
    found = criteria_set.by_code.get(code)
    return found if found is not None and not found.parts else None


def same_value(one: str, other: str) -> bool:
    return one.strip().replace(",", ".") == other.strip().replace(",", ".")


def cleaned(given: Mapping[str, str]) -> dict[str, str]:
    return {code.strip(): " ".join(text.split()) for code, text in given.items()}
