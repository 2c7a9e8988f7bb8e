"""What differs between two sets: a score of one year means something only beside its set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.index.rules.criteria import CriteriaSet, Criterion
from motcua.index.rules.numbers import plain
from motcua.index.rules.rule_words import rule_words


class What(StrEnum):
    """The kind of a difference."""

    ADDED = "thêm"
    REMOVED = "bỏ"
    MAXIMUM = "điểm tối đa"
    RULE = "cách chấm"
    APPLIES = "không áp dụng"
    NAME = "tên"
    TOTAL = "cách tính tổng"
    GRADES = "xếp loại"


# These change what is written, not what a unit earns.
_MERELY_SAID = {What.NAME}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`code` is empty for what concerns the whole set."""

    code: str
    name: str
    what: What
    before: str = ""
    after: str = ""

    @property
    def counts(self) -> bool:
        """Whether points of both sets stop meaning the same."""
        return self.what not in _MERELY_SAID

    def __str__(self) -> str:
        place = f"tiêu chí {self.code}" if self.code else "bộ tiêu chí"
        if self.what in {What.ADDED, What.REMOVED}:
            return f"{place}: {self.what} ({self.name})"
        return f"{place}: {self.what} {self.before} → {self.after}"


def differences(before: CriteriaSet, after: CriteriaSet) -> list[Difference]:
    """In the order of `after`; then what is gone. Empty when both score alike and read alike."""
    earlier = {leaf.code: leaf for leaf in before.leaves}
    later = {leaf.code: leaf for leaf in after.leaves}
    found = list(_of_sets(before, after))
    for code, leaf in later.items():
        if code not in earlier:
            found.append(Difference(code=code, name=leaf.name, what=What.ADDED, after=_sum(leaf)))
        else:
            found += _of_leaves(earlier[code], leaf)
    for code, leaf in earlier.items():
        if code not in later:
            found.append(
                Difference(code=code, name=leaf.name, what=What.REMOVED, before=_sum(leaf))
            )
    return found


def changed_criteria(found: list[Difference]) -> int:
    """How many criteria no longer mean the same."""
    return len({one.code for one in found if one.counts and one.code})


def _of_sets(before: CriteriaSet, after: CriteriaSet) -> Iterator[Difference]:
    pairs = ((What.TOTAL, _total(before), _total(after)),
             (What.GRADES, _grades(before), _grades(after)))  # fmt: skip
    for what, old, new in pairs:
        if old != new:
            yield Difference(code="", name="", what=what, before=old, after=new)


def _of_leaves(before: Criterion, after: Criterion) -> Iterator[Difference]:
    pairs = (
        (What.NAME, before.name, after.name),
        (What.MAXIMUM, _top(before), _top(after)),
        (What.RULE, rule_words(before.rule), rule_words(after.rule)),
        (What.APPLIES, _applies(before), _applies(after)),
    )
    for what, old, new in pairs:
        if old != new:
            yield Difference(code=after.code, name=after.name, what=what, before=old, after=new)


def _sum(leaf: Criterion) -> str:
    return f"{_top(leaf)} điểm, {rule_words(leaf.rule)}"


def _top(leaf: Criterion) -> str:
    return "không giới hạn" if leaf.most is None else plain(leaf.most)


def _applies(leaf: Criterion) -> str:
    return "được, giảm điểm tối đa" if leaf.may_not_apply else "không được"


def _total(of: CriteriaSet) -> str:
    caps = [
        f"{name} tối đa {plain(cap)}"
        for name, cap in (("điểm thưởng", of.bonus_cap), ("điểm trừ", of.penalty_cap))
        if cap is not None
    ]
    return ", ".join(["phần trăm" if of.by_percent else "cộng điểm", *caps])


def _grades(of: CriteriaSet) -> str:
    return "; ".join(
        f"{grade.name} từ {plain(grade.least)}"
        + "".join(f", {one.of} ≥ {plain(one.least)}{'%' * one.in_percent}"
                  for one in grade.conditions)
        for grade in of.grades
    )  # fmt: skip
