"""A kept set as the engine reads it, and which of its criteria facts fill."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.index.models import RuleSet
from motcua.index.rules.bound import bound_names
from motcua.index.rules.criteria import CriteriaSet, Criterion
from motcua.index.rules.reading import read_set

# Sets of rounds do not change any more, and are read for every sheet.
_KEPT = 40
_read: dict[tuple[int, str], ReadRules] = {}


@dataclass(frozen=True)
class ReadRules:
    """`bound` names the figure of each criterion that facts fill."""

    criteria_set: CriteriaSet
    bound: dict[str, str]

    @property
    def leaves(self) -> dict[str, Criterion]:
        return {leaf.code: leaf for leaf in self.criteria_set.leaves}


def rules_of(rule_set: RuleSet) -> ReadRules:
    """Raises InvalidSet with each fault at its criterion."""
    key = (rule_set.pk or 0, repr(rule_set.body))
    if key not in _read:
        if len(_read) >= _KEPT:
            _read.clear()
        _read[key] = ReadRules(read_set(rule_set.body).criteria_set, bound_names(rule_set.body))
    return _read[key]


def leaf_in(rule_set: RuleSet, code: str) -> Criterion | None:
    """A criterion that takes a value; None for one with parts or a code that the set has not."""
    return rules_of(rule_set).leaves.get(code)
