"""The way up: what a unit lost, and how much more of one thing the next place would cost.

Each answer is a what-if on the sheet: the round itself is not touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from motcua.index.rules.criteria import Criterion
from motcua.index.rules.kinds import Ratio
from motcua.index.rules.numbers import half_up
from motcua.index.rules.scoring import Scored, score
from motcua.index.rules.sheet import read_cell
from motcua.index.rules.table import Table
from motcua.index.rules.values import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """`lost` in points of the criterion, `gain` in index points if it were earned in full.

    `more` is how many more of the numerator (dossiers on time) bring the next place by this
    criterion alone; None when it cannot.
    """

    criterion: Criterion
    lost: Fraction
    gain: Fraction
    more: int | None = None


def losses(table: Table, unit: str) -> list[Loss]:
    """Greatest gain first."""
    at = table.sheet.units.index(unit)
    scored = table.scored(at)
    given = table.sheet.given_of(at)
    goal = index_above(table, at)
    found = []
    for leaf in table.criteria_set.regular:
        earned = scored.earned[leaf.code]
        if earned is None or earned == leaf.top:
            continue
        more = None if goal is None else _more(scored, leaf, given, goal)
        gain = _if_earned(scored, leaf, leaf.top) - (scored.index or 0)
        found.append(Loss(criterion=leaf, lost=leaf.top - earned, gain=gain, more=more))
    return sorted(found, key=lambda loss: (-loss.gain, loss.criterion.code))


def index_above(table: Table, at: int) -> Fraction | None:
    """The index that shares the next better place in the block; None for the first."""
    place, block = int(table.places[at]), table.blocks[at]
    better = [
        other
        for other, (its, where) in enumerate(zip(table.places.tolist(), table.blocks, strict=True))
        if where == block and 0 < its < place
    ]
    if not better:
        return None
    return table.exact_index(max(better, key=lambda other: int(table.places[other])))


def what_if(table: Table, unit: str, values: dict[str, str]) -> Scored:
    """The unit's score with other values of some criteria; criteria that depend on them follow."""
    sheet = table.sheet.changed(unit, values)
    return score(table.criteria_set, unit, sheet.given_of(sheet.units.index(unit)))


def _if_earned(scored: Scored, leaf: Criterion, points: Fraction) -> Fraction:
    earned = {**scored.earned, leaf.code: points}
    return Scored(scored.criteria_set, scored.unit, earned).index or Fraction(0)


def _more(scored: Scored, leaf: Criterion, given: dict[str, Given], goal: Fraction) -> int | None:
    """The least addition to the numerator; the denominator stays, late becomes on time."""
    parts = given[leaf.code].parts
    if not isinstance(leaf.rule, Ratio) or parts is None or parts[1] <= 1:
        return None
    numerator, denominator = parts

    def reaches(more: int) -> bool:
        cell = read_cell(leaf, f"{_text(numerator + more)}/{_text(denominator)}")
        changed = score(scored.criteria_set, scored.unit, {**given, leaf.code: cell})
        return changed.index is not None and changed.index >= goal

    least, most = 0, int(denominator - numerator)
    if most <= 0 or not reaches(most):
        return None
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (least, middle) if reaches(middle) else (middle, most)
    return most


def _text(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else half_up(number, 9)


def improvement_rows(table: Table, unit: str) -> list[dict[str, str]]:
    """`more_for_next_rank`: additions to the numerator that this criterion alone would need."""
    return [
        {
            "unit": unit,
            "criterion": loss.criterion.code,
            "name": loss.criterion.name,
            "lost": half_up(loss.lost),
            "index_gain": half_up(loss.gain),
            "more_for_next_rank": "" if loss.more is None else str(loss.more),
        }
        for loss in losses(table, unit)
    ]
